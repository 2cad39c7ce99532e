package org.querencia.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.querencia.core.cost.Rates;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import org.querencia.core.order.Money;
import org.querencia.core.order.Order;
import org.querencia.core.order.Orders;
import org.querencia.core.order.Receipt;

class TotalsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Rates NONE = Rates.none(EUR);
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

    /// Saturday evening in Bogot\u00E1, Sunday in UTC.
    private static final Instant FIRST = Instant.parse("2026-03-01T00:30:00Z");

    private static final Instant LAST = Instant.parse("2026-03-08T00:45:00Z");

    private final List<Receipt> receipts =
            receipts(
                    order("o1", 100, FIRST).with("tax", 16).with("shipping", 4),
                    order("o2", 51, Instant.parse("2026-03-04T15:00:00Z")).with("channel", "Store"),
                    order("o3", 60, LAST).with("shipping", 5),
                    order("o4", 70, LAST.minusSeconds(60)).with("currency", "USD"),
                    order("o5", 999, LAST).marked(Mark.TEST));

    @Test
    void a_credit_note_without_an_order_is_taken_off_the_net() {
        Totals totals =
                Totals.of(
                        receipts(
                                order("o1", 100, FIRST),
                                Events.track("Order Refunded")
                                        .with("order_id", "c1")
                                        .with("total", 30)
                                        .with("currency", "EUR")
                                        .at(LAST)),
                        EUR,
                        NONE);

        assertThat(totals.orders()).isEqualTo(1);
        assertThat(totals.revenue()).isEqualTo(euros(10_000));
        assertThat(totals.refunded()).isEqualTo(euros(3_000));
        assertThat(totals.net()).isEqualTo(euros(7_000));
        assertThat(totals.averageTicket()).isEqualTo(euros(10_000));
    }

    @Test
    void orders_add_up_in_the_workspaces_currency_and_others_apart() {
        assertThat(Totals.of(receipts, EUR, NONE))
                .isEqualTo(
                        new Totals(
                                4,
                                euros(21_100),
                                euros(21_100),
                                euros(18_600),
                                euros(1_600),
                                euros(900),
                                euros(0),
                                euros(0),
                                euros(7_033),
                                Optional.of(FIRST),
                                Optional.of(LAST),
                                Map.of("store", 1L),
                                List.of(new Money(7_000, USD))));
    }

    @Test
    void orders_abroad_are_worth_what_was_last_told_by_then() {
        Rates rates =
                Rates.of(
                        EUR,
                        List.of(
                                new Rates.Told(USD, FIRST, new BigDecimal("0.5")),
                                new Rates.Told(USD, LAST, new BigDecimal("0.9"))));
        List<Receipt> bought =
                receipts(
                        order("d1", 100, FIRST)
                                .with("currency", "USD")
                                .with("tax", 16)
                                .with("shipping", 4),
                        order("d2", 100, LAST).with("currency", "USD"),
                        order("d3", 7, LAST).with("currency", "COP"),
                        order("d4", 30, FIRST.minusSeconds(1)).with("currency", "USD"));

        Totals totals = Totals.of(bought, EUR, rates);

        assertThat(totals)
                .isEqualTo(
                        new Totals(
                                4,
                                euros(14_000),
                                euros(14_000),
                                euros(13_000),
                                euros(800),
                                euros(200),
                                euros(0),
                                euros(0),
                                euros(7_000),
                                Optional.of(FIRST.minusSeconds(1)),
                                Optional.of(LAST),
                                Map.of(),
                                List.of(
                                        new Money(700, Currency.getInstance("COP")),
                                        new Money(3_000, USD))));
        assertThat(Habits.of(bought, BOGOTA, rates).amount()).contains(euros(5_000));
    }

    @Test
    void nobody_who_never_bought_divides_by_zero() {
        assertThat(Totals.of(List.of(), EUR, NONE).averageTicket()).isEqualTo(euros(0));
    }

    @Test
    void habits_are_what_is_commonest_in_the_companys_own_days_and_hours() {
        Habits habits = Habits.of(receipts, BOGOTA, NONE);
        assertThat(habits.product().orElseThrow().id()).isEqualTo("coffee");
        assertThat(habits)
                .isEqualTo(
                        new Habits(
                                habits.product(),
                                Optional.of(DayOfWeek.SATURDAY),
                                Optional.of(19),
                                Optional.of("store"),
                                Optional.of(euros(6_000)),
                                Optional.of(false)));
    }

    @Test
    void without_orders_there_are_no_habits() {
        assertThat(Habits.of(List.of(), BOGOTA, NONE))
                .isEqualTo(
                        new Habits(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    private static Events order(String id, long total, Instant at) {
        Fields coffee = Fields.of("product_id", Value.of("coffee"));
        Fields other = Fields.of("product_id", Value.of("only in " + id));
        return Events.track("Order Completed")
                .with("order_id", id)
                .with("total", total)
                .with("products", new Items(List.of(other, coffee)))
                .at(at);
    }

    private static List<Receipt> receipts(Events... orders) {
        return Stream.of(orders)
                .map(order -> Orders.of(order.event(), Optional.empty()).orElseThrow())
                .map((Order order) -> order.receipt(EUR))
                .toList();
    }

    private static Money euros(long cents) {
        return new Money(cents, EUR);
    }
}
