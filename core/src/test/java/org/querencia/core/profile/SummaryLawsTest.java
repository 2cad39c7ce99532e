package org.querencia.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Happenings;
import org.querencia.core.kit.Seeds;

class SummaryLawsTest {

    private static final int CASES = 500;

    @Test
    void adding_an_event_is_merging_its_summary() {
        Seeds.each(
                CASES,
                (random, _) -> {
                    List<Event> events = new Happenings(random).events(20);
                    Summary before = Summary.EMPTY.plus(events.subList(0, 19));
                    Event last = events.getLast();
                    assertThat(before.plus(last)).isEqualTo(before.merge(Summary.of(last)));
                });
    }

    @Test
    void any_order_and_any_grouping_give_the_same() {
        Seeds.each(
                CASES,
                (random, seed) -> {
                    List<Event> events = new Happenings(random).events(1 + random.nextInt(60));
                    Summary expected = Summary.EMPTY.plus(events);
                    List<Event> shuffled = new ArrayList<>(events);
                    Collections.shuffle(shuffled, new Random(seed));
                    assertThat(Summary.merged(parts(shuffled, random))).isEqualTo(expected);
                });
    }

    @Test
    void merging_is_associative_and_commutative_and_nothing_is_its_zero() {
        Seeds.each(
                CASES,
                (random, _) -> {
                    Happenings happenings = new Happenings(random);
                    Summary a = Summary.EMPTY.plus(happenings.events(random.nextInt(30)));
                    Summary b = Summary.EMPTY.plus(happenings.events(random.nextInt(30)));
                    Summary c = Summary.EMPTY.plus(happenings.events(random.nextInt(30)));
                    assertThat(a.merge(b)).isEqualTo(b.merge(a));
                    assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
                    assertThat(a.merge(Summary.EMPTY)).isEqualTo(a);
                    assertThat(Summary.EMPTY.merge(a)).isEqualTo(a);
                });
    }

    @Test
    void the_laws_hold_where_the_bounds_bite() {
        Seeds.each(
                20,
                (random, seed) -> {
                    List<Event> events = new ArrayList<>();
                    for (int i = 0; i < 400; i++) {
                        events.add(crowded(random));
                    }
                    Summary expected = Summary.EMPTY.plus(events);
                    assertThat(expected.kinds().kept()).hasSize(Summary.KINDS_MAX);
                    assertThat(expected.kinds().other().isNone()).isFalse();
                    assertThat(expected.views().products()).hasSize(Views.PRODUCTS_MAX);
                    List<Event> shuffled = new ArrayList<>(events);
                    Collections.shuffle(shuffled, new Random(seed));
                    assertThat(Summary.merged(parts(shuffled, random))).isEqualTo(expected);
                });
    }

    private static Event crowded(RandomGenerator random) {
        String name =
                switch (random.nextInt(3)) {
                    case 0 -> "Product Viewed";
                    case 1 -> "Product Added";
                    default -> "Happening " + random.nextInt(400);
                };
        return Events.track(name)
                .at(Events.NOON.plusSeconds(random.nextInt(100_000)))
                .with("product_id", random.nextInt(60))
                .with("channel", "c" + random.nextInt(40))
                .trait("t" + random.nextInt(500), "x")
                .event();
    }

    private static List<Summary> parts(List<Event> events, RandomGenerator random) {
        List<Summary> parts = new ArrayList<>();
        int from = 0;
        while (from < events.size()) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(10));
            parts.add(Summary.EMPTY.plus(events.subList(from, to)));
            from = to;
        }
        return parts;
    }

    @Test
    void a_trait_too_heavy_to_be_one_stays_in_its_event() {
        Event event =
                Events.identify().trait("bio", "x".repeat(5_000)).trait("city", "Cali").event();
        assertThat(Summary.of(event).traits().standing().keySet()).containsExactly("city");
    }
}
