package org.querencia.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.track;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.kit.Events;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.StateStore;

/// Facts taken back, when more hangs together than fits, and when the process dies in the middle.
/// That the state is that of a replay is held by the contract of the state.
class TakingBackTest {

    private static final IdentityRules RULES = IdentityRules.defaults(Engine.WORKSPACE);
    private static final Optional<ImportId> IMPORT = Optional.of(new ImportId(7));

    private final MemoryLog log = new MemoryLog("taking back");

    @Test
    void when_too_much_hangs_together_the_whole_log_is_applied_again_once() {
        MemoryState state = new MemoryState();
        history();
        pipeline(state).derivingAtMost(1).catchUp();

        assertThat(state.applied()).isEqualTo(log.head());
        assertThat(state.origins()).isEqualTo(new StateStore.Origins(1, log.head()));
        assertSameAsReplay(state);
    }

    @Test
    void an_erasure_that_waits_while_the_whole_log_is_applied_again_is_carried_out_all_the_same() {
        MemoryState state = new MemoryState();
        history();
        Engine.append(log, erasure());
        pipeline(state).derivingAtMost(1).catchUp();

        assertThat(state.applied()).isEqualTo(log.head());
        assertThat(log.at(List.of(new Position(1))).getFirst().payload()).isEmpty();
        assertThat(state.owner(anchor("email:ana@x.co"))).isEmpty();
        assertSameAsReplay(state);
    }

    @Test
    void an_erasure_cut_off_after_the_log_was_overwritten_ends_the_same() {
        MemoryState state = new MemoryState();
        Engine.append(log, ana(), order());
        Pipeline failing = pipeline(failingOnce(state, 2));
        failing.catchUp();
        Engine.append(log, erasure());
        assertThatThrownBy(failing::catchUp).hasMessage("the power went");
        assertThat(log.at(List.of(new Position(1))).getFirst().payload()).isEmpty();

        pipeline(state).catchUp();

        assertThat(state.owner(anchor("email:ana@x.co"))).isEmpty();
        assertSameAsReplay(state);
    }

    @Test
    void what_was_imported_and_undone_is_erased_in_the_log_too() {
        MemoryState state = new MemoryState();
        Engine.append(log, IMPORT, ana(), order());
        Engine.append(log, retraction());
        Engine.append(log, identify().by("email:ana@x.co").messageId("again").event());
        Engine.append(log, erasure());
        pipeline(state).catchUp();

        assertThat(log.retracted(Optional.empty(), Position.START, 10))
                .allMatch(entry -> entry.payload().length == 0);
        assertSameAsReplay(state);
    }

    @Test
    void what_can_never_be_taken_out_is_gone_once_the_whole_log_is_applied_again() {
        PoisonedState state = new PoisonedState();
        state.objectTo(change ->
                change.replaced().map(_ -> new UnsupportedOperationException("a defect")));
        history();
        Engine.append(log, identify().by("user_id:later").event());
        Pipeline pipeline = pipeline(state);
        for (int once = 1; once < 3; once++) {
            assertThatThrownBy(pipeline::catchUp).hasMessage("a defect");
        }

        pipeline.catchUp();

        assertThat(state.kept.parked(10)).isEmpty();
        assertThat(state.kept.origins()).isEqualTo(new StateStore.Origins(1, log.head()));
        assertThat(state.kept.owner(anchor("email:leo@x.co"))).isEmpty();
        assertThat(state.kept.owner(anchor("user_id:later"))).isPresent();
        assertSameAsReplay(state.kept);
    }

    private void history() {
        Engine.append(log, ana());
        Engine.append(log, IMPORT, order(), identify().by("user_id:u2", "email:leo@x.co").event());
        Engine.append(log, retraction());
    }

    private void assertSameAsReplay(MemoryState state) {
        MemoryState replayed = new MemoryState();
        pipeline(replayed).catchUp();
        List<AnchorId> all =
                List.of(
                        anchor("email:ana@x.co"),
                        anchor("user_id:u1"),
                        anchor("user_id:u2"),
                        anchor("email:leo@x.co"));
        assertThat(state.applied()).isEqualTo(replayed.applied());
        assertThat(state.components(all))
                .containsExactlyInAnyOrderElementsOf(replayed.components(all));
        assertThat(state.summaries(all)).isEqualTo(replayed.summaries(all));
        assertThat(state.list(Optional.empty(), 10)).isEqualTo(replayed.list(Optional.empty(), 10));
        assertThat(state.counts()).isEqualTo(replayed.counts());
    }

    private Pipeline pipeline(StateStore state) {
        return new Pipeline(
                log,
                state,
                new Definitions(new Identities(RULES), (before, _) -> before),
                Flow.at(Position.START, state.applied()),
                100);
    }

    /// A state whose `number`th commit from now fails, as when the power goes.
    private static StateStore failingOnce(MemoryState state, int number) {
        AtomicInteger commits = new AtomicInteger();
        return (StateStore)
                Proxy.newProxyInstance(
                        StateStore.class.getClassLoader(),
                        new Class<?>[] {StateStore.class},
                        (_, method, arguments) -> {
                            if (arguments != null
                                    && arguments[0] instanceof Change
                                    && commits.incrementAndGet() == number) {
                                throw new IllegalStateException("the power went");
                            }
                            try {
                                return method.invoke(state, arguments);
                            } catch (InvocationTargetException failed) {
                                throw failed.getCause();
                            }
                        });
    }

    private static Fact ana() {
        return identify().by("user_id:u1", "email:ana@x.co").trait("name", "Ana").event();
    }

    private static Fact order() {
        return track("Order Completed").by("user_id:u1").with("order_id", "o1").event();
    }

    private static Fact retraction() {
        return new Retraction(
                "undo", Origin.of("console", Trust.SECRET), Events.NOON, "ana", new ImportId(7));
    }

    private static Fact erasure() {
        return new Erasure(
                "erase",
                Origin.of("console", Trust.SECRET),
                Events.NOON,
                "ana",
                List.of(anchor("email:ana@x.co"), anchor("user_id:u1")));
    }

    private static AnchorId anchor(String identifier) {
        return RULES.anchorId(Events.identifier(identifier));
    }
}
