package org.querencia.app.command;

import java.time.Duration;
import java.util.Optional;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.server.ServerFile;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Listen;

/// A server to ask: the one that runs on the data folder, or else one of the command's own, on a
/// port nobody knows, caught up, and gone when the command is done. So every command does its work
/// in one way, whether a server runs or not.
final class Reach implements AutoCloseable {
    private static final Duration CATCH_UP_MAX = Duration.ofMinutes(30);

    private final ApiClient client;
    private final Optional<Application> own;

    private Reach(ApiClient client, Optional<Application> own) {
        this.client = client;
        this.own = own;
    }

    static Reach open(Settings settings) {
        Optional<ServerFile> running = ServerFile.read(settings.data());
        if (running.isPresent()) {
            ServerFile server = running.get();
            return new Reach(new ApiClient(server.address(), server.token()), Optional.empty());
        }
        Application own =
                Application.start(
                        settings.with(
                                new Listen(
                                        "127.0.0.1",
                                        0,
                                        Optional.empty(),
                                        settings.listen().trustedProxies())));
        own.awaitCaughtUp(CATCH_UP_MAX);
        return new Reach(new ApiClient(own.address(), own.localToken()), Optional.of(own));
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
        own.ifPresent(Application::close);
    }
}
