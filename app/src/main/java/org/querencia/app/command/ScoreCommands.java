package org.querencia.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How promising people are, on the command line.
@Command(
        name = "score",
        description = "How promising people are, and how well that was foretold.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ScoreCommands.ListAll.class,
            ScoreCommands.Show.class,
            ScoreCommands.Put.class,
            ScoreCommands.Delete.class,
            ScoreCommands.Spread.class,
            ScoreCommands.Test.class,
            ScoreCommands.Of.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia score show lead > lead.json",
            "  querencia score put lead lead.json",
            "  querencia score test lead --days 60",
            "  querencia score of email:ana@shop.example"
        })
final class ScoreCommands extends Group {
    private static String path(String key) {
        return ApiClient.path("/api/scores/{}", key);
    }

    @Command(
            name = "list",
            description = "Lists the scores there are.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode found = reach.client().get("/api/scores?limit=500");
                List<List<String>> rows = new ArrayList<>();
                found.path("items")
                        .forEach(score ->
                                rows.add(
                                        List.of(
                                                score.path("key").asString(""),
                                                score.path("name").asString(""),
                                                score.path("people").asString(""),
                                                Integer.toString(score.path("grounds").size()))));
                output.answer(
                        found,
                        () -> output.table(List.of("KEY", "NAME", "PEOPLE", "GROUNDS"), rows));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "show",
            description = "Prints a score with all that gives points; always JSON.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                common.output().line(ApiClient.pretty(reach.client().get(path(key))));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "put",
            description = "Makes a score, or puts another whole one in its place.",
            mixinStandardHelpOptions = true)
    static final class Put implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<key>")
        private String key;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<file>", description = "As `score show` prints it.")
        private Path file;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.put(path(key), read(file)),
                    (output, put) ->
                            output.line(
                                    "'%s' is in force, version %d"
                                            .formatted(key, put.path("version").asInt())));
        }

        private static JsonNode read(Path file) {
            if (!Files.isReadable(file)) {
                throw new CommandException(ExitCode.NOT_FOUND, "%s is not there".formatted(file));
            }
            try {
                return new JsonMapper().readTree(Files.readString(file));
            } catch (JacksonException malformed) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "%s is no JSON: %s".formatted(file, malformed.getMessage()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    @Command(name = "delete", description = "Gives a score up.", mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.delete(path(key)),
                    (output, gone) -> output.line("'%s' is gone".formatted(key)));
        }
    }

    @Command(
            name = "spread",
            description = "Tells how many people have which score now.",
            mixinStandardHelpOptions = true)
    static final class Spread implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode found = reach.client().get(path(key) + "/spread");
                List<List<String>> rows = new ArrayList<>();
                found.path("scores")
                        .forEach(one ->
                                rows.add(
                                        List.of(
                                                one.path("score").asString(),
                                                "%,d".formatted(one.path("people").asLong()))));
                output.answer(found, () -> output.table(List.of("SCORE", "PEOPLE"), rows));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "test",
            description = "Holds a score as it was on a past day against who bought afterwards.",
            mixinStandardHelpOptions = true)
    static final class Test implements Callable<Integer> {
        private static final List<String> HEADS =
                List.of("SCORES", "PEOPLE", "BOUGHT", "RATE", "LIFT", "OF ALL BUYERS");

        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Option(
                names = "--day",
                description = "The past day, such as 2026-09-01; the last one that can be tested.")
        private @Nullable String day;

        @Option(
                names = "--days",
                defaultValue = "30",
                description = "For how long buyers are looked for, 1 to 730.")
        private int days = 30;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.get(
                                    path(key)
                                            + "/backtest?days="
                                            + days
                                            + (day == null ? "" : ApiClient.path("&day={}", day))),
                    Test::say);
        }

        private static void say(Output output, JsonNode test) {
            output.line(
                    "%s, %d days: %,d people, %,d bought; area %.3f (%.3f to %.3f): %s"
                            .formatted(
                                    test.path("day").asString(),
                                    test.path("days").asInt(),
                                    test.path("people").asLong(),
                                    test.path("buyers").asLong(),
                                    test.path("area").path("value").asDouble(),
                                    test.path("area").path("low").asDouble(),
                                    test.path("area").path("high").asDouble(),
                                    test.path("verdict").asString()));
            List<List<String>> rows = new ArrayList<>();
            test.path("tenths")
                    .forEach(tenth ->
                            rows.add(
                                    List.of(
                                            tenth.path("to").asInt()
                                                    + "-"
                                                    + tenth.path("from").asInt(),
                                            "%.0f".formatted(tenth.path("people").asDouble()),
                                            "%.1f".formatted(tenth.path("buyers").asDouble()),
                                            "%.1f%%".formatted(tenth.path("rate").asDouble() * 100),
                                            "%.2f".formatted(tenth.path("lift").asDouble()),
                                            "%.0f%%"
                                                    .formatted(
                                                            tenth.path("gained").asDouble()
                                                                    * 100))));
            output.table(HEADS, rows);
        }
    }

    @Command(
            name = "of",
            description = "Tells the scores of a person, with what gives them.",
            mixinStandardHelpOptions = true)
    static final class Of implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<person>")
        private String named;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode person = ProfileCommands.person(reach.client(), named);
                JsonNode found =
                        reach.client()
                                .get(
                                        ApiClient.path(
                                                "/api/profiles/{}/scores",
                                                person.path("id").asString()));
                output.answer(found, () -> say(output, found));
                return ExitCode.DONE.code();
            }
        }

        private static void say(Output output, JsonNode found) {
            found.path("items")
                    .forEach(one -> {
                        output.line(
                                "%s: %d %s"
                                        .formatted(
                                                one.path("name").asString(""),
                                                one.path("score").asInt(),
                                                one.path("grade").asString("")));
                        one.path("grounds")
                                .forEach(ground ->
                                        output.line(
                                                "  %6s  %s"
                                                        .formatted(
                                                                ground.path("points").asString(),
                                                                ground.path("name")
                                                                        .asString(
                                                                                ground.path("rule")
                                                                                        .asString(
                                                                                                "")))));
                    });
        }
    }
}
