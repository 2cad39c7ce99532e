package org.querencia.warehouse;

import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.page;
import static org.querencia.core.kit.Events.track;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.rule.Point;

/// A few people of a random company, who buy, give back, look, are written to and served, in three
/// currencies, and pass through stages and segments.
final class RandomCompany {

    static final List<NamedPlace> PLACES =
            List.of(
                    new NamedPlace("Centro", new Point(4.60, -74.08), false, 1),
                    new NamedPlace("Norte", new Point(4.605, -74.08), false, 1));

    private static final int PEOPLE = 9;
    private static final int DAYS = 120;
    private static final List<String> STAGES = List.of("lead", "customer", "fan", "");
    private static final List<String> SEGMENTS = List.of("vip", "near", "new");

    private final SplittableRandom random;
    private final ToldStandpoints told = new ToldStandpoints();
    private int orders;

    RandomCompany(long seed) {
        random = new SplittableRandom(seed);
    }

    /// Where people stood; after the events were asked for.
    ToldStandpoints told() {
        return told;
    }

    Events[] events(int count) {
        List<Events> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Events event = event().at(moment());
            if (random.nextInt(9) > 0) {
                event.by(person());
            }
            if (random.nextInt(20) == 0) {
                event.marked(Mark.TEST);
            }
            events.add(event);
        }
        stand(count / 4);
        return events.toArray(Events[]::new);
    }

    private Events event() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> order();
            case 4 ->
                    track("Order Refunded")
                            .with("order_id", "o" + random.nextInt(orders + 1))
                            .with("amount", random.nextInt(1, 30));
            case 5 ->
                    page("Home")
                            .context(
                                    Fields.of(
                                            "campaign",
                                            Fields.of("name", Value.of("c" + random.nextInt(3)))));
            case 6 -> track("Visit Registered").with("seller", "s" + random.nextInt(3));
            case 7 ->
                    track(random.nextBoolean() ? "Email Sent" : "Message Sent")
                            .with("purpose", random.nextBoolean() ? "promotion" : "service");
            case 8 ->
                    page("Shop")
                            .context(
                                    Fields.of(
                                            "location",
                                            new Fields(
                                                    Map.of(
                                                            "latitude",
                                                            degrees("4.6" + random.nextInt(9)),
                                                            "longitude",
                                                            degrees("-74.08")))));
            case 9 ->
                    track("Marketing Spend")
                            .with("channel", channel())
                            .with("currency", currency())
                            .with("cost", random.nextInt(1, 90));
            case 10 ->
                    random.nextBoolean()
                            ? track("Product Updated").with("product_id", product()).with("cost", 2)
                            : track("Currency Rate Recorded")
                                    .with("currency", "USD")
                                    .with("rate", "3." + random.nextInt(1, 99));
            default ->
                    random.nextBoolean()
                            ? Events.identify().trait("city", "city" + random.nextInt(3))
                            : track("Product Viewed").with("product_id", product());
        };
    }

    private Events order() {
        List<Value> lines = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.add(MeasureKit.line(product(), random.nextInt(1, 4), random.nextInt(1, 50)));
        }
        Events order =
                track("Order Completed")
                        .with("order_id", "o" + orders++)
                        .with("currency", currency())
                        .with("channel", channel())
                        .with("affiliation", random.nextBoolean() ? "Centro" : "")
                        .with("shipping", random.nextInt(9))
                        .with("products", new Items(lines));
        if (random.nextInt(3) == 0) {
            order.with("discount", random.nextInt(1, 3));
        }
        if (random.nextInt(4) == 0) {
            order.with("seller", "s" + random.nextInt(3));
        }
        return lines.isEmpty() ? order.with("total", random.nextInt(1, 90)) : order;
    }

    private void stand(int count) {
        for (int i = 0; i < count; i++) {
            String who = person();
            Instant at = moment();
            String segment = SEGMENTS.get(random.nextInt(SEGMENTS.size()));
            switch (random.nextInt(4)) {
                case 0 -> told.enters(who, segment, at);
                case 1 -> told.leaves(who, segment, at);
                default -> told.passes(who, STAGES.get(random.nextInt(STAGES.size())), at);
            }
        }
    }

    private static Value degrees(String number) {
        return Value.of(new BigDecimal(number));
    }

    private String product() {
        return "p" + random.nextInt(4);
    }

    private String channel() {
        return random.nextBoolean() ? "web" : "store";
    }

    private String currency() {
        return switch (random.nextInt(8)) {
            case 0 -> "USD";
            case 1 -> "EUR";
            default -> "COP";
        };
    }

    private String person() {
        return "user_id:u" + random.nextInt(PEOPLE);
    }

    private Instant moment() {
        return NOON.minus(Duration.ofMinutes(random.nextInt(DAYS * 1_440)));
    }
}
