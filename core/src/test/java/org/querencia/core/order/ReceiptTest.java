package org.querencia.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;

class ReceiptTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    /// One order, told in steps a minute apart: `event source total`. The source `invoice` has a
    /// higher priority than `web`. What it comes to does not depend on the order of arrival.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    placed once                    | Completed web 100                                           | PLACED    | true  | 100 | 0
                    page loaded again              | Completed web 100, Completed web 100                        | PLACED    | true  | 100 | 0
                    page loaded after an update    | Completed web 100, Updated web 80, Completed web 100        | PLACED    | true  | 80  | 0
                    updated                        | Completed web 100, Updated web 120                          | PLACED    | true  | 120 | 0
                    known from an update alone     | Updated web 120                                             | PLACED    | true  | 120 | 0
                    updated, then cancelled        | Completed web 100, Updated web 120, Cancelled web 120       | CANCELLED | false | 120 | 0
                    cancelled, page loaded again   | Completed web 100, Cancelled web 100, Completed web 100     | CANCELLED | false | 100 | 0
                    only known as cancelled        | Cancelled web 100                                           | CANCELLED | false | 100 | 0
                    web and invoice                | Completed web 100, Completed invoice 119                    | PLACED    | true  | 119 | 0
                    invoice first                  | Completed invoice 119, Completed web 100                    | PLACED    | true  | 119 | 0
                    cancelled, invoiced all the same | Completed web 100, Cancelled web 100, Completed invoice 119 | PLACED  | true  | 119 | 0
                    refunded in part               | Completed web 100, Refunded web 30                          | PLACED    | true  | 100 | 30
                    refunded in two parts          | Completed web 100, Refunded web 30, Refunded web 20         | PLACED    | true  | 100 | 50
                    refunded, no amount told       | Completed web 100, Refunded web                             | REFUNDED  | true  | 100 | 100
                    refunded in full twice         | Completed web 100, Refunded web, Refunded web               | REFUNDED  | true  | 100 | 100
                    refunded more than was paid    | Completed web 100, Refunded web 80, Refunded web 80         | REFUNDED  | true  | 100 | 100
                    refund told by both            | Completed web 100, Refunded web 30, Refunded invoice 35     | PLACED    | true  | 100 | 35
                    refunded, then cancelled       | Completed web 100, Refunded web 30, Cancelled web 100       | CANCELLED | false | 100 | 30
                    only known from a refund       | Refunded web 30                                             | UNKNOWN   | false | 0   | 30
                    only known from two refunds    | Refunded web 30, Refunded web 20                            | UNKNOWN   | false | 0   | 50
                    given back whole, yet unknown  | Refunded web                                                | UNKNOWN   | false | 0   | 0
                    refunded before it was told    | Refunded web 130, Completed web 100                         | REFUNDED  | true  | 100 | 100
                    """)
    void an_order_comes_to(
            String what,
            String told,
            Receipt.Status status,
            boolean counts,
            long total,
            long back) {
        List<Event> events = history(told);
        List<Event> mixed = new ArrayList<>(events);
        Collections.rotate(mixed, 1);
        for (List<Event> arrival : List.of(events, events.reversed(), mixed)) {
            Receipt receipt = receipt(arrival);
            assertThat(receipt.status()).as(what).isEqualTo(status);
            assertThat(receipt.counts()).as(what).isEqualTo(counts);
            assertThat(receipt.total()).as(what).isEqualTo(euros(total));
            assertThat(receipt.refunded()).as(what).isEqualTo(euros(back));
        }
    }

    /// Total and goods in cents. The total is `total`; else `subtotal`, else `revenue`, else the
    /// products less the discount, with tax and shipping on top.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    as in the specification      | total=27.50 subtotal=22.50 revenue=25 shipping=3 tax=2 discount=2.5 | 2750 | 2250
                    total alone                  | total=27.50                             | 2750 | 2750
                    total with tax and shipping  | total=27.50 shipping=3 tax=2            | 2750 | 2250
                    subtotal                     | subtotal=22.50 shipping=3 tax=2         | 2750 | 2250
                    revenue                      | revenue=22.50 shipping=3 tax=2          | 2750 | 2250
                    subtotal before revenue      | subtotal=22.50 revenue=25               | 2250 | 2250
                    products alone               | products=10x2,5x1                       | 2500 | 2500
                    products less a discount     | products=10x2,5x1 discount=2.50         | 2250 | 2250
                    products, tax and shipping   | products=10x2,5x1 discount=2.50 shipping=3 tax=2 | 2750 | 2250
                    discount above the products  | products=10x2,5x1 discount=99           | 0    | 0
                    more tax than total          | total=5 tax=9                           | 500  | 0
                    an amount below zero         | total=-5 revenue=8                      | 800  | 800
                    an amount beyond belief      | total=1e30 revenue=8                    | 800  | 800
                    no amount at all             | coupon=x                                | 0    | 0
                    """)
    void the_amounts_come_from(String what, String fields, long total, long goods) {
        Receipt receipt = receipt(List.of(completed(fields).event()));
        assertThat(receipt.total()).as(what).isEqualTo(new Money(total, EUR));
        assertThat(receipt.goods()).as(what).isEqualTo(new Money(goods, EUR));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    total=5                   | 5.00 EUR
                    total=5 currency=usd      | 5.00 USD
                    total=5.5 currency=JPY    | 6 JPY
                    total=5 currency=XYZ9     | 5.00 EUR
                    total=1.2345 currency=KWD | 1.235 KWD
                    """)
    void an_amount_without_a_currency_is_in_the_workspaces(String fields, String total) {
        assertThat(receipt(List.of(completed(fields).event())).total()).hasToString(total);
    }

    @Test
    void the_currency_may_come_from_another_source_than_the_amount() {
        Event web = completed("currency=USD").from(origin("web", 100)).event();
        Event invoice = completed("total=90").from(origin("invoice", 300)).event();
        assertThat(receipt(List.of(web, invoice)).total()).hasToString("90.00 USD");
    }

    @Test
    void an_amount_told_in_another_currency_than_the_orders_is_left_out() {
        Event web = completed("total=100 tax=8 currency=USD").from(origin("web", 100)).event();
        Event invoice = completed("total=400000 currency=COP").from(origin("invoice", 300)).event();
        Receipt receipt = receipt(List.of(web, invoice));
        assertThat(receipt.total()).hasToString("400000.00 COP");
        assertThat(receipt.tax()).hasToString("0.00 COP");
    }

    @Test
    void a_refund_told_twice_under_one_id_counts_once() {
        Event order = completed("total=100").event();
        Event first = order("Refunded", "total=30").with("refund_id", "r1").event();
        Event again = order("Refunded", "total=30").with("refund_id", "r1").event();
        assertThat(receipt(List.of(order, first, again)).refunded()).isEqualTo(euros(30));
    }

    @Test
    void a_refund_without_an_amount_is_that_of_the_products_given_back() {
        Event order = completed("total=100").event();
        Event refund = order("Refunded", "products=10x2").event();
        assertThat(receipt(List.of(order, refund)).refunded()).isEqualTo(euros(20));
    }

    @Test
    void an_order_is_placed_when_it_was_first_told_and_through_the_channel_of_the_web() {
        Event web = completed("total=9").from(origin("web", 100)).event();
        Event invoice =
                completed("total=9")
                        .from(Origin.of("invoice", Trust.SECRET))
                        .after(Duration.ofDays(3))
                        .event();
        Receipt receipt = receipt(List.of(invoice, web));
        assertThat(receipt.at()).isEqualTo(Events.NOON);
        assertThat(receipt.channel()).isEqualTo("web");
        assertThat(receipt.source()).isEqualTo(new SourceKey("web"));
    }

    @Test
    void an_order_that_a_server_or_a_file_told_without_a_channel_has_none() {
        Event invoice = completed("total=9").from(Origin.of("invoice", Trust.SECRET)).event();
        Event blank =
                completed("total=9")
                        .from(Origin.of("invoice", Trust.SECRET))
                        .with("channel", " ")
                        .event();
        Event named =
                completed("total=9")
                        .from(Origin.of("invoice", Trust.SECRET))
                        .with("channel", "Local")
                        .event();

        assertThat(receipt(List.of(invoice)).channel()).isEmpty();
        assertThat(receipt(List.of(invoice, blank)).channel()).isEmpty();
        assertThat(receipt(List.of(invoice, named)).channel()).isEqualTo("local");
    }

    @Test
    void an_order_placed_by_staff_a_bot_or_a_test_counts_nowhere() {
        for (Mark mark : Mark.values()) {
            Receipt receipt = receipt(List.of(completed("total=9").marked(mark).event()));
            assertThat(receipt.status()).isEqualTo(Receipt.Status.PLACED);
            assertThat(receipt.counts()).isFalse();
        }
    }

    @Test
    void a_discount_is_split_over_the_lines_to_the_cent() {
        Receipt receipt = receipt(List.of(completed("products=1x1,1x1,1x1 discount=1").event()));
        assertThat(receipt.lines().stream().map(line -> line.discount().minor()).toList())
                .containsExactly(34L, 33L, 33L);
        assertThat(receipt.lines().stream().map(line -> line.net().minor()).toList())
                .containsExactly(66L, 67L, 67L);
    }

    @Test
    void orders_are_named_by_order_id_else_by_checkout_else_by_their_message() {
        Events named = Events.track("Order Completed").messageId("m1");
        assertThat(Orders.keyOf(named.event())).contains(new OrderKey("order#message", "shop/m1"));
        assertThat(Orders.keyOf(named.with("checkout_id", "c1").event()))
                .contains(new OrderKey("order#checkout", "c1"));
        assertThat(Orders.keyOf(named.with("order_id", 1001).event()))
                .contains(new OrderKey("order", "1001"));
        assertThat(Orders.keyOf(named.with("order_id", "x".repeat(180)).event()).orElseThrow().id())
                .startsWith("sha256:");
        assertThat(Orders.keyOf(Events.track("Checkout Started").with("order_id", "1").event()))
                .isEmpty();
        assertThat(Orders.keyOf(Events.page("Order Completed").event())).isEmpty();
    }

    private static List<Event> history(String told) {
        List<Event> events = new ArrayList<>();
        for (String step : told.split(", ", -1)) {
            String[] words = step.strip().split(" ", -1);
            Events event =
                    order(words[0], words.length > 2 ? "total=" + words[2] : "")
                            .from(origin(words[1], words[1].equals("invoice") ? 300 : 100))
                            .after(Duration.ofMinutes(events.size()));
            events.add(event.event());
        }
        return events;
    }

    private static Events completed(String fields) {
        return order("Completed", fields).from("web", Trust.PUBLIC);
    }

    private static Events order(String what, String fields) {
        Events order = Events.track("Order " + what).with("order_id", "o1");
        for (String field : fields.split(" ", -1)) {
            int equal = field.indexOf('=');
            if (equal > 0) {
                order.with(field.substring(0, equal), value(field.substring(equal + 1)));
            }
        }
        return order;
    }

    /// `10x2,5x1` is two pieces at 10 and one at 5; a number is one; all else is text.
    private static Value value(String text) {
        if (text.contains("x") && text.length() > 1) {
            List<Value> products = new ArrayList<>();
            for (String product : text.split(",", -1)) {
                String[] parts = product.split("x", -1);
                Map<String, Value> fields = new LinkedHashMap<>();
                fields.put("product_id", Value.of("p" + products.size()));
                fields.put("price", Value.of(parts[0]));
                fields.put("quantity", Value.of(new BigDecimal(parts[1])));
                products.add(new Fields(fields));
            }
            return new Items(products);
        }
        return Value.of(text);
    }

    private static Receipt receipt(List<Event> events) {
        return events.stream()
                .flatMap(event -> Orders.of(event, Optional.empty()).stream())
                .reduce(Order::merge)
                .orElseThrow()
                .receipt(EUR);
    }

    private static Origin origin(String source, int priority) {
        return new Origin(new SourceKey(source), Trust.PUBLIC, priority, "order");
    }

    private static Money euros(long amount) {
        return new Money(amount * 100, EUR);
    }
}
