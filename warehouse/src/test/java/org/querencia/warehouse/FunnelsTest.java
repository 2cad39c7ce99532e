package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.event.Event;
import org.querencia.core.kit.Events;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Funnel;
import org.querencia.core.measure.Funnel.Reached;
import org.querencia.core.measure.Funnel.Step;
import org.querencia.runtime.measure.Funnels.Fate;
import org.querencia.runtime.warehouse.Scene;

/// How far people come in funnels.
final class FunnelsTest extends MeasureKit {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant NOW = NOON.plus(Duration.ofDays(10));

    @Test
    void who_goes_on_in_time_who_may_yet_and_who_is_lost() {
        project(
                did("see", "ana", 0),
                did("cart", "ana", 2),
                did("buy", "ana", 3),
                did("see", "eva", 0),
                did("see", "leo", 9 * 24),
                did("see", "pia", 0),
                did("cart", "pia", 30));
        Funnel funnel = funnel(true, List.of(), "see", "cart", "buy");

        assertThat(warehouse.funnels().of(funnel, NOW))
                .containsExactly(
                        new Reached(
                                "",
                                List.of(4L, 1L, 1L),
                                List.of(1L, 0L, 0L),
                                List.of(2L, 0L, 0L),
                                List.of(
                                        Optional.empty(),
                                        Optional.of(Duration.ofHours(2)),
                                        Optional.of(Duration.ofHours(1)))));
        assertThat(warehouse.funnels().people(funnel, 0, Fate.OPEN, NOW, 9))
                .containsExactly(Scene.person("user_id:leo"));
        assertThat(warehouse.funnels().people(funnel, 0, Fate.LOST, NOW, 9))
                .containsExactlyInAnyOrder(
                        Scene.person("user_id:eva"), Scene.person("user_id:pia"));
    }

    @Test
    void what_ends_the_way_ends_it_and_the_order_may_not_matter() {
        project(
                did("see", "ana", 0),
                did("call", "ana", 1),
                did("buy", "ana", 2),
                did("buy", "eva", 0),
                did("see", "eva", 2));

        assertThat(reached(funnel(true, List.of(), "see", "buy"))).containsExactly(2L, 1L);
        assertThat(reached(funnel(true, List.of("call"), "see", "buy"))).containsExactly(2L, 0L);
        assertThat(reached(funnel(false, List.of(), "see", "buy"))).containsExactly(2L, 2L);
    }

    @Test
    void people_are_told_apart_by_how_they_entered() {
        project(
                did("see", "ana", 0).with("channel", "web"),
                did("buy", "ana", 1).with("channel", "shop"),
                did("see", "eva", 0).with("channel", "app"),
                did("see", "leo", 0).with("channel", "app"));
        Funnel plain = funnel(true, List.of(), "see", "buy");
        Funnel funnel =
                new Funnel(
                        plain.steps(),
                        true,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Dimension("channel", Kind.WAY)));

        assertThat(warehouse.funnels().of(funnel, NOW))
                .extracting(Reached::part, Reached::reached)
                .containsExactly(tuple("app", List.of(2L, 0L)), tuple("web", List.of(1L, 1L)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_agrees_with_a_plain_walk_through_each_persons_events(long seed) {
        Random random = new Random(seed);
        List<Events> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String who = "p" + random.nextInt(40);
            String what = List.of("a", "b", "c", "x").get(random.nextInt(4));
            all.add(did(what, who, 0).after(Duration.ofHours(i / 4).plusSeconds(i)));
        }
        project(all.toArray(Events[]::new));

        for (List<String> without : List.of(List.<String>of(), List.of("x"))) {
            assertThat(reached(funnel(true, without, "a", "b", "c")))
                    .as("seed %d without %s", seed, without)
                    .isEqualTo(walked(all, without, "a", "b", "c"));
        }
    }

    /// Each person's events one after the other.
    private static List<Long> walked(List<Events> all, List<String> without, String... steps) {
        Map<String, List<Event>> people = new HashMap<>();
        all.stream()
                .map(Events::event)
                .forEach(event ->
                        people.computeIfAbsent(
                                        event.identifiers().getFirst().toString(),
                                        _ -> new ArrayList<>())
                                .add(event));
        long[] reached = new long[steps.length];
        people.values()
                .forEach(events -> {
                    int step = 0;
                    Instant last = Instant.EPOCH;
                    for (Event event : events) {
                        boolean started = step > 0;
                        if (started && without.contains(event.name())) {
                            break;
                        }
                        boolean late = started && event.timestamp().isAfter(last.plus(DAY));
                        if (step < steps.length && event.name().equals(steps[step]) && !late) {
                            reached[step++]++;
                            last = event.timestamp();
                        }
                    }
                });
        return Arrays.stream(reached).boxed().toList();
    }

    private List<Long> reached(Funnel funnel) {
        return warehouse.funnels().of(funnel, NOW).getFirst().reached();
    }

    private static Funnel funnel(boolean ordered, List<String> without, String... events) {
        return new Funnel(
                Arrays.stream(events).map(event -> new Step(event, DAY)).toList(),
                ordered,
                without,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Events did(String event, String who, int hour) {
        return track(event).by("user_id:" + who).after(Duration.ofHours(hour));
    }
}
