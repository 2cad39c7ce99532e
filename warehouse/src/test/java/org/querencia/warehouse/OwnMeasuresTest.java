package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Question;

/// What a company's own statements may say, and what becomes of other currencies.
final class OwnMeasuresTest extends MeasureKit {

    @Test
    void amounts_are_converted_once_at_the_rate_known_by_then_and_parts_add_up() {
        project(
                rate("EUR", "3.3").after(Duration.ofDays(-2)),
                rate("EUR", "4").after(Duration.ofDays(1)),
                rate("JPY", "0.5").after(Duration.ofDays(-2)),
                track("Order Completed")
                        .with("order_id", "E1")
                        .with("currency", "EUR")
                        .with("shipping", 1)
                        .with(
                                "products",
                                new Items(List.<Value>of(line("tea", 1, 7), line("cup", 3, 11))))
                        .by("user_id:ana"),
                order("E2", 10).with("currency", "EUR").by("user_id:eva").after(Duration.ofDays(3)),
                order("J1", 100).with("currency", "JPY").by("user_id:eva"),
                order("J2", 100)
                        .with("currency", "JPY")
                        .by("user_id:eva")
                        .after(Duration.ofDays(-5)),
                order("C1", 5).by("user_id:ana"),
                track("Marketing Spend").with("cost", 3).with("currency", "EUR"));

        assertThat(told("revenue", "", List.of())).containsExactly("230.3");
        assertThat(told("revenue", "product", List.of()))
                .containsExactly("cup|108.9", "|98.3", "tea|23.1");
        assertThat(told("marketing_cost", "", List.of())).containsExactly("9.9");
        assertThat(warehouse.measures().answer(measure("revenue"), Question.EVERYTHING).elsewhere())
                .containsExactly(new Answer.Elsewhere("JPY", 1));
    }

    @Test
    void ten_thousand_campaigns_are_all_told_and_one_customer_is_enough() {
        List<Events> all = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            all.add(track("Marketing Spend").with("campaign", "c" + i).with("cost", 1));
        }
        all.add(order("A1", 100).by("user_id:ana"));
        project(all.toArray(Events[]::new));

        assertThat(told("marketing_cost", "campaign", List.of())).hasSize(10_000);
        assertThat(told("cac_simple", "", List.of())).containsExactly("10000");
        assertThat(told("cac_simple", "campaign", List.of("campaign=c7"))).containsExactly("c7|-");
        assertThat(told("repeat_rate", "", List.of())).containsExactly("0");
        assertThat(told("retention", "", List.of())).containsExactly("-");
        assertThat(told("ltv_model", "", List.of())).containsExactly("-");
    }

    private static Events rate(String currency, String rate) {
        return track("Currency Rate Recorded").with("currency", currency).with("rate", rate);
    }

    @Test
    void a_statement_reads_the_facts_and_nothing_else() {
        assertThat(fault("SELECT {by} count(*) AS value FROM {orders} GROUP BY ALL")).isEmpty();
        assertThat(fault("SELECT {by} 1 AS value FROM read_csv('/etc/passwd')"))
                .contains("sql: the function read_csv is not among those a measure may use");
        assertThat(fault("SELECT {by} 1 AS value FROM '/etc/passwd'")).isPresent();
        assertThat(fault("SELECT {by} count(*) AS value FROM meta GROUP BY ALL"))
                .contains("sql: it reads meta; expected {orders}, {touches} and the like");
        assertThat(fault("SELECT {by} count(*) AS value FROM information_schema.tables"))
                .isPresent();
        assertThat(fault("DROP TABLE orders")).isPresent();
        assertThat(fault("SELECT 1 AS value; SELECT 2 AS value")).isPresent();
        assertThat(fault("SELECT {by} getenv('HOME') AS value FROM {orders}")).isPresent();
        assertThat(fault("SELECT {bye} 1 AS value FROM {orders}"))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("{bye} stands for nothing"));
        assertThat(fault("SELECT {by} prize AS value FROM {orders} GROUP BY ALL")).isPresent();
    }

    private Optional<String> fault(String sql) {
        return warehouse
                .measures()
                .fault(
                        FILES.read(
                                "key: own\nname: Own\ndimensions: [time]\nsql: |\n  "
                                        + sql
                                        + "\n"));
    }
}
