package org.querencia.app;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.querencia.app.FirstStart.Secret;
import org.querencia.app.settings.Settings;
import org.querencia.core.workspace.Workspace;

/// A server in the foreground: says where it is, and stays until the process is told to stop.
public final class Host {

    private Host() {}

    /// Runs until SIGTERM or Ctrl-C, then stops cleanly.
    ///
    /// @param say tells people; not part of any answer
    /// @param ask whether somebody is there to be asked about the company
    public static void run(Settings settings, Consumer<String> say, boolean ask) {
        UnaryOperator<Workspace> complete =
                ask ? new CompanyQuestions(settings.company(), say)::ask : told(say);
        try (Application server = Application.start(settings, complete)) {
            greet(server, say);
            if (server.database().users().all().isEmpty()) {
                say.accept("First administrator: open %s/set-up".formatted(server.baseUrl()));
            }
            awaitStop(server);
        }
    }

    /// Says where the server is, and what is shown only once.
    public static void greet(Application server, Consumer<String> say) {
        say.accept("Querencia runs at %s".formatted(server.baseUrl()));
        say.accept("Data: %s".formatted(server.data()));
        for (Secret secret : server.secrets()) {
            say.accept("%s (shown once): %s".formatted(secret.what(), secret.value()));
        }
    }

    /// Returns when the process is told to stop. The server is closed before the process ends, even
    /// if that signal comes while something else is under way.
    public static void awaitStop(Application server) {
        CountDownLatch stop = new CountDownLatch(1);
        Thread hook =
                new Thread(
                        () -> {
                            stop.countDown();
                            server.close();
                        },
                        "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            stop.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Decides for the company what nobody said, aloud.
    public static UnaryOperator<Workspace> told(Consumer<String> say) {
        return workspace -> {
            say.accept(
                    "First start: a company in %s, days of %s, currency %s, console in '%s'"
                                    .formatted(
                                            workspace.country(),
                                            workspace.zone(),
                                            workspace.currency().getCurrencyCode(),
                                            workspace.language().getLanguage())
                            + " (settings country, time-zone, currency, language say otherwise)");
            return workspace;
        };
    }
}
