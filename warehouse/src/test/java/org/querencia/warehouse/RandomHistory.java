package org.querencia.warehouse;

import static org.querencia.core.kit.Events.track;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Value;
import org.querencia.core.kit.Events;
import org.querencia.runtime.warehouse.Scene;
import org.querencia.runtime.warehouse.Warehouse.Batch;

/// Batches of random events around a clock change: few people, who merge and part; few orders, told
/// again and again in any order.
final class RandomHistory {

    private static final Instant START = Instant.parse("2026-03-27T00:00:00Z");
    private static final int PEOPLE = 12;
    private static final int ORDERS = 200;
    private static final List<String> ORDER_EVENTS =
            List.of("Order Completed", "Order Updated", "Order Refunded", "Order Cancelled");
    private static final List<String> ODD_TEXTS =
            List.of("", " ", "it's", "a\"b\\c", "línea\nnueva", "👍🏽", "٣", "x".repeat(300));

    private final RandomGenerator random;
    private final Scene scene = new Scene();
    private long messages;

    RandomHistory(RandomGenerator random) {
        this.random = random;
    }

    Batch next(int eventsMax) {
        for (int moves = random.nextInt(3); moves > 0; moves--) {
            scene.move(person(), person());
        }
        List<Event> events = new ArrayList<>();
        for (int count = random.nextInt(eventsMax + 1); count > 0; count--) {
            events.add(event());
        }
        return scene.batch(events);
    }

    private Event event() {
        Events event =
                switch (random.nextInt(8)) {
                    case 0 -> Events.page(text());
                    case 1 -> Events.identify().trait("name", text()).trait("age", number());
                    case 2 -> track("Product Viewed").with("sku", text()).with("price", number());
                    case 3 -> article();
                    case 4 -> outlay();
                    default -> order();
                };
        if (random.nextInt(5) > 0) {
            event.by(person());
        }
        if (random.nextInt(8) == 0) {
            event.marked(random.nextBoolean() ? Mark.BOT : Mark.TEST);
        }
        if (random.nextBoolean()) {
            event.from("app", Trust.PUBLIC);
        }
        return event.messageId("m" + ++messages)
                .at(START.plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60))))
                .event();
    }

    private Events order() {
        Events order =
                track(ORDER_EVENTS.get(Math.max(0, random.nextInt(8) - 4)))
                        .with("order_id", "o" + random.nextInt(ORDERS));
        if (random.nextInt(4) > 0) {
            order.with("total", number()).with("tax", number());
        }
        if (random.nextInt(6) == 0) {
            order.with("currency", "EUR");
        }
        if (random.nextBoolean()) {
            order.with("products", new Value.Items(List.of(product(), product())));
        }
        return order.with("coupon", text());
    }

    private Events article() {
        return track(random.nextBoolean() ? "Product Updated" : "Competitor Price Observed")
                .with("product_id", "p" + random.nextInt(5))
                .with("price", number())
                .with("stock", number())
                .with("place", text())
                .with("competitor", text());
    }

    private Events outlay() {
        Events outlay =
                random.nextBoolean()
                        ? track("Marketing Spend").with("cost", number())
                        : track("Cost Recorded").with("amount", number());
        if (random.nextInt(3) == 0) {
            outlay.with("spend_id", random.nextInt(9)).with("cost_id", random.nextInt(9));
        }
        if (random.nextInt(4) == 0) {
            outlay.with("currency", random.nextBoolean() ? "EUR" : "JPY");
        }
        return outlay.with("channel", random.nextBoolean() ? "web" : text())
                .with("campaign", text())
                .with("impressions", random.nextInt(1_000))
                .with("clicks", random.nextInt(100));
    }

    private Value product() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("sku", Value.of(text()));
        if (random.nextBoolean()) {
            fields.put("product_id", Value.of("p" + random.nextInt(5)));
            fields.put("variant", Value.of(text()));
        }
        fields.put("price", number());
        fields.put("quantity", Value.of(random.nextInt(5)));
        return new Value.Fields(fields);
    }

    private Value number() {
        return Value.of(BigDecimal.valueOf(random.nextInt(1_000_000), 2));
    }

    private String text() {
        return ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()));
    }

    private String person() {
        return "user_id:u" + random.nextInt(PEOPLE);
    }

    /// The names of all the people there may be.
    static List<String> people() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add("user_id:u" + i);
        }
        return people;
    }
}
