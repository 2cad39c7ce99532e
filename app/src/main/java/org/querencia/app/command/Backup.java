package org.querencia.app.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = {
            "Writes everything that cannot be derived into one file, while the server runs.",
            "The file holds personal data and hashes of keys: keep it as safe as the data folder."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  querencia backup querencia-2026-11-22.backup"})
final class Backup implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Parameters(paramLabel = "<file>", description = "Must not be there yet.")
    private Path file;

    @Override
    public Integer call() {
        if (Files.exists(file)) {
            throw new CommandException(ExitCode.REFUSED, "%s is there already".formatted(file));
        }
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (Reach reach = common.reach()) {
            Files.deleteIfExists(partial);
            Files.createFile(
                    partial,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            long bytes;
            try (OutputStream out = Files.newOutputStream(partial)) {
                bytes =
                        reach.client().stream(
                                reach.client()
                                        .request("/api/backup")
                                        .POST(BodyPublishers.ofString("{}")),
                                out);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            Output output = common.output();
            output.answer(
                    ApiClient.object().put("file", file.toString()).put("bytes", bytes),
                    () -> output.line("%s: %,d bytes".formatted(file, bytes)));
            return ExitCode.DONE.code();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "%s could not be written: %s".formatted(file, failed.getMessage()), failed);
        }
    }
}
