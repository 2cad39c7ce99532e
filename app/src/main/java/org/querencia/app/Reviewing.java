package org.querencia.app;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.linkage.LinkageDesk;
import org.querencia.runtime.linkage.LinkageParts;
import org.querencia.runtime.review.HygieneDesk;
import org.querencia.runtime.review.HygieneMailRound;
import org.querencia.runtime.review.Label;
import org.querencia.runtime.review.Likely;
import org.querencia.runtime.review.Likeness;
import org.querencia.runtime.review.Pairs.Taken;
import org.querencia.runtime.review.Proposed;
import org.querencia.runtime.review.ReviewDesk;
import org.querencia.runtime.review.ReviewServices;
import org.querencia.runtime.review.ReviewTrace;
import org.querencia.runtime.right.Trace;
import org.querencia.store.Database;
import org.querencia.web.console.review.HygieneMails;

/// Pairs of people who may be one, looked for and asked about, and the report of how clean what is
/// known of people is, which is mailed until this is closed.
///
/// Looking and asking need each other: what is found and not sure is asked about, and what is
/// answered teaches.
final class Reviewing implements AutoCloseable {

    private final LinkageDesk linkage;
    private final Likely resembling;
    private final ReviewServices services;
    private final HygieneMailRound mail;

    /// @param baseUrl how browsers reach the console
    Reviewing(
            Engine engine,
            IdentityDecisions decisions,
            Supplier<URI> baseUrl,
            InstantSource clock) {
        Database database = engine.database();
        this.resembling = new Likeness(engine.views(), database.profiles(), clock);
        this.linkage =
                new LinkageDesk(
                        new LinkageParts(
                                database.linkage(),
                                engine::rules,
                                database.profiles(),
                                database.log(),
                                engine.flow().applied(),
                                engine.ingest(),
                                database.sources(),
                                this::propose,
                                this::decided,
                                engine.workspace().zone(),
                                clock));
        ReviewDesk desk =
                new ReviewDesk(
                        database.review().pairs(),
                        this::likely,
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
        this.services = new ReviewServices(desk, this::likely, hygiene);
        this.mail =
                new HygieneMailRound(
                        services,
                        new HygieneMails(engine.workspace(), database.users(), baseUrl, clock),
                        database.outbox(),
                        engine.workspace().zone(),
                        clock);
    }

    private Taken propose(Proposed proposed) {
        return services.desk().propose(proposed);
    }

    private List<Label> decided(long after, int limit) {
        return services.desk().decided(after, limit);
    }

    /// By the model where one tells of anybody, by mere likeness where none does.
    private List<Proposed> likely(ProfileId person, int limit) {
        List<Proposed> found = linkage.duplicates(person, limit);
        return found.isEmpty() ? resembling.duplicates(person, limit) : found;
    }

    LinkageDesk linkage() {
        return linkage;
    }

    ReviewServices services() {
        return services;
    }

    /// Those of others, and where pairs hold something of a person.
    Stream<Trace> traces(List<Trace> others) {
        return Stream.concat(others.stream(), Stream.of(new ReviewTrace(services.desk())));
    }

    Reviewing start() {
        linkage.start();
        mail.start();
        return this;
    }

    @Override
    public void close() {
        mail.close();
        linkage.close();
    }
}
