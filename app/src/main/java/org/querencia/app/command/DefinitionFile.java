package org.querencia.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A YAML file of definitions, brought to the server or from it.
final class DefinitionFile {

    private DefinitionFile() {}

    /// @param more what goes along with the file
    /// @param say tells a person what the server answered
    static int take(
            Common common,
            String path,
            Path file,
            ObjectNode more,
            BiConsumer<Output, JsonNode> say) {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            JsonNode done = reach.client().post(path, more.put("yaml", Files.readString(file)));
            output.answer(done, () -> say.accept(output, done));
            return ExitCode.DONE.code();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "%s cannot be read: %s".formatted(file, failed.getMessage()), failed);
        }
    }

    static int take(Common common, String path, Path file) {
        return take(
                common,
                path,
                file,
                ApiClient.object(),
                (output, done) ->
                        output.line(
                                "%d changed, %d the same"
                                        .formatted(
                                                done.path("changed").asLong(),
                                                done.path("same").asLong())));
    }

    /// Writes all definitions of a kind as YAML.
    abstract static class Write implements Callable<Integer> {
        private final String path;

        @Mixin private final Common common = new Common();

        @Option(
                names = "--to",
                paramLabel = "<file>",
                description = "Where to, in place of what is there. Default: standard output.")
        private @Nullable Path to;

        Write(String path) {
            this.path = path;
        }

        @Override
        public final Integer call() {
            return SegmentFileCommands.write(common, path, to);
        }
    }

    /// Takes definitions of a kind from YAML; those it does not name stay.
    abstract static class Take implements Callable<Integer> {
        private final String path;

        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<file>")
        private Path file;

        Take(String path) {
            this.path = path;
        }

        @Override
        public final Integer call() {
            return take(common, path, file);
        }
    }
}
