package org.querencia.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.querencia.app.Application;
import org.querencia.app.Host;
import org.querencia.app.Stopping;
import org.querencia.app.client.ApiClient;
import org.querencia.app.server.DataFolder;
import org.querencia.app.server.ServerFile;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Listen;

/// A server to ask: the one that runs on the data folder, or else one of the command's own, on a
/// port nobody knows, caught up, and gone when the command is done. So every command does its work
/// in one way, whether a server runs or not.
final class Reach implements AutoCloseable {
    private static final Duration CATCH_UP_MAX = Duration.ofMinutes(30);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ApiClient client;
    private final Optional<Own> own;

    private record Own(Application server, Stopping stopping) {}

    private Reach(ApiClient client, Optional<Own> own) {
        this.client = client;
        this.own = own;
    }

    /// @param make whether a folder that holds nothing is made into a new installation; else that
    ///   is a [CommandException]
    static Reach open(Settings settings, Output output, boolean make) {
        Optional<ServerFile> running = ServerFile.read(settings.data());
        if (running.isPresent()) {
            ServerFile server = running.get();
            return new Reach(new ApiClient(server.address(), server.token()), Optional.empty());
        }
        if (!make && settings.database().isEmpty() && holdsNothing(settings.data())) {
            throw new CommandException(
                    ExitCode.NOT_FOUND,
                    "nothing is kept in %s: start a server there first, or name another folder with --data"
                            .formatted(settings.data()));
        }
        return ofItsOwn(settings, output);
    }

    private static Reach ofItsOwn(Settings settings, Output output) {
        Stopping stopping = Stopping.watch();
        try {
            Application server =
                    stopping.started(
                            Application.start(
                                    settings.with(unknownPort(settings)), Host.told(output::note)));
            Host.tellSecrets(server, output::note);
            Reach reach =
                    new Reach(
                            new ApiClient(server.address(), server.localToken()),
                            Optional.of(new Own(server, stopping)));
            reach.catchUp(server, output);
            return reach;
        } catch (RuntimeException failed) {
            stopping.close();
            throw failed;
        }
    }

    ApiClient client() {
        return client;
    }

    /// Whether a server was running already.
    boolean running() {
        return own.isEmpty();
    }

    @Override
    public void close() {
        client.close();
        own.ifPresent(mine -> {
            mine.server().close();
            mine.stopping().close();
        });
    }

    /// What was collected and not yet applied when the last server ended is applied first.
    private void catchUp(Application server, Output output) {
        long until = System.nanoTime() + CATCH_UP_MAX.toNanos();
        boolean caughtUp = server.awaitCaughtUp(LOOK);
        try (Advance advance = Advance.of("Reading the log", output)) {
            while (!caughtUp && System.nanoTime() < until) {
                advance.show(client.get("/api/progress"));
                caughtUp = server.awaitCaughtUp(LOOK);
            }
        }
        if (!caughtUp) {
            close();
            throw new CommandException(
                    ExitCode.CANNOT_RUN,
                    "the log could not be read to its end in %d minutes; run a server and look at its log"
                            .formatted(CATCH_UP_MAX.toMinutes()));
        }
    }

    private static Listen unknownPort(Settings settings) {
        return new Listen("127.0.0.1", 0, Optional.empty(), settings.listen().trustedProxies());
    }

    private static boolean holdsNothing(Path data) {
        return !Files.isDirectory(DataFolder.postgres(data));
    }
}
