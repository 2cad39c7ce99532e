package org.querencia.app;

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
        try (Stopping stopping = Stopping.watch();
                Application server = stopping.started(Application.start(settings, complete))) {
            greet(server, say);
            if (server.database().users().all().isEmpty()) {
                say.accept("First administrator: open %s/set-up".formatted(server.baseUrl()));
            }
            stopping.await();
        }
    }

    /// Says where the server is, and what is shown only once.
    public static void greet(Application server, Consumer<String> say) {
        say.accept("Querencia runs at %s".formatted(server.baseUrl()));
        say.accept("Data: %s".formatted(server.data()));
        server.sqlPort()
                .ifPresent(
                        port -> say.accept("Read-only SQL for reports: port %d".formatted(port)));
        tellSecrets(server, say);
    }

    /// What a first start made up, which nobody can be shown again.
    public static void tellSecrets(Application server, Consumer<String> say) {
        for (Secret secret : server.secrets()) {
            say.accept("%s (shown once): %s".formatted(secret.what(), secret.value()));
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
