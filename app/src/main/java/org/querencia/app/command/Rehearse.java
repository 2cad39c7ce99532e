package org.querencia.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.logging.Logs;
import org.querencia.app.server.DataFolder;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Logging;
import picocli.CommandLine.Command;

/// Does what a server does at its start and in its first seconds, on a throw-away folder, so that
/// the Java machine can note which classes that takes.
@Command(name = "rehearse", hidden = true)
final class Rehearse implements Callable<Integer> {
    private static final List<String> VISITED =
            List.of("/api/sources", "/api/overview", "/api/profiles?identifier=email:ana@x.co");

    @Override
    public Integer call() throws IOException {
        Logs.configure(new Logging("warn", Logging.Format.TEXT, Optional.empty()), false);
        Path folder = Files.createTempDirectory("querencia-rehearsal");
        try (Application server = Application.start(Settings.local(folder));
                ApiClient client = new ApiClient(server.address(), server.localToken())) {
            VISITED.forEach(client::get);
        } finally {
            DataFolder.delete(folder);
        }
        return ExitCode.DONE.code();
    }
}
