package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.track;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Items;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Question;
import org.querencia.core.segment.Cause;
import org.querencia.core.segment.Membership;
import org.querencia.runtime.measure.Beside;
import org.querencia.runtime.measure.Standpoints;
import org.querencia.runtime.state.Memberships.Member;
import org.querencia.runtime.warehouse.Scene;

/// Figures by the stage people stood in and the segments they were in when something happened.
final class WhereTheyStoodTest extends MeasureKit {

    private static final String ANA = "user_id:ana";
    private static final String EVA = "user_id:eva";

    private final ToldStandpoints told = new ToldStandpoints();

    @BeforeEach
    void watch() {
        warehouse.knowing(Beside.NOTHING.standing(told));
    }

    private static Instant day(int days) {
        return NOON.plus(Duration.ofDays(days));
    }

    @Test
    void an_order_counts_for_the_stage_it_found_the_person_in() {
        project(
                order("A1", 100).by(ANA).at(day(1)),
                order("A2", 10).by(ANA).at(day(5)),
                order("A3", 7).by(EVA).at(day(2)));
        told.passes(ANA, "lead", NOON);
        told.passes(ANA, "customer", day(1));

        assertThat(told("revenue", "stage", List.of()))
                .containsExactly("lead|100", "customer|10", "|7");
        assertThat(told("revenue", "stage.life", List.of("stage=customer")))
                .containsExactly("customer|10");
        assertThat(told("revenue", "stage.another", List.of())).containsExactly("|117");
    }

    @Test
    void an_order_counts_for_the_segments_of_its_time_and_the_total_is_told_apart() {
        project(
                order("B1", 100).by(ANA).at(day(2)),
                order("B2", 10).by(ANA).at(day(5)),
                order("B3", 7).by(EVA).at(day(2)));
        told.enters(ANA, "vip", day(1));
        told.enters(ANA, "near", day(1));
        told.leaves(ANA, "vip", day(3));

        Answer answer =
                warehouse.measures().answer(measure("revenue"), question("segment", List.of()));

        assertThat(told("revenue", "segment", List.of()))
                .containsExactly("near|110", "vip|100", "|7");
        assertThat(answer.totals().stream().map(row -> row.value().orElseThrow()).toList())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(BigDecimal.valueOf(117));
        assertThat(answer.watched())
                .containsExactly(
                        new Answer.Watched("near", day(1)), new Answer.Watched("vip", day(1)));
        assertThat(told("revenue", "", List.of("segment=vip", "segment=near")))
                .containsExactly("110");
        assertThat(told("revenue", "", List.of("segment="))).containsExactly("7");
        assertThat(told("orders", "segment", List.of("segment=vip"))).containsExactly("vip|1");
    }

    @Test
    void before_a_segment_was_watched_it_is_told_by_who_is_in_it_now() {
        project(
                order("C1", 100).by(ANA).at(NOON),
                order("C2", 10).by(EVA).at(NOON),
                order("C3", 1).by(EVA).at(day(6)));
        told.enters(ANA, "vip", day(2));
        told.enters(EVA, "vip", day(2));
        told.leaves(EVA, "vip", day(4));

        assertThat(told("revenue", "segment", List.of())).containsExactly("vip|100", "|11");
    }

    @Test
    void who_was_in_a_segment_before_its_movements_were_forgotten_is_in_it_still() {
        project(order("D1", 100).by(ANA).at(day(3)), order("D2", 10).by(EVA).at(day(3)));
        told.kept().add(
                new Standpoints.Kept(
                        "vip",
                        new Member(Scene.person(ANA), new Membership(NOON, Cause.EVENT, 1))));
        told.enters(EVA, "vip", day(2));
        told.leaves(EVA, "vip", day(4));

        assertThat(told("revenue", "segment", List.of())).containsExactly("vip|110");
    }

    @Test
    void in_two_segments_nobody_buys_faster() {
        project(
                order("E1", 1).by(ANA).at(day(1)),
                order("E2", 1).by(ANA).at(day(3)),
                order("E3", 1).by(ANA).at(day(4)));
        told.enters(ANA, "a", NOON);
        told.enters(ANA, "b", NOON);

        assertThat(told("purchase_interval", "segment", List.of()))
                .containsExactly("a|1.5", "b|1.5");
        assertThat(told("purchase_momentum", "segment", List.of()))
                .containsExactly("a|0.5", "b|0.5");
    }

    @Test
    void the_customer_day_comes_to_what_the_measures_tell() {
        project(
                track("Product Viewed").with("product_id", "tea").by(ANA).at(day(1)),
                order("F1", 100)
                        .with(
                                "products",
                                new Items(List.<Value>of(line("tea", 2, 30), line("q", 1, 40))))
                        .by(ANA)
                        .at(day(2)),
                order("F2", 9).by(EVA).at(day(2)),
                track("Order Refunded").with("order_id", "F2").with("total", 4).by(EVA).at(day(3)),
                track("Marketing Spend")
                        .with("id", "s1")
                        .with("cost", 25)
                        .with("channel", "meta")
                        .at(day(1)));
        told.passes(ANA, "lead", NOON);

        for (String pair :
                List.of(
                        "orders orders",
                        "revenue revenue",
                        "refunds refunds",
                        "touches events",
                        "cost cost",
                        "margin margin")) {
            String[] names = pair.split(" ", 2);
            BigDecimal base =
                    warehouse
                            .values(
                                    "SELECT coalesce(sum(%s), 0) FROM (%s)"
                                            .formatted(names[0], base()))
                            .getFirst();
            assertThat(major(names[0], base))
                    .as(pair)
                    .isEqualByComparingTo(new BigDecimal(told(names[1], "", List.of()).getFirst()));
        }
        assertThat(
                        warehouse.values(
                                "SELECT count(*) FROM (%s) WHERE stage = 'lead'".formatted(base())))
                .isNotEqualTo(List.of(BigDecimal.ZERO));
    }

    private String base() {
        return warehouse.customerDay(Question.EVERYTHING);
    }

    private static BigDecimal major(String name, BigDecimal minor) {
        return List.of("orders", "touches").contains(name) ? minor : minor.movePointLeft(2);
    }
}
