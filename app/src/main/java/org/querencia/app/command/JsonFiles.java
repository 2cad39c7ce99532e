package org.querencia.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Definitions that people keep in files.
final class JsonFiles {

    private JsonFiles() {}

    /// @param file standard input where there is none
    static JsonNode read(@Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw new CommandException(ExitCode.NOT_FOUND, "%s is not there".formatted(file));
        }
        try {
            return new JsonMapper()
                    .readTree(
                            file == null
                                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                                    : Files.readString(file));
        } catch (JacksonException notJson) {
            throw new CommandException(
                    ExitCode.USAGE, "the definition is no JSON: " + notJson.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "the definition cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
