package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.track;
import static org.querencia.runtime.warehouse.Scene.person;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Items;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.warehouse.Baskets.Asked;
import org.querencia.runtime.warehouse.Baskets.Behind;
import org.querencia.runtime.warehouse.Baskets.First;
import org.querencia.runtime.warehouse.Baskets.Firsts;
import org.querencia.runtime.warehouse.Baskets.Found;
import org.querencia.runtime.warehouse.Baskets.Leaving;
import org.querencia.runtime.warehouse.Baskets.Left;
import org.querencia.runtime.warehouse.Baskets.Of;
import org.querencia.runtime.warehouse.Baskets.Thing;
import org.querencia.runtime.warehouse.Baskets.Together;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.science.basket.Pair;
import org.querencia.science.basket.Proportion;
import org.querencia.science.basket.Risk;

/// What every warehouse tells of what orders hold.
abstract class BasketContract extends AmongContract {
    private static final Instant LATER = NOON.plus(Duration.ofDays(100));
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void things_bought_in_one_order_are_together() {
        live();

        assertThat(warehouse.baskets().pairs(asked(Of.PRODUCT, 2)))
                .isEqualTo(
                        new Together(
                                5,
                                List.of(
                                        new Found(
                                                thing("cup"),
                                                thing("tea"),
                                                new Pair(5, 2, 4, 2)))));
        assertThat(warehouse.baskets().pairs(asked(Of.CATEGORY, 1)).pairs())
                .containsExactly(
                        new Found(new Thing("c", "c"), new Thing("t", "t"), new Pair(5, 2, 5, 2)));
        assertThat(people(new Behind.Both("tea", "cup"))).containsExactly(person("user_id:ana"));
    }

    @Test
    void who_comes_back_is_told_by_what_they_bought_first() {
        live();

        assertThat(warehouse.baskets().firsts(asked(Of.PRODUCT, 1), MONTH, LATER))
                .isEqualTo(
                        new Firsts(
                                Proportion.of(1, 2),
                                List.of(
                                        new First(
                                                thing("tea"),
                                                Proportion.of(1, 2),
                                                Optional.of(Duration.ofDays(10))),
                                        new First(
                                                thing("cup"),
                                                Proportion.of(1, 1),
                                                Optional.of(Duration.ofDays(10))))));
        assertThat(people(new Behind.First("tea", true, MONTH)))
                .containsExactly(person("user_id:ana"));
        assertThat(people(new Behind.First("tea", false, MONTH)))
                .containsExactly(person("user_id:eva"));
        assertThat(warehouse.baskets().firsts(asked(Of.PRODUCT, 1), MONTH, NOON))
                .isEqualTo(new Firsts(Proportion.of(0, 0), List.of()));
    }

    @Test
    void who_left_is_told_by_what_they_had_bought() {
        live();

        assertThat(warehouse.baskets().leaving(asked(Of.PRODUCT, 1), MONTH, LATER))
                .isEqualTo(
                        new Leaving(
                                Proportion.of(1, 2),
                                List.of(
                                        new Left(thing("tea"), Risk.of(1, 2, 0, 0)),
                                        new Left(thing("cup"), Risk.of(0, 1, 1, 1)))));
        assertThat(people(new Behind.Gone("tea", true, MONTH)))
                .containsExactly(person("user_id:eva"));
        assertThat(people(new Behind.Gone("tea", false, MONTH)))
                .containsExactly(person("user_id:ana"));
    }

    @Test
    void nobody_bought_anything() {
        Baskets none = warehouse.baskets();

        assertThat(none.pairs(asked(Of.PRODUCT, 1))).isEqualTo(new Together(0, List.of()));
        assertThat(none.firsts(asked(Of.PRODUCT, 1), MONTH, NOON))
                .isEqualTo(new Firsts(Proportion.of(0, 0), List.of()));
        assertThat(none.leaving(asked(Of.PRODUCT, 1), MONTH, NOON))
                .isEqualTo(new Leaving(Proportion.of(0, 0), List.of()));
    }

    @Test
    void random_baskets_are_told_as_plain_java_tells_them() {
        for (int seed = 0; seed < 6; seed++) {
            Batch batch = scene.batch(random(seed).stream().map(Events::event).toList());
            warehouse.reset("epoch-" + seed);
            warehouse.project(batch);
            MemoryWarehouse oracle =
                    new MemoryWarehouse(WarehouseContract.workspace("America/Bogota"));
            oracle.project(batch);
            Period some =
                    new Period(
                            Optional.of(LocalDate.parse("2026-09-20")),
                            Optional.of(LocalDate.parse("2026-10-25")));
            for (Asked asked :
                    List.of(
                            asked(Of.PRODUCT, 1),
                            asked(Of.PRODUCT, 3),
                            asked(Of.CATEGORY, 2),
                            new Asked(some, Of.PRODUCT, 2))) {
                same(warehouse.baskets(), oracle.baskets(), asked, seed);
            }
        }
    }

    private static void same(Baskets told, Baskets oracle, Asked asked, int seed) {
        Duration time = Duration.ofDays(12);
        assertThat(told.pairs(asked)).as("seed %d", seed).isEqualTo(oracle.pairs(asked));
        assertThat(told.firsts(asked, time, NOON))
                .as("seed %d", seed)
                .isEqualTo(oracle.firsts(asked, time, NOON));
        assertThat(told.leaving(asked, time, NOON))
                .as("seed %d", seed)
                .isEqualTo(oracle.leaving(asked, time, NOON));
        for (Behind behind :
                List.of(
                        new Behind.Both("p1", "p2"),
                        new Behind.First("p0", true, time),
                        new Behind.First("p0", false, time),
                        new Behind.Gone("p1", true, time),
                        new Behind.Gone("p1", false, time))) {
            assertThat(told.people(asked, behind, NOON, 30))
                    .as("seed %d, %s", seed, behind)
                    .isEqualTo(oracle.people(asked, behind, NOON, 30));
        }
    }

    private static List<Events> random(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Events> orders = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            List<Value> lines = new ArrayList<>();
            for (int j = 0; j < 1 + random.nextInt(4); j++) {
                int product = random.nextInt(6);
                lines.add(line("p" + product, product == 5 ? "" : "k" + product % 2));
            }
            Events order =
                    track("Order Completed")
                            .with("order_id", "S%dO%d".formatted(seed, i))
                            .with("products", new Items(lines))
                            .at(NOON.minusSeconds(random.nextInt(60 * 24) * 3_600L));
            orders.add(random.nextInt(8) == 0 ? order : order.by("user_id:p" + random.nextInt(25)));
        }
        return orders;
    }

    private void live() {
        project(
                bought("A1", "tea", "cup").by("user_id:ana"),
                bought("A2", "tea", "cup").by("user_id:ana").after(Duration.ofDays(10)),
                bought("A3", "pot").by("user_id:ana").after(Duration.ofDays(90)),
                bought("E1", "tea").by("user_id:eva"),
                bought("N1", "tea"));
    }

    private static Events bought(String id, String... products) {
        List<Value> lines = new ArrayList<>();
        for (String product : products) {
            lines.add(line(product, product.equals("cup") ? "c" : "t"));
        }
        return track("Order Completed").with("order_id", id).with("products", new Items(lines));
    }

    private static Value line(String product, String category) {
        return track("")
                .with("product_id", product)
                .with("name", "The " + product)
                .with("category", category)
                .with("price", 10)
                .event()
                .properties();
    }

    private static Thing thing(String product) {
        return new Thing(product, "The " + product);
    }

    private static Asked asked(Of of, int least) {
        return new Asked(Period.EVER, of, least);
    }

    private List<ProfileId> people(Behind behind) {
        return warehouse.baskets().people(asked(Of.PRODUCT, 1), behind, LATER, 9);
    }
}
