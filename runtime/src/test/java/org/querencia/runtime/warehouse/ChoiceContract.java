package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.page;
import static org.querencia.core.kit.Events.track;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Seeds;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Vocabulary;
import org.querencia.runtime.warehouse.Choices.Choice;
import org.querencia.runtime.warehouse.Grading.Cell;
import org.querencia.runtime.warehouse.Grading.Cuts;
import org.querencia.runtime.warehouse.Grading.Range;

/// What every warehouse offers to choose from where people are described.
abstract class ChoiceContract extends MatchContract {

    private static final Instant NOW = NOON.plus(Duration.ofDays(100));

    @Test
    void values_of_a_field_are_offered_with_their_people_most_first() {
        project(
                identify().by("user_id:a").trait("city", "Cali").trait("a/b~c", "odd"),
                identify().by("user_id:b").trait("city", "Bogotá"),
                identify().by("user_id:c").trait("city", "Bogotá").trait("age", Value.of(30)),
                identify().by("user_id:c").trait("city", "Bogotá").trait("city.x", "no"),
                identify().by("user_id:d").trait("city", Value.NOTHING),
                identify().by("user_id:e").trait("city", " "),
                identify().by("user_id:f").trait("city", Fields.of("name", Value.of("Cali"))),
                identify().by("user_id:g").trait("city", "Lima").marked(Mark.STAFF),
                track("Seen")
                        .by("user_id:a")
                        .with("city", "Tunja")
                        .with("gift", new Value.Flag(true)));

        assertThat(traits("city", 9)).containsExactly(new Choice("Bogotá", 2), choice("Cali"));
        assertThat(traits("city", 1)).containsExactly(new Choice("Bogotá", 2));
        assertThat(traits("a/b~c", 9)).containsExactly(choice("odd"));
        assertThat(traits("age", 9)).containsExactly(choice("30"));
        assertThat(warehouse.choices().values(Event.Type.TRACK, "Seen", "gift", 9))
                .containsExactly(choice("true"));
        assertThat(traits("nothing", 9)).isEmpty();
    }

    @Test
    void campaigns_are_offered_by_what_their_links_were_marked_with() {
        project(
                page("Home").by("user_id:a").context(campaign("name", "madres")),
                page("Home").by("user_id:a").context(campaign("name", "madres")),
                track("Seen").by("user_id:b").context(campaign("name", "madres")),
                page("Home").by("user_id:b").context(campaign("name", "café")),
                page("Home").by("user_id:c").context(campaign("term", "tostado")),
                page("Home").by("user_id:d").context(campaign("name", " ")),
                page("Home").by("user_id:e").context(campaign("name", "own")).marked(Mark.STAFF),
                page("Home").by("user_id:f"));

        assertThat(warehouse.choices().campaigns("name", 9))
                .containsExactly(new Choice("madres", 2), choice("café"));
        assertThat(warehouse.choices().campaigns("name", 1))
                .containsExactly(new Choice("madres", 2));
        assertThat(warehouse.choices().campaigns("term", 9)).containsExactly(choice("tostado"));
        assertThat(warehouse.choices().campaigns("source", 9)).isEmpty();
    }

    @Test
    void what_was_bought_is_offered_by_category_and_product() {
        project(
                order("A1", 100).with("products", line("p1", "bread")).by("user_id:a"),
                order("B1", 100).with("products", line("p2", "bread")).by("user_id:b"),
                order("C1", 100)
                        .with("products", line("p9", "toys"))
                        .by("user_id:c")
                        .marked(Mark.TEST));

        assertThat(warehouse.choices().bought(9))
                .containsExactly(new Choice("bread", 2), choice("p1"), choice("p2"));
        assertThat(warehouse.choices().bought(1)).containsExactly(new Choice("bread", 2));
    }

    @Test
    void grades_are_fifths_of_the_buyers_as_far_as_ties_allow() {
        List<Event> bought = new ArrayList<>();
        for (int buyer = 1; buyer <= 10; buyer++) {
            for (int order = 1; order <= Math.max(1, buyer - 6); order++) {
                bought.add(
                        order("o%d-%d".formatted(buyer, order), 12_345L * buyer)
                                .by("user_id:" + buyer)
                                .at(NOW.minus(Duration.ofDays(buyer * 7L)).minusSeconds(60))
                                .event());
            }
        }
        warehouse.project(scene.batch(bought));

        Cuts cuts = warehouse.grading().cuts(NOW);
        assertThat(cuts)
                .isEqualTo(
                        new Cuts(
                                List.of(15L, 29L, 43L, 57L),
                                List.of(1L, 2L, 3L, 4L),
                                amounts(24_700, 49_400, 74_100, 198_000)));
        assertThat(warehouse.grading().cells(cuts, NOW))
                .containsExactly(
                        new Cell(1, 3, 5, 1),
                        new Cell(1, 4, 5, 1),
                        new Cell(2, 1, 4, 1),
                        new Cell(2, 2, 4, 1),
                        new Cell(3, 1, 3, 2),
                        new Cell(4, 1, 2, 2),
                        new Cell(5, 1, 1, 2));
    }

    @Test
    void money_is_graded_at_the_rate_of_its_day_and_without_one_not_at_all() {
        project(
                track("Currency Rate Recorded").with("currency", "USD").with("rate", "4"),
                order("A1", 100).by("user_id:a"),
                order("B1", 50).with("currency", "USD").by("user_id:b").after(Duration.ofHours(1)),
                order("C1", 300).by("user_id:c"),
                order("D1", 400).by("user_id:d"),
                order("D2", 7).with("currency", "EUR").by("user_id:d"),
                order("E1", 500).by("user_id:e"),
                order("F1", 999).with("currency", "EUR").by("user_id:f"));

        Cuts cuts = warehouse.grading().cuts(NOW);
        assertThat(cuts.revenue()).isEqualTo(amounts(100, 200, 300, 400));
        assertThat(warehouse.grading().cells(cuts, NOW))
                .extracting(Cell::money, Cell::people)
                .containsExactlyInAnyOrder(
                        tuple(0, 1L),
                        tuple(1, 1L),
                        tuple(2, 1L),
                        tuple(3, 1L),
                        tuple(4, 1L),
                        tuple(5, 1L));
    }

    @Test
    void a_warehouse_without_orders_has_ends_of_grades_and_nobody_in_them() {
        Cuts cuts = warehouse.grading().cuts(NOW);
        assertThat(cuts)
                .isEqualTo(
                        new Cuts(
                                List.of(1L, 2L, 3L, 4L),
                                List.of(1L, 2L, 3L, 4L),
                                amounts(0, 1, 2, 3)));
        assertThat(warehouse.grading().cells(cuts, NOW)).isEmpty();
    }

    @Test
    void a_cell_has_the_people_for_whom_its_rule_holds() {
        Seeds.one(
                7,
                (random, _) -> {
                    List<Event> bought = new ArrayList<>();
                    for (int order = 0; order < 120; order++) {
                        bought.add(
                                order("o" + order, random.nextInt(1, 900) * 100L)
                                        .by("user_id:" + random.nextInt(40))
                                        .at(NOW.minus(Duration.ofHours(random.nextInt(2_400))))
                                        .event());
                    }
                    warehouse.project(scene.batch(bought));
                    Cuts cuts = warehouse.grading().cuts(NOW);
                    List<Cell> cells = warehouse.grading().cells(cuts, NOW);
                    assertThat(cells.stream().mapToLong(Cell::people).sum())
                            .isEqualTo(size("orders > 0"));
                    for (int grade = 1; grade <= Grading.GRADES; grade++) {
                        Range range = new Range(Math.max(1, grade - 1), grade);
                        assertThat(size(cuts.rule(range, range, Range.ALL)))
                                .as(cuts.rule(range, range, Range.ALL))
                                .isEqualTo(
                                        cells.stream()
                                                .filter(cell ->
                                                        range.holds(cell.recency())
                                                                && range.holds(cell.frequency()))
                                                .mapToLong(Cell::people)
                                                .sum());
                        Range one = Range.of(grade);
                        assertThat(size(cuts.rule(Range.ALL, Range.ALL, one)))
                                .as(cuts.rule(Range.ALL, Range.ALL, one))
                                .isEqualTo(
                                        cells.stream()
                                                .filter(cell -> one.holds(cell.money()))
                                                .mapToLong(Cell::people)
                                                .sum());
                    }
                });
    }

    private long size(String rule) {
        return warehouse
                .matches()
                .of(Rules.parse(rule, Vocabulary.NONE).rule().orElseThrow(), NOW, 0)
                .size();
    }

    private List<Choice> traits(String field, int limit) {
        return warehouse.choices().values(Event.Type.IDENTIFY, "", field, limit);
    }

    private static Fields campaign(String name, String value) {
        return Fields.of("campaign", Fields.of(name, Value.of(value)));
    }

    private static Choice choice(String value) {
        return new Choice(value, 1);
    }

    private static Value line(String product, String category) {
        return new Items(
                List.of(
                        new Fields(
                                Map.of(
                                        "product_id",
                                        Value.of(product),
                                        "category",
                                        Value.of(category)))));
    }

    private static List<BigDecimal> amounts(long... amounts) {
        return Arrays.stream(amounts).mapToObj(BigDecimal::valueOf).toList();
    }
}
