package org.querencia.runtime.alarm;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.alarm.Attained;
import org.querencia.core.alarm.Plan;
import org.querencia.core.alarm.Plans;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;

/// The workspace's plans: one for a passage, with what is attained beside what was to be. Each
/// change is a version, kept in the log. Safe from any thread.
public final class PlanDesk {

    private final Supplier<Plans> inForce;
    private final PassageRates rates;
    private final IdentityDecisions decisions;
    private final InstantSource clock;

    /// @param inForce asked anew each time
    public PlanDesk(
            Supplier<Plans> inForce,
            PassageRates rates,
            IdentityDecisions decisions,
            InstantSource clock) {
        this.inForce = inForce;
        this.rates = rates;
        this.decisions = decisions;
        this.clock = clock;
    }

    /// What became of a change.
    public sealed interface Answer {

        record Done(Plan plan) implements Answer {}

        /// Nothing was written.
        record Refused(String why) implements Answer {}
    }

    /// All that are not deleted, by key of their passage.
    public List<Plan> all() {
        return inForce.get().all();
    }

    /// Empty where there is none, or it was deleted.
    public Optional<Plan> find(String passage) {
        return inForce.get().newest(passage).filter(Plan::isActive);
    }

    /// The passages of the models in force, from each stage to the next.
    public List<Plan.Passage> known() {
        return rates.known();
    }

    /// What was attained, of those who entered in four weeks and have had all their time by now.
    public Attained attained(Plan.Passage passage, int horizonDays) {
        return PassageRate.of(rates, passage, horizonDays, clock.instant());
    }

    /// Takes the place of the version before; returns when it is in force.
    public synchronized Answer write(Author author, Plan plan) {
        Plans now = inForce.get();
        Plan next =
                plan.withVersion(now.newest(plan.passage().key()).map(Plan::version).orElse(0) + 1);
        try {
            if (next.isActive()) {
                attained(next.passage(), next.horizonDays());
            }
            now.with(next);
        } catch (IllegalArgumentException wrong) {
            return new Answer.Refused(String.valueOf(wrong.getMessage()));
        }
        return switch (decisions.define(
                author, Plan.KIND, next.passage().key(), PlanDefinitions.write(next))) {
            case Outcome.Done _, Outcome.Waiting _ -> new Answer.Done(next);
            case Outcome.Refused refused -> new Answer.Refused(refused.message());
        };
    }
}
