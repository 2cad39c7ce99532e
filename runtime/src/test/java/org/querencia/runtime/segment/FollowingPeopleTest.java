package org.querencia.runtime.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.rule.Why.Verdict;
import org.querencia.core.segment.Cause;
import org.querencia.core.segment.Membership;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segment.State;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.LogWhereabouts;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.state.Memberships;

class FollowingPeopleTest {

    private static final Instant NOON = Events.NOON;
    private static final String SILENT = "silent('Product Viewed', '2d')";

    private final MemoryLog log = new MemoryLog("following");
    private final MemoryState state = new MemoryState();
    private final Memberships memberships = state.memberships();
    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final Flow flow = Flow.at(Position.START, Position.START);
    private final Pipeline pipeline =
            new Pipeline(
                    log,
                    state,
                    new Definitions(new Identities(SegmentRun.IDENTITY), (before, _) -> before),
                    new LogWhereabouts(log, SegmentRun.IDENTITY),
                    flow,
                    100,
                    clock::get);

    @Test
    void a_running_pipeline_wakes_when_time_alone_makes_somebody_enter() {
        take(viewed("user_id:u1"), define("quiet", SILENT, State.ACTIVE, 1));
        ProfileId person = owner("user_id:u1");
        try (Pipeline running = pipeline.start()) {
            clock.set(NOON.plus(Duration.ofDays(9)));
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (memberships.size("quiet") == 0 && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            assertThat(running.check().healthy()).isTrue();
        }

        assertThat(memberships.of(person))
                .isEqualTo(
                        Map.of(
                                "quiet",
                                new Membership(NOON.plus(Duration.ofDays(2)), Cause.TIME, 1)));
    }

    @Test
    void a_segment_made_active_knows_the_past() {
        take(viewed("user_id:u1"), viewed("user_id:u1"), viewed("user_id:u2"));
        take(define("keen", "count('Product Viewed', 'ever') >= 2", State.ACTIVE, 1));

        assertThat(memberships.members("keen", Optional.empty(), 10))
                .containsExactly(
                        new Memberships.Member(
                                owner("user_id:u1"), new Membership(NOON, Cause.ACTIVATION, 1)));

        take(viewed("user_id:u2"));
        assertThat(memberships.of(owner("user_id:u2")))
                .isEqualTo(Map.of("keen", new Membership(NOON, Cause.EVENT, 1)));
    }

    @Test
    void of_who_becomes_one_person_with_somebody_the_membership_goes_on() {
        take(define("keen", "count('Product Viewed', 'ever') >= 1", State.ACTIVE, 1));
        take(identify().by("email:ana@x.co").event());
        take(track("Product Viewed").by("anonymous_id:a1").at(NOON.plusSeconds(5)).event());
        ProfileId visitor = owner("anonymous_id:a1");
        ProfileId ana = owner("email:ana@x.co");
        assertThat(memberships.of(ana)).isEmpty();

        take(identify().by("email:ana@x.co", "anonymous_id:a1").at(NOON.plusSeconds(9)).event());

        assertThat(memberships.of(visitor)).isEmpty();
        assertThat(memberships.of(ana))
                .isEqualTo(Map.of("keen", new Membership(NOON.plusSeconds(5), Cause.EVENT, 1)));
        assertThat(memberships.changes(0, 10))
                .extracting(row ->
                        List.of(
                                row.number(),
                                row.movement().occasion().profile(),
                                row.movement().entered(),
                                row.movement().occasion().cause()))
                .containsExactly(
                        List.of(1L, visitor, true, Cause.EVENT),
                        List.of(2L, visitor, false, Cause.MERGE),
                        List.of(3L, ana, true, Cause.MERGE));
    }

    @Test
    void a_paused_segment_keeps_its_people_and_a_deleted_one_goes_without_a_word() {
        String rule = "count('Product Viewed', 'ever') >= 1";
        take(viewed("user_id:u1"), define("keen", rule, State.ACTIVE, 1));
        take(define("keen", rule, State.PAUSED, 2), viewed("user_id:u2"));
        assertThat(memberships.size("keen")).isEqualTo(1);
        long last = memberships.lastChange();

        take(define("keen", rule, State.DELETED, 3));

        assertThat(memberships.size("keen")).isZero();
        assertThat(memberships.lastChange()).isEqualTo(last);
        take(define("keen", rule, State.ACTIVE, 4));
        assertThat(memberships.size("keen")).isEqualTo(2);
    }

    @Test
    void a_definition_that_cannot_be_is_parked_and_the_others_go_on() {
        take(define("loop", "in_segment('loop')", State.ACTIVE, 1), viewed("user_id:u1"));

        assertThat(state.parked(10)).hasSize(1);
        assertThat(pipeline.segments().all()).isEmpty();
        assertThat(state.applied()).isEqualTo(log.head());
    }

    @Test
    void why_is_told_from_what_is_known_now() {
        take(viewed("user_id:u1"), define("quiet", SILENT, State.ACTIVE, 1));
        Reasons reasons =
                new Reasons(pipeline::segments, state, memberships, state.passages(), clock::get);
        ProfileId person = owner("user_id:u1");

        assertThat(reasons.why(person, "quiet").orElseThrow().verdict()).isEqualTo(Verdict.FAILS);
        clock.set(NOON.plus(Duration.ofDays(3)));
        assertThat(reasons.why(person, "quiet").orElseThrow().verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(reasons.why(person, "none")).isEmpty();
    }

    private void take(Fact... facts) {
        Engine.append(log, facts);
        pipeline.catchUp();
    }

    private ProfileId owner(String identifier) {
        return state.owner(SegmentRun.IDENTITY.anchorId(Events.identifier(identifier)))
                .orElseThrow();
    }

    private static Fact viewed(String who) {
        return track("Product Viewed").by(who).event();
    }

    private static Fact define(String key, String rule, State state, int version) {
        Segment segment = new Segment(key, key, rule, state, "", "", version);
        return new Definition(
                key + version,
                Origin.of("console", Trust.SECRET),
                NOON,
                "ana@x.co",
                Segment.KIND,
                key,
                SegmentDefinitions.write(segment));
    }
}
