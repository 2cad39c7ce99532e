package org.querencia.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists of people put together by hand, on the command line.
@Command(
        name = "list",
        description = "Fixed lists: segments whose people are put together by hand.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListCommands.Make.class,
            ListCommands.Add.class,
            ListCommands.Remove.class,
            ListCommands.Read.class,
            ListCommands.Copy.class,
            ListCommands.Undo.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia list make fair-2026 --name \"Fair 2026\"",
            "  querencia list add fair-2026 email:ana@x.co user_id:42",
            "  querencia list read fair-2026 attendees.csv --dry-run",
            "  querencia list copy called --from lapsed",
            "  querencia list undo fair-2026 <change>"
        })
final class ListCommands extends Group {
    private static String path(String key, String part) {
        return ApiClient.path("/api/segments/{}/people", key) + part;
    }

    private static void say(Output output, JsonNode change) {
        output.line(
                "%,d people; to take it back: querencia list undo <list> %s"
                        .formatted(
                                change.path("people").asLong(),
                                change.path("change").asString("")));
        if (change.path("forgotten").asLong() > 0) {
            output.note(
                    "%,d of them asked to be forgotten: nothing was written of them"
                            .formatted(change.path("forgotten").asLong()));
        }
    }

    private static JsonNode put(Reach reach, String key, String way, List<String> people) {
        ObjectNode body = ApiClient.object().put("way", way);
        ArrayNode named = body.putArray("people");
        people.forEach(named::add);
        return reach.client().post(path(key, ""), body);
    }

    @Command(
            name = "make",
            description = "Makes a list with nobody on it yet.",
            mixinStandardHelpOptions = true)
    static final class Make implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Option(names = "--name", required = true, description = "As it is shown.")
        private String name;

        @Option(names = "--folder", defaultValue = "", description = "Where it is filed.")
        private String folder = "";

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.post(
                                    "/api/segments",
                                    ApiClient.object()
                                            .put("key", key)
                                            .put("name", name)
                                            .put("folder", folder)
                                            .put("kind", "list")),
                    (output, made) -> output.line("'%s' is made".formatted(key)));
        }
    }

    @Command(
            name = "add",
            description =
                    "Puts people on a list, named by id or identifier such as email:ana@x.co.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<list>")
        private String key;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "<person>")
        private List<String> people;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode answer = put(reach, key, "join", people);
                output.answer(answer, () -> say(output, answer));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "remove",
            description = "Takes people off a list.",
            mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<list>")
        private String key;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "<person>")
        private List<String> people;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode answer = put(reach, key, "leave", people);
                output.answer(answer, () -> say(output, answer));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "read",
            description =
                    "Puts the people on a list whom the rows of a file name; other rows are told.",
            mixinStandardHelpOptions = true)
    static final class Read implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<list>")
        private String key;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<file>")
        private Path file;

        @Option(names = "--leave", description = "Takes them off instead.")
        private boolean leave;

        @Option(names = "--dry-run", description = "Only tells what it would do.")
        private boolean dryRun;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode read =
                        reach.client()
                                .upload(
                                        path(
                                                key,
                                                ApiClient.path(
                                                        "/file?way={}&trial={}&name={}",
                                                        leave ? "leave" : "join",
                                                        Boolean.toString(dryRun),
                                                        String.valueOf(file.getFileName()))),
                                        file);
                output.answer(read, () -> tell(output, read));
                return ExitCode.DONE.code();
            } catch (IOException failed) {
                throw new UncheckedIOException(
                        "%s cannot be read: %s".formatted(file, failed.getMessage()), failed);
            }
        }

        private static void tell(Output output, JsonNode read) {
            output.line(
                    "%,d of %,d rows name somebody"
                            .formatted(read.path("found").asLong(), read.path("rows").asLong()));
            if (!read.path("trial").asBoolean()) {
                say(output, read);
            }
            List<List<String>> rows = new ArrayList<>();
            read.path("others")
                    .forEach(row -> {
                        List<String> cells = new ArrayList<>();
                        row.path("cells").forEach(cell -> cells.add(cell.asString("")));
                        rows.add(
                                List.of(
                                        Long.toString(row.path("line").asLong()),
                                        row.path("result").asString(""),
                                        row.path("why").asString(""),
                                        String.join(" | ", cells)));
                    });
            if (!rows.isEmpty()) {
                output.table(List.of("LINE", "RESULT", "WHY", "ROW"), rows);
            }
            if (!read.path("whole").asBoolean(true)) {
                output.note("The file has more rows than are read at once; split it.");
            }
        }
    }

    @Command(
            name = "copy",
            description = "Puts all on a list who are in a segment now.",
            mixinStandardHelpOptions = true)
    static final class Copy implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<list>")
        private String key;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Option(names = "--from", required = true, description = "The key of the segment.")
        private String from;

        @Option(names = "--leave", description = "Takes them off instead.")
        private boolean leave;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.post(
                                    path(key, "/copy"),
                                    ApiClient.object()
                                            .put("from", from)
                                            .put("way", leave ? "leave" : "join")),
                    ListCommands::say);
        }
    }

    @Command(
            name = "undo",
            description = "Takes a change of a list back, exactly.",
            mixinStandardHelpOptions = true)
    static final class Undo implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<list>")
        private String key;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<change>")
        private String change;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.post(
                                    path(key, "/undo"), ApiClient.object().put("change", change)),
                    (output, undone) -> output.line("taken back"));
        }
    }
}
