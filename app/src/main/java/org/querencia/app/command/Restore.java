package org.querencia.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = {
            "Makes a server's data from a back-up, in a folder (or database) that holds none yet.",
            "Profiles and warehouse are made again from the log at the next start."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  querencia restore querencia-2026-11-22.backup --data /srv/querencia"
        })
final class Restore implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Parameters(paramLabel = "<file>")
    private Path file;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new CommandException(ExitCode.NOT_FOUND, "%s is not there".formatted(file));
        }
        Settings settings = common.settings();
        Application.restore(settings, file);
        Output output = common.output();
        output.answer(
                ApiClient.object()
                        .put("file", file.toString())
                        .put("data", settings.data().toString()),
                () ->
                        output.line(
                                "Restored into %s; start it with serve"
                                        .formatted(settings.data())));
        return ExitCode.DONE.code();
    }
}
