package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.track;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Event;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Seeds;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.ChannelNames;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.measure.Asking;
import org.querencia.runtime.measure.Beside;
import org.querencia.runtime.measure.LogPasts;
import org.querencia.runtime.measure.Standpoints;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Projector;
import org.querencia.warehouse.measure.MeasureYaml;

/// What was known at the end of a day is what a company whose log ended then is told.
final class KnownThenTest {

    private static final MeasureYaml FILES = new MeasureYaml();
    private static final int DAYS = 8;
    private static final int A_DAY = 6;

    private static final List<String> ASKED =
            List.of(
                    "revenue ",
                    "net_revenue day",
                    "orders channel",
                    "customers ",
                    "new_customers month",
                    "refunds ",
                    "average_ticket campaign",
                    "marketing_cost channel",
                    "visitors day",
                    "revenue city",
                    "cohort_revenue ",
                    "lifecycle month");

    @TempDir private Path folder;

    @Test
    void a_figure_known_then_is_that_of_a_log_that_ended_then() {
        Seeds.each(
                6,
                (random, seed) -> {
                    List<Event> all = history(random);
                    try (DuckWarehouse now = warehouse(all, "now" + seed)) {
                        for (int day = 1; day < DAYS; day += 3) {
                            LocalDate known = LocalDate.of(2026, 11, 1).plusDays(day);
                            Instant end =
                                    NOON.plus(Duration.ofDays(day)).plus(Duration.ofHours(17));
                            List<Event> then =
                                    all.stream()
                                            .filter(event -> event.receivedAt().isBefore(end))
                                            .toList();
                            try (DuckWarehouse past = warehouse(then, "then" + seed + "-" + day)) {
                                for (String asked : ASKED) {
                                    assertThat(told(now, asked, Optional.of(known)))
                                            .as("%s known on %s", asked, known)
                                            .isEqualTo(told(past, asked, Optional.empty()));
                                }
                            }
                            assertThat(told(now, "revenue day", Optional.empty()))
                                    .as("what is known now is untouched")
                                    .isEqualTo(
                                            told(
                                                    now,
                                                    "revenue day",
                                                    Optional.of(known.plusDays(DAYS))));
                        }
                    }
                });
    }

    @Test
    void a_late_order_a_refund_and_a_merge_correct_the_past_and_not_what_was_known() {
        List<Event> all =
                List.of(
                        order("A1", 100).by("user_id:ana").at(NOON).event(),
                        order("A2", 50).by("email:ana@x.co").at(NOON).event(),
                        order("A3", 7)
                                .by("user_id:eva")
                                .at(NOON)
                                .received(NOON.plus(Duration.ofDays(3)))
                                .event(),
                        track("Order Refunded")
                                .with("order_id", "A1")
                                .with("total", 30)
                                .by("user_id:ana")
                                .at(NOON.plus(Duration.ofDays(3)))
                                .event(),
                        Events.identify()
                                .by("user_id:ana", "email:ana@x.co")
                                .at(NOON.plus(Duration.ofDays(4)))
                                .event());
        try (DuckWarehouse warehouse = warehouse(all, "late")) {
            Optional<LocalDate> then = Optional.of(LocalDate.of(2026, 11, 2));

            assertThat(told(warehouse, "net_revenue ", Optional.empty()))
                    .isEqualTo(List.of("[] 127"));
            assertThat(told(warehouse, "net_revenue ", then)).isEqualTo(List.of("[] 150"));
            assertThat(told(warehouse, "customers ", Optional.empty())).isEqualTo(List.of("[] 2"));
            assertThat(told(warehouse, "customers ", then)).isEqualTo(List.of("[] 2"));
            assertThat(told(warehouse, "repeat_rate ", Optional.empty()))
                    .isEqualTo(List.of("[] 0.5"));
            assertThat(told(warehouse, "repeat_rate ", then)).isEqualTo(List.of("[] 0"));
        }
    }

    private static Events order(String id, long total) {
        return track("Order Completed").with("order_id", id).with("total", total);
    }

    private static List<Event> history(RandomGenerator random) {
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < DAYS * A_DAY; i++) {
            Instant received = NOON.plus(Duration.ofDays(i / A_DAY)).plusSeconds(i);
            Instant at = received.minus(Duration.ofDays(random.nextInt(5)));
            String user = "user_id:u" + random.nextInt(4);
            String email = "email:e" + random.nextInt(4) + "@x.co";
            Events event =
                    switch (random.nextInt(7)) {
                        case 0, 1 ->
                                order("o" + random.nextInt(10), 1 + random.nextInt(100))
                                        .with("channel", random.nextBoolean() ? "web" : "shop")
                                        .by(random.nextBoolean() ? user : email);
                        case 2 ->
                                track("Order Refunded")
                                        .with("order_id", "o" + random.nextInt(10))
                                        .with("total", 1)
                                        .by(user);
                        case 3 -> Events.identify().by(user, email).trait("city", "c" + i % 3);
                        case 4 ->
                                track("Marketing Spend")
                                        .with("id", "s" + random.nextInt(3))
                                        .with("channel", "meta")
                                        .with("cost", random.nextInt(50));
                        case 5 -> track("Order Cancelled").with("order_id", "o1").by(user);
                        default -> Events.page("Home").by(random.nextBoolean() ? user : email);
                    };
            all.add(event.at(at).received(received).event());
        }
        return all;
    }

    private DuckWarehouse warehouse(List<Event> events, String name) {
        Engine engine = new Engine();
        events.forEach(engine::take);
        DuckWarehouse warehouse =
                DuckWarehouse.open(WarehouseSettings.in(folder.resolve(name), Engine.WORKSPACE));
        Projector projector =
                new Projector(
                        warehouse,
                        engine.log,
                        engine.state,
                        engine.rules,
                        Flow.at(engine.log.head(), engine.log.head()));
        try {
            projector.catchUp();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
        warehouse.knowing(
                new Beside(
                        Standpoints.NONE,
                        Optional.of(
                                new LogPasts(
                                        engine.log,
                                        engine.state,
                                        warehouse.whereabouts(),
                                        () -> engine.rules)),
                        () -> ChannelNames.NONE,
                        () -> List.of()));
        return warehouse;
    }

    private static List<String> told(
            DuckWarehouse warehouse, String asked, Optional<LocalDate> known) {
        List<String> words = List.of(asked.split(" ", -1));
        Measure measure =
                FILES.shipped().stream()
                        .filter(one -> one.key().equals(words.getFirst()))
                        .findFirst()
                        .orElseThrow();
        Question question =
                Asking.question(
                        Optional.empty(), Optional.empty(), words.getLast(), List.of(), known);
        Answer answer = warehouse.measures().answer(measure, question);
        return answer.rows().stream()
                .map(row ->
                        row.cells()
                                + " "
                                + row.value()
                                        .map(value -> value.stripTrailingZeros().toPlainString())
                                        .orElse("-"))
                .sorted()
                .toList();
    }
}
