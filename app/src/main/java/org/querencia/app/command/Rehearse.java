package org.querencia.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Load;
import org.querencia.app.logging.Logs;
import org.querencia.app.server.DataFolder;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Logging;
import org.querencia.app.settings.Settings.Presets;
import picocli.CommandLine.Command;

/// Does what a server does at its start and in its first minute, on a throw-away folder, so that
/// the Java machine can note which classes that takes, and which methods are worth compiling at
/// once.
@Command(name = "rehearse", hidden = true)
final class Rehearse implements Callable<Integer> {

    private static final List<String> VISITED =
            List.of(
                    "/api/sources",
                    "/api/overview",
                    "/api/profiles?q=persona",
                    "/api/profiles?identifier=email:ana@x.co");

    private static final Load.Plan BATCHES = new Load.Plan("rehearsal", 40_000, 4_000, 4, 100, 0);
    private static final Load.Plan SINGLES = new Load.Plan("singles", 2_000, 200, 4, 1, 0);
    private static final int EVENTS_PER_SECOND = 1_000_000;
    private static final Duration CAUGHT_UP_MAX = Duration.ofMinutes(1);

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Logs.configure(new Logging("warn", Logging.Format.TEXT, Optional.empty()), false);
        Path folder = Files.createTempDirectory("querencia-rehearsal");
        String key = UUID.randomUUID().toString();
        Presets presets =
                new Presets(Optional.of(key), Optional.empty(), Optional.empty(), Optional.empty());
        try (Application server = Application.start(Settings.local(folder).with(presets));
                ApiClient client = new ApiClient(server.address(), server.localToken())) {
            client.patch(
                    "/api/sources/server",
                    ApiClient.object().put("eventsPerSecond", EVENTS_PER_SECOND));
            Load load = new Load("127.0.0.1", server.port(), key);
            load.send(BATCHES);
            load.send(SINGLES);
            server.awaitCaughtUp(CAUGHT_UP_MAX);
            VISITED.forEach(client::get);
            RehearsedLink.run(folder);
        } finally {
            DataFolder.delete(folder);
        }
        return ExitCode.DONE.code();
    }
}
