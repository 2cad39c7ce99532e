package org.querencia.runtime.kit;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.memory.MemoryHygiene;
import org.querencia.runtime.memory.MemoryReview;
import org.querencia.runtime.review.HygieneDesk;
import org.querencia.runtime.review.Likely;
import org.querencia.runtime.review.Likeness;
import org.querencia.runtime.review.ReviewDesk;
import org.querencia.runtime.review.ReviewServices;
import org.querencia.runtime.review.ReviewStores;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.view.ProfileViews;

/// Review over stores in memory.
public final class ReviewKit {

    private ReviewKit() {}

    /// Whom it looks at.
    public record Seen(Profiles profiles, ProfileViews views, EventLog log) {}

    public static ReviewServices of(
            Seen seen, IdentityDecisions decisions, Workspace workspace, InstantSource clock) {
        MemoryReview pairs = new MemoryReview();
        MemoryHygiene hygiene = new MemoryHygiene(seen.profiles(), seen.log(), pairs);
        IdentityRules rules = IdentityRules.defaults(workspace);
        Likely likely = new Likeness(seen.views(), seen.profiles(), clock);
        ReviewDesk desk =
                new ReviewDesk(
                        pairs,
                        likely,
                        seen.profiles(),
                        decisions,
                        clock,
                        RandomGenerator.getDefault());
        return new ReviewServices(
                desk,
                likely,
                new HygieneDesk(
                        new ReviewStores(pairs, hygiene),
                        seen.profiles(),
                        () -> rules,
                        workspace.zone(),
                        clock));
    }
}
