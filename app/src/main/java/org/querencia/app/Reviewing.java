package org.querencia.app;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.review.HygieneDesk;
import org.querencia.runtime.review.HygieneMailRound;
import org.querencia.runtime.review.Likely;
import org.querencia.runtime.review.Likeness;
import org.querencia.runtime.review.ReviewDesk;
import org.querencia.runtime.review.ReviewServices;
import org.querencia.runtime.review.ReviewTrace;
import org.querencia.runtime.right.Trace;
import org.querencia.store.Database;
import org.querencia.web.console.review.HygieneMails;

/// Pairs of people who may be one, and the report of how clean what is known of people is, which is
/// mailed until this is closed.
final class Reviewing implements AutoCloseable {

    private final ReviewServices services;
    private final HygieneMailRound mail;

    /// @param baseUrl how browsers reach the console
    Reviewing(
            Engine engine,
            IdentityDecisions decisions,
            Supplier<URI> baseUrl,
            InstantSource clock) {
        Database database = engine.database();
        Likely likely = new Likeness(engine.views(), database.profiles(), clock);
        ReviewDesk desk =
                new ReviewDesk(
                        database.review().pairs(),
                        likely,
                        database.profiles(),
                        decisions,
                        clock,
                        new SecureRandom());
        HygieneDesk hygiene =
                new HygieneDesk(
                        database.review(),
                        database.profiles(),
                        engine::rules,
                        engine.workspace().zone(),
                        clock);
        this.services = new ReviewServices(desk, likely, hygiene);
        this.mail =
                new HygieneMailRound(
                        services,
                        new HygieneMails(engine.workspace(), database.users(), baseUrl, clock),
                        database.outbox(),
                        engine.workspace().zone(),
                        clock);
    }

    ReviewServices services() {
        return services;
    }

    /// Those of others, and where pairs hold something of a person.
    Stream<Trace> traces(List<Trace> others) {
        return Stream.concat(others.stream(), Stream.of(new ReviewTrace(services.desk())));
    }

    Reviewing start() {
        mail.start();
        return this;
    }

    @Override
    public void close() {
        mail.close();
    }
}
