package org.querencia.core.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.kit.Happenings;
import org.querencia.core.kit.Seeds;

class OrderLawsTest {

    private static final Currency COP = Currency.getInstance("COP");

    @Test
    void any_order_of_arrival_gives_the_same_orders() {
        Seeds.each(
                700,
                (random, seed) -> {
                    List<Event> events = new Happenings(random).events(40);
                    List<Event> shuffled = new ArrayList<>(events);
                    Collections.shuffle(shuffled, new Random(seed));
                    assertThat(orders(shuffled)).isEqualTo(orders(events));
                });
    }

    @Test
    void halves_of_an_order_merge_to_the_whole() {
        Seeds.each(
                500,
                (random, _) -> {
                    List<Event> events = new Happenings(random).events(40);
                    Map<OrderKey, Order> merged = new HashMap<>(orders(events.subList(0, 20)));
                    orders(events.subList(20, 40))
                            .forEach((key, order) -> merged.merge(key, order, Order::merge));
                    assertThat(merged).isEqualTo(orders(events));
                });
    }

    @Test
    void the_parts_of_a_receipt_add_up() {
        Seeds.each(
                700,
                (random, _) -> {
                    for (Order order : orders(new Happenings(random).events(30)).values()) {
                        Receipt receipt = order.receipt(COP);
                        Money parts = receipt.goods().plus(receipt.tax()).plus(receipt.shipping());
                        if (receipt.goods().minor() > 0) {
                            assertThat(parts).isEqualTo(receipt.total());
                        }
                        assertThat(receipt.refunded().minor())
                                .isBetween(
                                        0L,
                                        receipt.status() == Receipt.Status.UNKNOWN
                                                ? Long.MAX_VALUE
                                                : receipt.total().minor());
                        if (!receipt.lines().isEmpty()) {
                            Money discounts =
                                    receipt.lines().stream()
                                            .map(Receipt.Line::discount)
                                            .reduce(
                                                    Money.zero(receipt.total().currency()),
                                                    Money::plus);
                            assertThat(discounts).isEqualTo(receipt.discount());
                        }
                    }
                });
    }

    private static Map<OrderKey, Order> orders(List<Event> events) {
        Map<OrderKey, Order> orders = new HashMap<>();
        for (Event event : events) {
            Orders.of(event, anchor(event))
                    .ifPresent(order -> orders.merge(order.key(), order, Order::merge));
        }
        return orders;
    }

    private static Optional<AnchorId> anchor(Event event) {
        return event.identifiers().stream()
                .findFirst()
                .map(first -> new AnchorId(UUID.nameUUIDFromBytes(first.value().getBytes(UTF_8))));
    }
}
