package org.querencia.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.querencia.app.client.ApiClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A YAML file of definitions, brought to the server.
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
}
