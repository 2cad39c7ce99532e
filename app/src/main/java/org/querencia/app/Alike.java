package org.querencia.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.linkage.LinkageDesk;
import org.querencia.runtime.linkage.LinkageParts;
import org.querencia.runtime.review.Label;
import org.querencia.runtime.review.Pairs.Taken;
import org.querencia.runtime.review.Proposed;
import org.querencia.runtime.review.ReviewDesk;
import org.querencia.store.Database;

/// People who may be one: looked for, and asked about. Each needs the other: what is found and not
/// sure is asked about, and what is answered teaches.
final class Alike {

    private final LinkageDesk linkage;
    private final ReviewDesk review;

    Alike(Engine engine, IdentityDecisions decisions, InstantSource clock) {
        Database database = engine.database();
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
        this.review =
                new ReviewDesk(
                        database.review().pairs(),
                        linkage,
                        database.profiles(),
                        decisions,
                        clock,
                        new SecureRandom());
    }

    /// Not started.
    LinkageDesk linkage() {
        return linkage;
    }

    ReviewDesk review() {
        return review;
    }

    private Taken propose(Proposed proposed) {
        return review.propose(proposed);
    }

    private List<Label> decided(long after, int limit) {
        return review.decided(after, limit);
    }
}
