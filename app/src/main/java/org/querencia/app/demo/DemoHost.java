package org.querencia.app.demo;

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
import org.querencia.app.demo.company.Company.Plan;
import org.querencia.app.demo.unify.Unify;
import org.querencia.app.demo.unify.Words;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Company;
import org.querencia.connect.mail.SmtpAddress;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.web.console.signin.SignIn;
import org.querencia.web.http.Secrets;

/// A server with the demo company beside it.
public final class DemoHost {
    private static final SourceKey SHOP = new SourceKey("demo-shop");
    private static final String USER = "demo@querencia.example";
    private static final Duration LINK = Duration.ofHours(24);
    private static final int EVENTS_PER_SECOND_MAX = 100_000;

    private DemoHost() {}

    /// Runs until SIGTERM or Ctrl-C.
    ///
    /// @param plan of the company whose files come in at the first start; later ones know that one
    /// @param eventsPerSecond of live traffic
    /// @param say tells people
    public static void run(
            Settings settings, Plan plan, int eventsPerSecond, Consumer<String> say) {
        try (Stopping stopping = Stopping.watch();
                Application server =
                        stopping.started(
                                Application.start(
                                        settings.with(colombian(settings.company()))
                                                // The people of a demo must not be mailed.
                                                .with(Optional.<SmtpAddress>empty())));
                Posting posting = new Posting(server.address(), key(server))) {
            Host.greet(server, say);
            say.accept(new Words(server.workspace().language()).signIn(link(server)));
            List<Unify> ways =
                    List.of(
                            new FileImports(server.importing(), server.database().sources()),
                            new SiteHistory(posting));
            Story story = new Story(server, plan, posting, ways, eventsPerSecond, say);
            try {
                story.start();
                stopping.await();
            } finally {
                story.stop();
            }
        }
    }

    /// The company whose files came into that data folder; empty while none did.
    public static Optional<Plan> plan(Settings settings) {
        return DemoFolder.in(settings.data()).plan();
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
    static String key(Application server) {
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
