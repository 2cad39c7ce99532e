package org.querencia.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Seeds;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.warehouse.Overviews.Behind;
import org.querencia.runtime.warehouse.Overviews.Group;
import org.querencia.runtime.warehouse.Overviews.Overview;
import org.querencia.runtime.warehouse.Overviews.Period;

/// Handed over batch by batch or read from the log, the warehouse becomes the same.
class ProjectionTest {
    private static final IdentityRules RULES = IdentityRules.defaults(Engine.WORKSPACE);
    private static final long PROJECTED_MILLIS_MAX = 20_000;

    @Test
    void an_order_stays_its_persons_whoever_tells_of_the_refund() {
        try (Run run = new Run()) {
            run.take(
                    track("Order Completed")
                            .by("user_id:u1")
                            .with("order_id", "1")
                            .with("total", 900)
                            .event());
            run.take(
                    track("Order Refunded")
                            .by("email:shop@x.co")
                            .with("order_id", "1")
                            .with("total", 900)
                            .event());

            AnchorId buyer = RULES.anchorId(Events.identifier("user_id:u1"));
            assertThat(run.customers(run.handedOver())).containsExactly(ProfileId.of(buyer));
            assertThat(overview(run.handedOver()).orders()).isEqualTo(1);
        }
    }

    @Test
    void handed_over_equals_read_from_the_log() {
        Seeds.each(
                10,
                (random, seed) -> {
                    try (Run run = new Run()) {
                        history(random).forEach(run::take);
                        MemoryWarehouse read = run.readFromLog();

                        assertThat(overview(run.handedOver())).isEqualTo(overview(read));
                        assertThat(run.customers(run.handedOver())).isEqualTo(run.customers(read));
                    }
                });
    }

    private static List<Event[]> history(RandomGenerator random) {
        List<Event[]> batches = new ArrayList<>();
        for (int batch = 0; batch < 8; batch++) {
            Event[] events = new Event[1 + random.nextInt(6)];
            for (int i = 0; i < events.length; i++) {
                Events event =
                        random.nextInt(3) == 0
                                ? Events.identify()
                                : track(
                                        random.nextBoolean()
                                                ? "Order Completed"
                                                : "Order Refunded");
                events[i] =
                        event.by(
                                        (random.nextBoolean() ? "user_id:u" : "email:e")
                                                + random.nextInt(4))
                                .with("order_id", "o" + random.nextInt(5))
                                .with("total", 100 + random.nextInt(900))
                                .event();
            }
            batches.add(events);
        }
        return batches;
    }

    private static Overview overview(MemoryWarehouse warehouse) {
        return warehouse.overviews().overview(Period.EVER, Optional.empty());
    }

    /// A pipeline with a warehouse that is handed each batch.
    private static final class Run implements AutoCloseable {
        private final MemoryLog log = new MemoryLog("projection");
        private final MemoryState state = new MemoryState();
        private final Flow flow = Flow.at(Position.START, Position.START);
        private final MemoryWarehouse handedOver = new MemoryWarehouse(Engine.WORKSPACE);
        private final Projector projector =
                new Projector(handedOver, log, state, RULES, flow).start();
        private final Pipeline pipeline =
                new Pipeline(
                        log,
                        state,
                        new Definitions(new Identities(RULES), (before, _) -> before),
                        flow,
                        100);

        void take(Event... events) {
            Engine.append(log, events);
            pipeline.catchUp();
        }

        MemoryWarehouse handedOver() {
            assertThat(projector.projected().await(log.head(), PROJECTED_MILLIS_MAX)).isTrue();
            return handedOver;
        }

        MemoryWarehouse readFromLog() {
            MemoryWarehouse warehouse = new MemoryWarehouse(Engine.WORKSPACE);
            Flow nothingToCome = Flow.at(log.head(), log.head());
            try (Projector other =
                    new Projector(warehouse, log, state, RULES, nothingToCome).start()) {
                assertThat(other.projected().await(log.head(), PROJECTED_MILLIS_MAX)).isTrue();
            }
            return warehouse;
        }

        List<ProfileId> customers(MemoryWarehouse warehouse) {
            return warehouse
                    .overviews()
                    .people(Group.CUSTOMERS, Period.EVER, Optional.empty(), 100)
                    .stream()
                    .map(Behind::profile)
                    .sorted()
                    .toList();
        }

        @Override
        public void close() {
            projector.close();
        }
    }
}
