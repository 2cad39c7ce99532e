package org.querencia.app.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is done with imports that were begun.
final class ImportManaging {

    private ImportManaging() {}

    private static String path(long id) {
        return "/api/imports/" + id;
    }

    @Command(
            name = "list",
            description = "Lists imports, newest first.",
            mixinStandardHelpOptions = true)
    static final class Jobs implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Option(names = "--limit", paramLabel = "<n>", defaultValue = "20")
        private int limit;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode page = reach.client().get("/api/imports?limit=" + limit);
                List<List<String>> rows = new ArrayList<>();
                for (JsonNode job : page.path("items")) {
                    rows.add(
                            List.of(
                                    job.path("id").asString(""),
                                    job.path("createdAt").asString("").substring(0, 16),
                                    job.path("kind").asString(""),
                                    job.path("source").asString(""),
                                    job.path("state").asString("")
                                            + (job.path("dryRun").asBoolean(false)
                                                    ? " (dry run)"
                                                    : ""),
                                    job.path("figures").path("rows").asString(""),
                                    job.path("figures").path("rejected").asString(""),
                                    job.path("files").path(0).asString("")));
                }
                output.answer(
                        page,
                        () ->
                                output.table(
                                        List.of(
                                                "ID",
                                                "ASKED AT",
                                                "KIND",
                                                "SOURCE",
                                                "STATE",
                                                "ROWS",
                                                "REJECTED",
                                                "FILE"),
                                        rows));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "show",
            description = "Says how an import stands.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Parameters(paramLabel = "<id>")
        private long id;

        @Option(
                names = "--mapping",
                description = "Prints the mapping it was done with, and no more.")
        private boolean mapping;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get(path(id)),
                    (output, job) -> {
                        if (mapping) {
                            output.line(job.path("mapping").asString("").stripTrailing());
                        } else {
                            ImportFollowing.words(job).forEach(output::line);
                        }
                    });
        }
    }

    @Command(
            name = "undo",
            description = "Takes back everything an import brought in, exactly.",
            mixinStandardHelpOptions = true)
    static final class Undo implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Parameters(paramLabel = "<id>")
        private long id;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                reach.client().post(path(id) + "/undo", ApiClient.object());
                return new ImportFollowing(reach, common.output()).follow(id);
            }
        }
    }

    @Command(
            name = "redo",
            description = "Undoes an import and does it again, with a corrected mapping.",
            mixinStandardHelpOptions = true)
    static final class Redo implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Parameters(paramLabel = "<id>")
        private long id;

        @Option(
                names = "--mapping",
                paramLabel = "<file>",
                description = "The corrected mapping; without it the same.")
        private @Nullable Path mapping;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                ObjectNode body = ApiClient.object();
                if (mapping != null) {
                    body.put("mapping", ImportCommands.text(mapping));
                }
                JsonNode job = reach.client().post(path(id) + "/redo", body);
                return new ImportFollowing(reach, common.output()).follow(job.path("id").asLong(0));
            }
        }
    }

    @Command(
            name = "resume",
            description = "Goes on with a stopped or failed import where it was.",
            mixinStandardHelpOptions = true)
    static final class Resume implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Parameters(paramLabel = "<id>")
        private long id;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                JsonNode job = reach.client().get(path(id));
                // One that a killed server left goes on by itself when a server is there again.
                if (ImportFollowing.rests(job)) {
                    reach.client().post(path(id) + "/resume", ApiClient.object());
                }
                return new ImportFollowing(reach, common.output()).follow(id);
            }
        }
    }

    @Command(
            name = "cancel",
            description = "Stops an import that waits or runs.",
            mixinStandardHelpOptions = true)
    static final class Cancel implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Parameters(paramLabel = "<id>")
        private long id;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.post(path(id) + "/cancel", ApiClient.object()),
                    (output, job) -> ImportFollowing.words(job).forEach(output::line));
        }
    }

    @Command(
            name = "rejects",
            description =
                    "Writes the rows of an import that were not taken as CSV, with the reason.",
            mixinStandardHelpOptions = true)
    static final class Rejects implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Parameters(paramLabel = "<id>")
        private long id;

        @Option(
                names = "--to",
                paramLabel = "<file>",
                description = "Where to. Default: standard output.")
        private @Nullable Path to;

        @Override
        public Integer call() {
            try (Reach reach = common.reach();
                    OutputStream out = out()) {
                reach.client().stream(reach.client().request(path(id) + "/rejects").GET(), out);
                return ExitCode.DONE.code();
            } catch (IOException failed) {
                throw new UncheckedIOException(
                        "the rejected rows could not be written: " + failed.getMessage(), failed);
            }
        }

        private OutputStream out() throws IOException {
            if (to == null) {
                return new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
            }
            return Files.newOutputStream(to);
        }
    }

    @Command(
            name = "detect",
            description = {
                "Says how a file is written and what its columns seem to mean, as a mapping that can"
                        + " be corrected and used."
            },
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  querencia import detect ventas.csv > ventas.yaml"})
    static final class Detect implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<file>")
        private Path file;

        @Override
        public Integer call() {
            Output output = common.output();
            if (!Files.isReadable(file)) {
                throw new CommandException(
                        ExitCode.NOT_FOUND, "there is no file %s that can be read".formatted(file));
            }
            try (Reach reach = common.reach()) {
                ApiClient client = reach.client();
                String id = ImportCommands.upload(client, file, output).path("id").asString("");
                try {
                    JsonNode detection =
                            client.post("/api/uploads/" + id + "/detect", ApiClient.object());
                    output.answer(detection, () -> tell(output, detection));
                } finally {
                    client.delete("/api/uploads/" + id);
                }
                return ExitCode.DONE.code();
            }
        }

        /// What was found goes to standard error, the mapping to standard output.
        private static void tell(Output output, JsonNode detection) {
            for (JsonNode found : detection.path("files")) {
                output.note(
                        "%s: %s%s%s, header in line %d, decimals with '%s'"
                                .formatted(
                                        found.path("name").asString(""),
                                        found.path("type").asString(""),
                                        part(found, "encoding", ", "),
                                        part(found, "delimiter", ", delimiter "),
                                        found.path("headerLine").asLong(0),
                                        found.path("decimal").asString("")));
                found.path("problems").forEach(problem -> output.note("  " + problem.asString("")));
                found.path("columns")
                        .forEach(column -> {
                            String doubt = column.path("doubt").asString("");
                            if (!doubt.isEmpty()) {
                                output.note(
                                        "  %s: %s"
                                                .formatted(
                                                        column.path("name").asString(""), doubt));
                            }
                        });
            }
            JsonNode suggestion = detection.path("suggestion");
            output.note(
                    "Likely %s (%.0f %%):"
                            .formatted(
                                    suggestion.path("kind").asString(""),
                                    100 * suggestion.path("confidence").asDouble(0)));
            output.line(suggestion.path("mapping").asString("").stripTrailing());
        }

        private static String part(JsonNode found, String name, String before) {
            String text = found.path(name).asString("");
            return text.isEmpty() ? "" : before + (text.equals("\t") ? "tab" : text);
        }
    }
}
