package org.querencia.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.querencia.core.cost.Outlay.Cost;
import org.querencia.core.cost.Outlay.Spend;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Value;
import org.querencia.core.kit.Events;
import org.querencia.core.order.Figure;

class OutlayTest {

    @Test
    void spend_is_read_with_its_words() {
        Events told =
                Events.track("marketing spend")
                        .messageId("m1")
                        .with("channel", " Meta ")
                        .with("campaign", "Mother's day")
                        .with("medium", "CPC")
                        .with("cost", "1250000.50")
                        .with("currency", "cop")
                        .with("impressions", 90_000)
                        .with("clicks", -4);

        assertThat(Outlay.of(told.event()))
                .contains(
                        new Spend(
                                "m1",
                                "meta",
                                "Mother's day",
                                "cpc",
                                new Figure(new BigDecimal("1250000.50"), "COP"),
                                90_000,
                                0));
    }

    @Test
    void a_cost_may_be_given_back_and_has_an_id_of_its_own() {
        Events told =
                Events.track("Cost Recorded")
                        .with("cost_id", "2026-10/payroll")
                        .with("category", "Salaries")
                        .with("amount", Value.of(BigDecimal.valueOf(-5)));

        assertThat(Outlay.of(told.event()))
                .contains(
                        new Cost(
                                "2026-10/payroll",
                                "salaries",
                                "",
                                new Figure(BigDecimal.valueOf(-5), ""),
                                false));
    }

    @Test
    void a_cost_is_of_marketing_by_its_mark_or_its_category_and_salaries_never() {
        assertThat(marketing("overheads", "")).isFalse();
        assertThat(marketing("overheads", "true")).isTrue();
        assertThat(marketing("Advertising", "")).isTrue();
        assertThat(marketing("Advertising", "false")).isFalse();
        assertThat(marketing("Salarios", "true")).isFalse();
    }

    private static boolean marketing(String category, String mark) {
        return Outlay.of(
                        Events.track("Cost Recorded")
                                .with("category", category)
                                .with("marketing", mark)
                                .with("amount", 5)
                                .event())
                .orElseThrow()
                .marketing();
    }

    @Test
    void others_marked_ones_and_those_without_an_amount_tell_nothing() {
        assertThat(Outlay.of(Events.track("Order Completed").with("cost", 5).event())).isEmpty();
        assertThat(Outlay.of(Events.page("Cost Recorded").with("amount", 5).event())).isEmpty();
        assertThat(Outlay.of(Events.track("Cost Recorded").with("amount", "much").event()))
                .isEmpty();
        assertThat(
                        Outlay.of(
                                Events.track("Cost Recorded")
                                        .with("amount", 5)
                                        .marked(Mark.TEST)
                                        .event()))
                .isEmpty();
    }

    @Test
    void what_anyone_can_send_is_not_believed() {
        assertThat(
                        Outlay.of(
                                Events.track("Marketing Spend")
                                        .with("cost", 5)
                                        .from("web", Trust.PUBLIC)
                                        .event()))
                .isEmpty();
    }

    @Test
    void an_amount_without_a_currency_is_in_the_workspaces() {
        Currency cop = Currency.getInstance("COP");
        assertThat(new Figure(BigDecimal.TEN, "").money(cop)).hasToString("10.00 COP");
        assertThat(new Figure(BigDecimal.TEN, "JPY").money(cop)).hasToString("10 JPY");
    }
}
