package org.querencia.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.querencia.app.Application;
import org.querencia.app.Host;
import org.querencia.app.Stopping;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Company;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.web.console.signin.SignIn;
import org.querencia.web.http.Secrets;

/// A server with the demo shop beside it.
public final class DemoHost {
    private static final SourceKey SHOP = new SourceKey("demo-shop");
    private static final String USER = "demo@querencia.example";
    private static final Duration LINK = Duration.ofHours(24);
    private static final int EVENTS_PER_SECOND_MAX = 10_000;

    private DemoHost() {}

    /// Runs until SIGTERM or Ctrl-C.
    ///
    /// @param eventsPerSecond of live traffic
    /// @param say tells people
    public static void run(Settings settings, int eventsPerSecond, Consumer<String> say) {
        try (Stopping stopping = Stopping.watch();
                Application server =
                        stopping.started(
                                Application.start(settings.with(colombian(settings.company()))))) {
            boolean first = server.database().sources().source(SHOP).isEmpty();
            Shop shop = new Shop(server.address(), key(server), eventsPerSecond);
            Host.greet(server, say);
            say.accept("Sign in, once, within a day: " + link(server));
            try (shop) {
                if (first) {
                    say.accept("Writing some weeks of the demo shop's history…");
                    history(shop, stopping);
                    say.accept("Done; visitors come and go now. Ctrl-C stops it.");
                }
                shop.start();
                stopping.await();
            }
        }
    }

    private static void history(Shop shop, Stopping stopping) {
        try {
            shop.history(Instant.now());
        } catch (IOException failed) {
            if (stopping.asked()) {
                return;
            }
            throw new UncheckedIOException("the demo's history could not be sent", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The demo company is Colombian, unless the settings say otherwise.
    private static Company colombian(Company given) {
        return new Company(
                given.country().or(() -> Optional.of("CO")),
                given.zone().or(() -> Optional.of(ZoneId.of("America/Bogota"))),
                given.currency().or(() -> Optional.of(Currency.getInstance("COP"))),
                given.language().or(() -> Optional.of(Locale.of("es"))));
    }

    /// A new key at each start, in place of the last start's.
    private static String key(Application server) {
        String key = Secrets.random();
        server.database()
                .sources()
                .save(
                        new Source(
                                SHOP,
                                "Tienda Semilla (demo)",
                                Trust.SECRET,
                                true,
                                Origin.PRIORITY_DEFAULT,
                                Origin.NAMESPACE_DEFAULT,
                                List.of(),
                                EVENTS_PER_SECOND_MAX,
                                "",
                                true));
        server.database().sources().addWriteKey(SHOP, key);
        server.database().sources().revokeWriteKeysExcept(SHOP, key);
        return key;
    }

    private static String link(Application server) {
        if (server.database().users().byEmail(USER).isEmpty()) {
            server.database()
                    .users()
                    .save(
                            new User(
                                    USER,
                                    "Demo",
                                    Role.ADMINISTRATOR,
                                    "",
                                    server.workspace().language()));
        }
        String secret = Secrets.random();
        server.database().users().addSignInLink(secret, USER, Instant.now().plus(LINK));
        return server.baseUrl() + SignIn.LINK_PATH + secret;
    }
}
