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
import org.querencia.runtime.measure.Funnels.Place;
import org.querencia.runtime.measure.Funnels.Walkers;
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
                did("see", "eva", 1).with("channel", "app"),
                did("see", "leo", 0).with("channel", "app"));
        Funnel funnel = by(funnel(true, List.of(), "see", "buy"), "channel");

        assertThat(warehouse.funnels().of(funnel, NOW))
                .extracting(Reached::part, Reached::reached)
                .containsExactly(tuple("app", List.of(2L, 0L)), tuple("web", List.of(1L, 1L)));
        assertThat(walkers(funnel, new Place(0, Fate.REACHED, Optional.of("app")), 1))
                .isEqualTo(new Walkers(List.of(Scene.person("user_id:eva")), 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void those_behind_each_figure_of_each_part_are_as_many_as_it_says(long seed) {
        Random random = new Random(seed);
        List<Events> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String what = List.of("a", "b", "c").get(random.nextInt(3));
            Events event = did(what, "p" + random.nextInt(60), 0).after(Duration.ofHours(i));
            String campaign = List.of("", " spring", "it's", "web").get(random.nextInt(4));
            all.add(campaign.isEmpty() ? event : event.with("channel", campaign));
        }
        project(all.toArray(Events[]::new));
        for (boolean ordered : List.of(true, false)) {
            Funnel funnel = by(funnel(ordered, List.of(), "a", "b", "c"), "channel");
            for (Reached reached : warehouse.funnels().of(funnel, NOW)) {
                Optional<String> part = Optional.of(reached.part());
                for (int step = 0; step < 3; step++) {
                    assertThat(
                                    List.of(
                                            count(funnel, new Place(step, Fate.REACHED, part)),
                                            count(funnel, new Place(step, Fate.OPEN, part)),
                                            count(funnel, new Place(step, Fate.LOST, part))))
                            .as("seed %d, step %d of %s", seed, step, reached.part())
                            .isEqualTo(
                                    List.of(
                                            reached.reached().get(step),
                                            reached.open().get(step),
                                            reached.lost().get(step)));
                }
            }
        }
    }

    private long count(Funnel funnel, Place place) {
        Walkers walkers = walkers(funnel, place, 100);
        assertThat(walkers.people()).hasSize((int) walkers.count()).doesNotHaveDuplicates();
        return walkers.count();
    }

    private Walkers walkers(Funnel funnel, Place place, int limit) {
        return warehouse.funnels().walkers(funnel, place, NOW, limit);
    }

    private static Funnel by(Funnel plain, String dimension) {
        return new Funnel(
                plain.steps(),
                plain.ordered(),
                plain.without(),
                plain.from(),
                plain.to(),
                Optional.of(new Dimension(dimension, Kind.WAY)));
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
