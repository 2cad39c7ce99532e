package org.querencia.app.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

/// Segments and their people as files, on the command line.
final class SegmentFileCommands {

    private SegmentFileCommands() {}

    /// Writes an answer to a file or, as it is, to standard output.
    static int write(Common common, String path, @Nullable Path to) {
        try (Reach reach = common.reach()) {
            if (to == null) {
                try (OutputStream out =
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
                    reach.client().stream(reach.client().request(path).GET(), out);
                }
                return ExitCode.DONE.code();
            }
            long bytes = Export.toFile(reach.client(), reach.client().request(path).GET(), to);
            Output output = common.output();
            output.answer(
                    ApiClient.object().put("file", to.toString()).put("bytes", bytes),
                    () -> output.line("%s: %,d bytes".formatted(to, bytes)));
            return ExitCode.DONE.code();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the file could not be written: " + failed.getMessage(), failed);
        }
    }

    @Command(
            name = "export",
            description = "Writes segments as YAML: all, or those named.",
            mixinStandardHelpOptions = true)
    static final class Write implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Parameters(arity = "0..*", paramLabel = "<key>")
        private List<String> keys = List.of();

        @Option(
                names = "--to",
                paramLabel = "<file>",
                description = "Where to, in place of what is there. Default: standard output.")
        private @Nullable Path to;

        @Override
        public Integer call() {
            StringBuilder path = new StringBuilder("/api/segment-files");
            for (int i = 0; i < keys.size(); i++) {
                path.append(ApiClient.path(i == 0 ? "?key={}" : "&key={}", keys.get(i)));
            }
            return write(common, path.toString(), to);
        }
    }

    @Command(
            name = "people",
            description = "Writes all people of a segment as CSV.",
            mixinStandardHelpOptions = true)
    static final class People implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Option(
                names = "--to",
                paramLabel = "<file>",
                description = "Where to, in place of what is there. Default: standard output.")
        private @Nullable Path to;

        @Override
        public Integer call() {
            return write(common, ApiClient.path("/api/segments/{}/members.csv", key), to);
        }
    }

    @Command(
            name = "import",
            description = "Takes segments from a YAML file; those it does not name stay.",
            mixinStandardHelpOptions = true)
    static final class Take implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<file>")
        private Path file;

        @Option(names = "--dry-run", description = "Only tells what it would do.")
        private boolean dryRun;

        @Override
        public Integer call() {
            return DefinitionFile.take(
                    common,
                    "/api/segment-files",
                    file,
                    ApiClient.object().put("trial", dryRun),
                    Take::say);
        }

        private static void say(Output output, JsonNode done) {
            output.line(
                    "%d made, %d changed, %d the same"
                            .formatted(
                                    done.path("made").asLong(),
                                    done.path("changed").asLong(),
                                    done.path("same").asLong()));
            List<List<String>> rows = new ArrayList<>();
            done.path("segments")
                    .forEach(step ->
                            step.path("differences")
                                    .forEach(one ->
                                            rows.add(
                                                    List.of(
                                                            step.path("key").asString(""),
                                                            one.path("field").asString(""),
                                                            one.path("before").asString(""),
                                                            one.path("after").asString("")))));
            if (!rows.isEmpty()) {
                output.table(List.of("SEGMENT", "FIELD", "BEFORE", "AFTER"), rows);
            }
        }
    }
}
