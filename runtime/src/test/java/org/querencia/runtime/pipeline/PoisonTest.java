package org.querencia.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Seeds;
import org.querencia.core.segment.Segment;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.FactKind;
import org.querencia.runtime.log.NewEntry;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.operate.Health.Check;
import org.querencia.runtime.operate.StoreUnavailableException;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Change.Parked;
import org.querencia.runtime.state.ChangeRefusedException;

/// Facts the engine cannot apply, and stores that fail: what is parked, and what goes on.
@Timeout(60)
class PoisonTest {

    private static final IdentityRules RULES = IdentityRules.defaults(Engine.WORKSPACE);

    private final MemoryLog log = new MemoryLog("poison");
    private final PoisonedState state = new PoisonedState();
    private final Flow flow = Flow.at(Position.START, Position.START);

    /// Two people are silent for two days; whoever is `u1` cannot be moved.
    @Test
    void somebody_who_cannot_be_looked_at_is_put_off_and_the_others_go_on() {
        Engine.append(log, seen("u1"), seen("u2"), quiet());
        Pipeline pipeline = pipeline((before, _) -> before);
        pipeline.catchUp();
        ProfileId one = state.kept.owner(anchor("u1")).orElseThrow();
        ProfileId two = state.kept.owner(anchor("u2")).orElseThrow();
        state.objectTo(change ->
                change.segmented().movements().stream()
                                .anyMatch(moved -> moved.occasion().profile().equals(one))
                        ? Optional.of(new IllegalStateException("a defect"))
                        : Optional.empty());
        Instant due = Events.NOON.plus(Duration.ofDays(2));

        pipeline.pass(due);

        assertThat(state.kept.memberships().of(two)).containsKey("quiet");
        assertThat(state.kept.memberships().of(one)).isEmpty();
        assertThat(state.kept.standings().firstDue()).contains(due.plus(Duration.ofMinutes(1)));

        state.mend();
        pipeline.pass(due.plus(Duration.ofMinutes(1)));

        assertThat(state.kept.memberships().of(one)).containsKey("quiet");
    }

    private static Definition quiet() {
        return new Definition(
                "quiet",
                Origin.of("console", Trust.SECRET),
                Events.NOON,
                "ana@x.co",
                Segment.KIND,
                "quiet",
                "{\"name\":\"Quiet\",\"rule\":\"silent('Seen', '2d')\"}");
    }

    @Test
    void a_fact_the_core_fails_on_is_parked_whatever_it_throws() {
        List<Throwable> defects =
                List.of(
                        new UnsupportedOperationException("a defect"),
                        new ClassCastException("another"),
                        new StackOverflowError("deep"));
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < defects.size(); i++) {
            facts.add(seen("u" + i));
            facts.add(definition(Integer.toString(i)));
        }
        facts.add(seen("last"));
        Engine.append(log, facts.toArray(Fact[]::new));

        pipeline((before, definition) -> raise(defects.get(Integer.parseInt(definition.key()))))
                .catchUp();

        assertThat(state.kept.parked(10))
                .containsExactly(
                        new Parked(at(2), "java.lang.UnsupportedOperationException: a defect"),
                        new Parked(at(4), "java.lang.ClassCastException: another"),
                        new Parked(at(6), "java.lang.StackOverflowError: deep"));
        assertThat(state.applied()).isEqualTo(at(7));
        assertThat(known("u0", "u1", "u2", "last")).isTrue();
    }

    @Test
    void a_fact_that_cannot_be_read_is_parked_and_the_others_go_on() {
        Engine.append(log, seen("before"));
        log.append(List.of(garbage("g1"), garbage("g2")));
        Engine.append(log, seen("after"));
        log.append(List.of(garbage("g3")));

        pipeline().catchUp();

        assertThat(state.kept.parked(10))
                .extracting(Parked::position)
                .containsExactly(at(2), at(3), at(5));
        assertThat(state.applied()).isEqualTo(at(5));
        assertThat(known("before", "after")).isTrue();
    }

    @Test
    void of_a_batch_that_the_store_refuses_only_those_at_fault_are_parked() {
        Seeds.each(
                50,
                (random, _) -> {
                    PoisonTest fresh = new PoisonTest();
                    Set<Position> poisoned = new HashSet<>();
                    List<Fact> facts = new ArrayList<>();
                    for (int i = 1; i <= 200; i++) {
                        boolean poison = random.nextInt(40) == 0;
                        facts.add(seen((poison ? "poison" : "u") + i));
                        if (poison) {
                            poisoned.add(at(i));
                        }
                    }
                    Engine.append(fresh.log, facts.toArray(Fact[]::new));
                    fresh.state.objectTo(change ->
                            poisonous(change)
                                    ? Optional.of(new ChangeRefusedException("no", cause()))
                                    : Optional.empty());

                    fresh.pipeline().catchUp();

                    assertThat(fresh.state.kept.parked(1_000))
                            .extracting(Parked::position)
                            .containsExactlyInAnyOrderElementsOf(poisoned);
                    assertThat(fresh.state.applied()).isEqualTo(at(200));
                    assertThat(fresh.state.kept.counts().people()).isEqualTo(200 - poisoned.size());
                });
    }

    @Test
    void a_parked_event_stays_in_the_timeline_of_the_log_for_the_warehouse() throws Exception {
        Engine.append(log, seen("u1"), seen("poison"), seen("u2"));
        state.objectTo(change ->
                poisonous(change)
                        ? Optional.of(new ChangeRefusedException("no", cause()))
                        : Optional.empty());

        pipeline().catchUp();

        List<Position> rows = new ArrayList<>();
        flow.toProjector()
                .take(Position.START, 100, Duration.ofSeconds(1))
                .batches()
                .forEach(batch ->
                        batch.content().rows().forEach(row -> rows.add(row.event().position())));
        assertThat(rows).containsExactly(at(1), at(2), at(3));
    }

    @Test
    void while_the_store_is_away_nothing_is_parked() {
        Engine.append(log, seen("u1"), seen("u2"));
        state.objectTo(_ -> Optional.of(new StoreUnavailableException("away")));
        Pipeline pipeline = pipeline();

        assertThatThrownBy(pipeline::catchUp).isInstanceOf(StoreUnavailableException.class);
        assertThat(state.applied()).isEqualTo(Position.START);

        state.mend();
        pipeline.catchUp();
        assertThat(state.kept.parked(10)).isEmpty();
        assertThat(known("u1", "u2")).isTrue();
    }

    @Test
    void when_every_fact_fails_it_is_not_the_facts_and_the_log_is_not_parked_away() {
        Fact[] facts = new Fact[100];
        for (int i = 0; i < facts.length; i++) {
            facts[i] = seen("u" + i);
        }
        Engine.append(log, facts);
        state.objectTo(change ->
                change.newNodes().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ChangeRefusedException("no", cause())));
        Pipeline pipeline = pipeline();

        assertThatThrownBy(pipeline::catchUp)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it is not they that are wrong");
        assertThat(state.kept.parked(100)).hasSize(20);

        state.mend();
        pipeline.catchUp();
        assertThat(state.kept.parked(100)).hasSize(20);
        assertThat(state.applied()).isEqualTo(at(100));
    }

    @Test
    void an_error_shows_and_ends_no_thread() {
        Engine.append(log, seen("u1"));
        state.objectTo(_ -> Optional.of(new LinkageError("a class is missing")));
        try (Pipeline pipeline = pipeline().start()) {
            flow.toPipeline().reached(log.head());
            Check broken = awaitHealthy(pipeline, false);
            assertThat(broken.required()).isTrue();

            state.mend();
            assertThat(awaitHealthy(pipeline, true))
                    .isEqualTo(new Check("pipeline", true, true, "profiles at 1"));
            assertThat(known("u1")).isTrue();
        }
    }

    @Test
    void a_store_that_is_away_shows_without_stopping_collection() {
        Engine.append(log, seen("u1"));
        state.objectTo(_ -> Optional.of(new StoreUnavailableException("away")));
        try (Pipeline pipeline = pipeline().start()) {
            flow.toPipeline().reached(log.head());
            Check waiting = awaitHealthy(pipeline, false);
            assertThat(waiting.required()).isFalse();

            state.mend();
            awaitHealthy(pipeline, true);
        }
    }

    @Test
    void a_pipeline_that_was_closed_says_so() {
        Pipeline pipeline = pipeline().start();
        pipeline.close();

        assertThat(pipeline.check())
                .isEqualTo(
                        new Check(
                                "pipeline",
                                false,
                                true,
                                "its thread has ended; restart the server"));
    }

    private static Check awaitHealthy(Pipeline pipeline, boolean healthy) {
        while (pipeline.check().healthy() != healthy) {
            Thread.onSpinWait();
        }
        return pipeline.check();
    }

    private Pipeline pipeline(BiFunction<Identities, Definition, Identities> read) {
        return new Pipeline(log, state, new Definitions(new Identities(RULES), read), flow, 100);
    }

    private Pipeline pipeline() {
        return pipeline((before, _) -> before);
    }

    private boolean known(String... users) {
        for (String user : users) {
            if (state.kept.owner(anchor(user)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean poisonous(Change change) {
        return change.newNodes().stream()
                .anyMatch(made -> made.node().identifier().value().startsWith("poison"));
    }

    private static Fact seen(String user) {
        return Events.track("Seen").by("user_id:" + user).event();
    }

    private static Definition definition(String key) {
        return new Definition(
                "definition-" + key,
                Origin.of("console", Trust.SECRET),
                Events.NOON,
                "ana@x.co",
                "identity",
                key,
                "{}");
    }

    private static NewEntry garbage(String messageId) {
        return new NewEntry(
                new SourceKey("shop"),
                messageId,
                Events.NOON,
                FactKind.EVENT,
                "not what it should be".getBytes(StandardCharsets.UTF_8),
                Remember.WINDOW);
    }

    private static Identities raise(Throwable defect) {
        switch (defect) {
            case RuntimeException failed -> throw failed;
            case Error failed -> throw failed;
            case Throwable other -> throw new IllegalArgumentException(other);
        }
    }

    private static Throwable cause() {
        return new IllegalStateException("the store says why");
    }

    private static AnchorId anchor(String user) {
        return RULES.anchorId(Events.identifier("user_id:" + user));
    }

    private static Position at(long position) {
        return new Position(position);
    }
}
