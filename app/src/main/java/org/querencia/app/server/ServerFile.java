package org.querencia.app.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `server.json` in the data folder: how commands on this machine reach the server that holds it.
/// Readable by its owner only, since the token may do everything.
///
/// @param process of the server; a file whose process is gone was left by a kill and means nothing
public record ServerFile(URI address, String token, long process) {
    private static final String NAME = "server.json";
    private static final JsonMapper JSON = new JsonMapper();

    /// The file of a server that lives; empty when there is none.
    public static Optional<ServerFile> read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            JsonNode json = JSON.readTree(Files.readString(file));
            ServerFile server =
                    new ServerFile(
                            URI.create(json.path("address").asString("")),
                            json.path("token").asString(""),
                            json.path("process").asLong(0));
            return Optional.of(server).filter(ServerFile::alive);
        } catch (JacksonException | IllegalArgumentException halfWritten) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "%s cannot be read: run as the user who started the server".formatted(file),
                    unreadable);
        }
    }

    public void write(Path folder) {
        String json =
                JSON.writeValueAsString(
                        JSON.createObjectNode()
                                .put("address", address.toString())
                                .put("token", token)
                                .put("process", process));
        try {
            Path fresh = folder.resolve(NAME + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, json);
            Files.move(fresh, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "%s cannot be written".formatted(folder.resolve(NAME)), failed);
        }
    }

    public static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(NAME));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean alive() {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
    }

    /// Without the token.
    @Override
    public String toString() {
        return "server at %s, process %d".formatted(address, process);
    }
}
