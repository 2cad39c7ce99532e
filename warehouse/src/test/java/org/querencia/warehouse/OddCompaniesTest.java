package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.kit.Events;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;

/// Companies of which little or nonsense is told: every measure says a number or nothing, and no
/// sum is wrong.
final class OddCompaniesTest extends MeasureKit {

    @Test
    void of_one_customer_every_measure_tells_a_number_or_nothing() {
        project(order("A1", 10).by("user_id:ana"));

        assertAllCanBeAsked();
        assertThat(told("retention", "", List.of())).containsExactly("-");
        assertThat(told("ltv", "", List.of())).containsExactly("10");
        assertThat(told("cac_simple", "", List.of())).containsExactly("0");
    }

    @Test
    void of_refunds_alone_nothing_is_earned_and_nothing_divided() {
        project(track("Order Refunded").with("order_id", "B1").with("total", 30).by("user_id:ana"));

        assertAllCanBeAsked();
        assertThat(told("revenue", "", List.of())).containsExactly("0");
        assertThat(told("refunds", "", List.of())).containsExactly("30");
        assertThat(told("net_revenue", "", List.of())).containsExactly("-30");
        assertThat(told("average_ticket", "", List.of())).containsExactly("-");
        assertThat(told("refund_share", "", List.of())).containsExactly("-");
    }

    @Test
    void without_a_rate_other_currencies_are_in_no_amount_and_said_to_be() {
        project(
                order("C1", 100).by("user_id:ana"),
                order("C2", 40).with("currency", "USD").by("user_id:ana"),
                order("C3", 50).with("currency", "EUR").by("user_id:eva"));

        assertAllCanBeAsked();
        Answer answer = warehouse.measures().answer(measure("revenue"), Question.EVERYTHING);
        assertThat(told("revenue", "", List.of())).containsExactly("100");
        assertThat(told("average_ticket", "", List.of())).containsExactly("100");
        assertThat(told("orders", "", List.of())).containsExactly("3");
        assertThat(answer.elsewhere())
                .containsExactly(new Answer.Elsewhere("EUR", 1), new Answer.Elsewhere("USD", 1));
    }

    @Test
    void orders_of_impossible_days_stand_in_their_own_periods() {
        project(
                order("D1", 1).by("user_id:ana").at(Instant.parse("1970-01-01T12:00:00Z")),
                order("D2", 2).by("user_id:ana").at(NOON),
                order("D3", 4).by("user_id:ana").at(NOON.plus(Duration.ofDays(3_650))));

        assertAllCanBeAsked();
        assertThat(told("revenue", "year", List.of()))
                .containsExactly("1970|1", "2026|2", "2036|4");
        assertThat(told("revenue", "", List.of())).containsExactly("7");
    }

    @Test
    void ten_thousand_campaigns_add_up() {
        int campaigns = 10_000;
        project(
                IntStream.range(0, campaigns)
                        .boxed()
                        .flatMap(i ->
                                List.of(
                                        Events.page("Home")
                                                .context(
                                                        Fields.of(
                                                                "campaign",
                                                                Fields.of(
                                                                        "name", Value.of("c" + i))))
                                                .by("user_id:u" + i)
                                                .at(NOON),
                                        order("E" + i, 1).by("user_id:u" + i).at(NOON))
                                        .stream())
                        .toArray(Events[]::new));

        assertThat(told("revenue", "campaign", List.of())).hasSize(campaigns);
        assertThat(told("revenue", "", List.of())).containsExactly("10000");
        assertThat(told("cac_simple", "campaign", List.of()))
                .hasSize(campaigns)
                .allMatch(row -> row.endsWith("|-") || row.endsWith("|0"));
    }

    /// Whole, and by each dimension; a value is a number by its type, so that it need only be
    /// there.
    private void assertAllCanBeAsked() {
        for (Measure measure : FILES.shipped()) {
            warehouse.measures().answer(measure, Question.EVERYTHING);
            for (Kind kind : measure.kinds()) {
                Dimension dimension = new Dimension(kind.names().getFirst(), kind);
                Question question = Question.EVERYTHING.by(List.of(dimension));
                assertThat(warehouse.measures().answer(measure, question).columns())
                        .as("%s by %s", measure.key(), dimension.name())
                        .contains(dimension.name());
            }
        }
    }
}
