package org.querencia.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where people stand on their way, on the command line.
@Command(
        name = "stage",
        description = "Where people stand on their way, and how they pass from stage to stage.",
        mixinStandardHelpOptions = true,
        subcommands = {
            StageCommands.ListAll.class,
            StageCommands.Show.class,
            StageCommands.Set.class,
            StageCommands.Change.class,
            StageCommands.Delete.class,
            StageCommands.People.class,
            StageFigureCommands.Board.class,
            StageFigureCommands.Flows.class,
            StageFigureCommands.Funnel.class,
            StageFigureCommands.Rate.class,
            StageFigureCommands.Rates.class,
            StageFigureCommands.Passages.class,
            StageFileCommands.Write.class,
            StageFileCommands.Take.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia stage change journey --state active",
            "  querencia stage board journey",
            "  querencia stage rates journey interest --by trait.city",
            "  querencia stage export --to stages.yaml",
            "  querencia stage import stages.yaml"
        })
final class StageCommands extends Group {
    static String path(String model) {
        return ApiClient.path("/api/stages/{}", model);
    }

    static String name(JsonNode named) {
        JsonNode name = named.path("name");
        return name.isString() ? name.asString() : name.path("es").asString("");
    }

    private static void show(Output output, JsonNode model) {
        output.answer(
                model, () -> output.table(List.of("KEY", "NAME", "PEOPLE", "ENTER"), rows(model)));
    }

    private static List<List<String>> rows(JsonNode model) {
        List<List<String>> rows = new ArrayList<>();
        model.path("stages")
                .forEach(stage -> {
                    String key = stage.path("key").asString("");
                    rows.add(
                            List.of(
                                    key,
                                    name(stage),
                                    "%,d".formatted(model.path("sizes").path(key).asLong()),
                                    stage.path("enter").asString("").replaceAll("\\s+", " ")));
                });
        return rows;
    }

    @Command(
            name = "list",
            description =
                    "Lists the models of stages; shipped ones are drafts until they are used.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            return common.answer(client -> client.list("/api/stages"), ListAll::say);
        }

        private static void say(Output output, JsonNode all) {
            List<List<String>> rows = new ArrayList<>();
            all.path("items")
                    .forEach(model ->
                            rows.add(
                                    List.of(
                                            model.path("key").asString(""),
                                            name(model),
                                            model.path("state").asString(""),
                                            Integer.toString(model.path("stages").size()))));
            output.table(List.of("KEY", "NAME", "STATE", "STAGES"), rows);
        }
    }

    @Command(
            name = "show",
            description = "Shows a model with how many stand in each stage; --json for a file.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<model>")
        private String model;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                StageCommands.show(common.output(), reach.client().get(path(model)));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "set",
            description =
                    "Puts a whole model in force, from a file as `stage show --json` gives it.",
            mixinStandardHelpOptions = true)
    static final class Set implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<model>")
        private String model;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "<file>",
                description = "Default: standard input.")
        private @Nullable Path file;

        @Override
        public Integer call() {
            JsonNode definition = JsonFiles.read(file);
            try (Reach reach = common.reach()) {
                StageCommands.show(common.output(), reach.client().put(path(model), definition));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "change",
            description = "Puts a model in force, or makes a draft of it again.",
            mixinStandardHelpOptions = true)
    static final class Change implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<model>")
        private String model;

        @Option(names = "--state", required = true, description = "active or draft.")
        private String state = "";

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                ObjectNode changed = reach.client().get(path(model)).asObject();
                changed.put("state", state);
                StageCommands.show(common.output(), reach.client().put(path(model), changed));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "delete",
            description = "Gives a model up, with where people stand in it.",
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<model>")
        private String model;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.delete(path(model)),
                    (output, gone) -> output.line("'%s' is gone".formatted(model)));
        }
    }

    @Command(
            name = "people",
            description =
                    "Lists who stands in a stage; without one, who was in one and is in none.",
            mixinStandardHelpOptions = true)
    static final class People implements Callable<Integer> {
        private static final List<String> OF_EACH = List.of("PERSON", "NAME", "SINCE", "TURN");

        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<model>")
        private String model;

        @Parameters(index = "1", arity = "0..1", paramLabel = "<stage>")
        private @Nullable String stage;

        @Option(names = "--limit", defaultValue = "50", description = "At most so many, 1 to 500.")
        private int limit = 50;

        @Option(names = "--cursor", description = "Continues a list: the `next` of the one before.")
        private @Nullable String cursor;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.get(
                                    path(model)
                                            + "/people?limit="
                                            + limit
                                            + asked("&stage={}", stage)
                                            + asked("&cursor={}", cursor)),
                    People::say);
        }

        private static void say(Output output, JsonNode found) {
            List<List<String>> rows = new ArrayList<>();
            found.path("items")
                    .forEach(person ->
                            rows.add(
                                    List.of(
                                            person.path("profile").asString(""),
                                            person.path("name").asString(""),
                                            person.path("since").asString(""),
                                            person.path("turn").asString(""))));
            output.table(OF_EACH, rows);
            if (found.path("next").isString()) {
                output.note("More: --cursor " + found.path("next").asString());
            }
        }
    }

    static String asked(String template, @Nullable String value) {
        return value == null ? "" : ApiClient.path(template, value);
    }
}
