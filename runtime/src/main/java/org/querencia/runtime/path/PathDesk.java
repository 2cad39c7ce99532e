package org.querencia.runtime.path;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.warehouse.Among;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Walk;
import org.querencia.runtime.warehouse.Ways;
import org.querencia.runtime.warehouse.Where;
import org.querencia.science.process.StepGraph;

/// The ways people go, as they are asked about. Safe from any thread.
public final class PathDesk {

    private final Ways ways;
    private final Memberships memberships;
    private final InstantSource clock;

    public PathDesk(Ways ways, Memberships memberships, InstantSource clock) {
        this.ways = ways;
        this.memberships = memberships;
        this.clock = clock;
    }

    /// What is asked; see [Walk].
    ///
    /// @param campaign only people who came by it in the period; empty for all
    /// @param segment only people who are in it now; empty for all
    /// @param trait only people of whom this was said last; empty for all
    /// @param quietDays who did nothing for so many days will not go on
    public record Asked(
            Period period,
            int steps,
            boolean pagesByName,
            String start,
            String end,
            String channel,
            String campaign,
            String segment,
            Optional<Among.Trait> trait,
            int quietDays) {

        /// Everybody's ways in a period, up to the purchase.
        public static Asked of(Period period) {
            return new Asked(
                    period,
                    Walk.STEPS,
                    false,
                    "",
                    Walk.GOAL,
                    "",
                    "",
                    "",
                    Optional.empty(),
                    Math.toIntExact(Walk.QUIET.toDays()));
        }

        /// Whoever ended with it arrived.
        public String goal() {
            return end.isEmpty() ? Walk.GOAL : end;
        }
    }

    /// Throws [IllegalArgumentException] that says what cannot be asked.
    public StepGraph graph(Asked asked) {
        return ways.graph(walk(asked), clock.instant());
    }

    /// Orders of the period that are worth nothing in the graph, since their currency had no rate.
    public List<Elsewhere> elsewhere(Asked asked) {
        return ways.elsewhere(asked.period());
    }

    /// Who is behind a step or passage; throws as [#graph] does.
    public List<ProfileId> people(Asked asked, Where where, int limit) {
        return ways.people(walk(asked), where, clock.instant(), limit);
    }

    private Walk walk(Asked asked) {
        return new Walk(
                asked.period(),
                asked.steps(),
                asked.pagesByName(),
                asked.start(),
                asked.end(),
                asked.channel(),
                new Among(
                        asked.segment().isEmpty()
                                ? Optional.empty()
                                : Optional.of(told -> memberships.each(asked.segment(), told)),
                        asked.campaign(),
                        asked.trait()),
                Duration.ofDays(asked.quietDays()));
    }
}
