package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.kit.Events;
import org.querencia.core.measure.Funnel;
import org.querencia.core.measure.Funnel.Reached;
import org.querencia.core.measure.Funnel.Step;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.attribution.AttributionDesk.Asked;
import org.querencia.runtime.attribution.AttributionDesk.Goal;
import org.querencia.runtime.attribution.AttributionKit;
import org.querencia.runtime.attribution.CreditedPeople;
import org.querencia.runtime.attribution.NamedModel;
import org.querencia.runtime.warehouse.Among;
import org.querencia.runtime.warehouse.Baskets;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Scene;
import org.querencia.runtime.warehouse.Walk;
import org.querencia.runtime.warehouse.WarehouseContract;
import org.querencia.runtime.warehouse.Ways;
import org.querencia.science.attribution.Model;
import org.querencia.science.process.StepGraph;

/// Companies of which little or nonsense is told, asked for their ways, funnels, baskets and what
/// brought their orders: all that comes adds up, and is a number.
final class OddWaysTest extends MeasureKit {

    private static final Instant NOW = NOON.plus(Duration.ofDays(40));
    private static final int CAMPAIGNS = 10_000;

    static Stream<Arguments> companies() {
        return Stream.of(
                arguments("empty", new Events[0], 0, 0),
                arguments("of one customer", all(order("A1", 10).by("user_id:ana")), 1, 10),
                arguments(
                        "of refunds alone",
                        all(
                                track("Order Refunded")
                                        .with("order_id", "B1")
                                        .with("total", 30)
                                        .by("user_id:ana")),
                        0,
                        0),
                arguments(
                        "of currencies without a rate",
                        all(
                                order("C1", 40).with("currency", "USD").by("user_id:ana"),
                                order("C2", 50).with("currency", "EUR").by("user_id:eva"),
                                order("C3", 100).by("user_id:eva")),
                        3,
                        100),
                arguments(
                        "of impossible days",
                        all(
                                order("D1", 1)
                                        .by("user_id:ana")
                                        .at(Instant.parse("1970-01-01T12:00:00Z")),
                                order("D2", 2).by("user_id:ana").at(NOON),
                                order("D3", 4)
                                        .by("user_id:ana")
                                        .at(NOON.plus(Duration.ofDays(3_650)))),
                        3,
                        7),
                arguments(
                        "of ten thousand campaigns",
                        IntStream.range(0, CAMPAIGNS)
                                .boxed()
                                .flatMap(i ->
                                        Stream.of(
                                                page(i),
                                                order("E" + i, 1)
                                                        .by("user_id:u" + i)
                                                        .after(Duration.ofHours(1))))
                                .toArray(Events[]::new),
                        CAMPAIGNS,
                        CAMPAIGNS));
    }

    private static Events[] all(Events... events) {
        return events;
    }

    private static Events page(int campaign) {
        String name = "c" + campaign;
        return Events.page("Home")
                .context(
                        Fields.of(
                                "campaign",
                                new Fields(
                                        Map.of(
                                                "name",
                                                Value.of(name),
                                                "source",
                                                Value.of("mail")))))
                .by("user_id:u" + campaign);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("companies")
    void credits_add_up_to_the_orders_by_every_model(
            String company, Events[] told, int orders, double revenue) {
        project(told);
        AttributionDesk desk =
                AttributionKit.desk(warehouse, WarehouseContract.workspace("America/Bogota"));

        for (NamedModel model : models()) {
            for (Goal goal : Goal.values()) {
                AttributionDesk.Answer answer =
                        desk.answer(new Asked(model, goal, Period.EVER, 30));
                double conversions = sum(answer, row -> row.credit().conversions());
                double value = sum(answer, row -> row.credit().value());
                assertThat(conversions).as("%s %s", model.name(), goal).isFinite();
                assertThat(value).as("%s %s", model.name(), goal).isFinite();
                if (goal == Goal.ORDERS) {
                    assertThat(answer.conversions()).isEqualTo(orders);
                    assertThat(Math.abs(conversions - orders)).as(model.name()).isLessThan(1e-6);
                    assertThat(answer.value()).isEqualTo(revenue);
                }
            }
        }
    }

    private static List<NamedModel> models() {
        NamedModel.Settings settings =
                new NamedModel.Settings(
                        1, false, Model.Worth.CONVERSIONS, 200, 1, Set.of("direct"));
        return NamedModel.of(NamedModel.ALL, settings);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("companies")
    void the_parts_of_the_people_behind_a_channel_add_up_to_its_credit(
            String company, Events[] told, int orders, double revenue) {
        project(told);
        AttributionDesk desk =
                AttributionKit.desk(warehouse, WarehouseContract.workspace("America/Bogota"));

        for (NamedModel model : models()) {
            for (Goal goal : Goal.values()) {
                Asked asked = new Asked(model, goal, Period.EVER, 30);
                for (AttributionDesk.Row row :
                        desk.answer(asked).rows().stream().limit(20).toList()) {
                    CreditedPeople people = desk.people(asked, row.credit().channel(), 10);
                    String which = "%s %s %s".formatted(model.name(), goal, row.credit());
                    assertThat(people.people()).hasSize((int) Math.min(10, people.count()));
                    if (!people.whole()) {
                        assertThat(people.conversions())
                                .as(which)
                                .isCloseTo(row.credit().conversions(), within(1e-6));
                        assertThat(people.value())
                                .as(which)
                                .isCloseTo(row.credit().value(), within(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void channels_beyond_those_that_can_be_told_apart_count_as_one() {
        project(
                IntStream.rangeClosed(0, CAMPAIGNS)
                        .mapToObj(i ->
                                order("F" + i, 1).with("channel", "way " + i).by("user_id:u" + i))
                        .toArray(Events[]::new));
        AttributionDesk desk =
                AttributionKit.desk(warehouse, WarehouseContract.workspace("America/Bogota"));

        AttributionDesk.Answer answer =
                desk.answer(new Asked(models().getFirst(), Goal.ORDERS, Period.EVER, 30));
        assertThat(answer.rows()).hasSize(CAMPAIGNS);
        assertThat(answer.rows().getFirst())
                .extracting(row -> row.credit().channel(), row -> row.credit().conversions())
                .containsExactly("others", 2.0);
        assertThat(Math.abs(sum(answer, row -> row.credit().conversions()) - CAMPAIGNS - 1))
                .isLessThan(1e-6);
    }

    private static double sum(
            AttributionDesk.Answer answer, ToDoubleFunction<AttributionDesk.Row> part) {
        return answer.rows().stream().mapToDouble(part).sum();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("companies")
    void ways_and_stages_hold_everybody_once(
            String company, Events[] told, int orders, double revenue) {
        project(told);
        Walk walk =
                new Walk(Period.EVER, Walk.STEPS, false, "", Walk.GOAL, "", Among.ALL, Walk.QUIET);

        StepGraph graph = warehouse.ways().graph(walk, NOW);
        assertThat(graph.nodes().stream().mapToLong(StepGraph.Node::starts).sum())
                .isEqualTo(graph.people());
        assertThat(graph.whole().commonest().stream().mapToLong(StepGraph.Way::people).sum())
                .isLessThanOrEqualTo(graph.people());
        Ways.Contacts contacts =
                warehouse
                        .ways()
                        .contacts(
                                stands -> stands.accept(Scene.person("user_id:ana"), "use"),
                                Among.ALL,
                                Period.EVER);
        assertThat(contacts.sizes()).containsOnlyKeys("use").containsEntry("use", 1L);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("companies")
    void a_funnel_tells_of_each_step_who_passed_who_may_and_who_is_lost(
            String company, Events[] told, int orders, double revenue) {
        project(told);
        Step home = new Step("Home", Duration.ofDays(30));
        Step order = new Step("Order Completed", Duration.ofDays(30));

        for (Reached reached :
                warehouse
                        .funnels()
                        .of(
                                new Funnel(
                                        List.of(home, order),
                                        true,
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                NOW)) {
            assertThat(reached.reached().getFirst())
                    .isEqualTo(
                            reached.reached().getLast()
                                    + reached.open().getFirst()
                                    + reached.lost().getFirst());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("companies")
    void baskets_tell_nothing_of_what_is_not_known(
            String company, Events[] told, int orders, double revenue) {
        project(told);
        Baskets.Asked asked = new Baskets.Asked(Period.EVER, Baskets.Of.PRODUCT, 1);

        assertThat(warehouse.baskets().pairs(asked).pairs()).isEmpty();
        assertThat(warehouse.baskets().firsts(asked, Duration.ofDays(30), NOW).things()).isEmpty();
        assertThat(warehouse.baskets().leaving(asked, Duration.ofDays(30), NOW).things()).isEmpty();
    }
}
