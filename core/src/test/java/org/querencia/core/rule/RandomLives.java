package org.querencia.core.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Event.Times;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.identity.Identifier;

/// Random lives of people: what they did, in the order the log got it, some of it late, some of it
/// with a clock ahead. Instants are few and round, so that they meet the ends of windows; values
/// are of all kinds, also where others are expected.
public final class RandomLives {

    public static final Instant START = Instant.parse("2026-10-20T00:00:00Z");

    private static final Duration STEP = Duration.ofHours(6);
    private static final int STEPS = 80;

    private final RandomGenerator random;
    private int made;

    public RandomLives(RandomGenerator random) {
        this.random = random;
    }

    /// What somebody did, by the identifiers `user_id:<person>-0` to `-2`.
    public List<Event> life(String person, int eventsMax) {
        List<Event> life = new ArrayList<>();
        for (int count = random.nextInt(eventsMax + 1); count > 0; count--) {
            life.add(event(person));
        }
        life.sort(Comparator.comparing(Event::receivedAt));
        return life;
    }

    /// What other definitions say of somebody.
    public Inputs inputs() {
        return new Inputs(
                random.nextBoolean() ? Map.of("journey", one("interest", "action")) : Map.of(),
                random.nextBoolean() ? Set.of("vip") : Set.of(),
                random.nextBoolean()
                        ? Map.of("lead", BigDecimal.valueOf(random.nextInt(50), 1))
                        : Map.of());
    }

    private Event event(String person) {
        Instant at = instant();
        Instant received =
                random.nextInt(4) == 0
                        ? at.plus(STEP.multipliedBy(random.nextInt(20)))
                        : at.plusSeconds(random.nextInt(3));
        // A sender's clock that is ahead is cut to the time of receipt.
        Instant clamped = random.nextInt(10) == 0 ? received : at;
        Event.Type type =
                one(
                        Event.Type.TRACK,
                        Event.Type.TRACK,
                        Event.Type.TRACK,
                        Event.Type.PAGE,
                        Event.Type.IDENTIFY,
                        Event.Type.GROUP);
        return new Event(
                "m" + made++,
                Origin.of(one("web", "shop"), Trust.SECRET),
                type,
                name(type),
                List.of(new Identifier("user_id", person + "-" + random.nextInt(3))),
                type == Event.Type.GROUP ? one("acme", "globex") : "",
                "",
                new Times(clamped, Optional.empty(), Optional.empty(), received),
                type == Event.Type.GROUP ? company() : traits(),
                properties(person),
                context(),
                random.nextInt(12) == 0 ? Set.of(Mark.TEST) : Set.of());
    }

    private Instant instant() {
        Instant round = START.plus(STEP.multipliedBy(random.nextInt(STEPS)));
        return random.nextInt(3) == 0 ? round.plusSeconds(random.nextInt(3_600)) : round;
    }

    private String name(Event.Type type) {
        return switch (type) {
            case TRACK ->
                    one(
                            "Order Completed",
                            "Order Completed",
                            "completed order",
                            "Order Cancelled",
                            "Order Updated",
                            "Product Viewed",
                            "Product Viewed",
                            "Signed Up",
                            "signed up",
                            "Consent Given",
                            "Consent Withdrawn");
            case PAGE -> one("Home", "home", "Café");
            case SCREEN, IDENTIFY, GROUP, ALIAS -> "";
        };
    }

    private Fields traits() {
        Map<String, Value> traits = new LinkedHashMap<>();
        if (random.nextInt(3) == 0) {
            traits.put(
                    "city",
                    one(
                            Value.of("Bogotá"),
                            Value.of("Cali"),
                            Value.of(""),
                            Value.of(7),
                            Value.NOTHING,
                            Value.of("it's")));
        }
        if (random.nextInt(3) == 0) {
            traits.put(
                    "age",
                    one(
                            number(),
                            Value.of("12.5"),
                            Value.of("twelve"),
                            Value.of(true),
                            Value.NOTHING));
        }
        if (random.nextInt(3) == 0) {
            traits.put(
                    "birthday",
                    one(
                            Value.of("1990-11-03"),
                            Value.of("2004-02-29"),
                            Value.of("1985-10-31T23:30:00-05:00"),
                            Value.of("1990-13-01"),
                            Value.of(1990)));
        }
        putMore(traits);
        return new Fields(traits);
    }

    private void putMore(Map<String, Value> traits) {
        if (random.nextInt(4) == 0) {
            traits.put("vip", one(Value.of(true), Value.of(false), Value.of("true")));
            traits.put(
                    "renewal",
                    one(
                            Value.of("2026-11-05"),
                            Value.of("2026-11-05T05:00:00Z"),
                            Value.of("2026-11-04T12:00-05:00"),
                            Value.of("soon")));
        }
        if (random.nextInt(4) == 0) {
            traits.put(
                    "tags",
                    one(
                            new Items(List.of(Value.of("gold"), Value.of(2))),
                            new Items(List.of()),
                            Value.of("gold")));
            traits.put(
                    "address",
                    one(
                            Fields.of("city", Value.of("Cali")),
                            Value.of("Calle 1"),
                            Fields.of("zip", Value.of(1))));
            traits.put("dirección", one(Value.of("Calle 2"), Value.NOTHING));
        }
        if (random.nextInt(8) == 0) {
            traits.put("consents", new Items(List.of(consent(), consent())));
        }
    }

    private Fields consent() {
        return new Fields(
                Map.of(
                        "channel", Value.of(one("email", "Any", "sms")),
                        "purpose", Value.of(one("marketing", "service", "any")),
                        "given", one(Value.of(true), Value.of(false), Value.of("TRUE"))));
    }

    private Fields company() {
        Map<String, Value> traits = new LinkedHashMap<>();
        traits.put("sector", one(Value.of("retail"), Value.of("food"), Value.of(3)));
        if (random.nextBoolean()) {
            traits.put("employees", number());
        }
        return new Fields(traits);
    }

    private Fields properties(String person) {
        Map<String, Value> properties = new LinkedHashMap<>();
        properties.put("order_id", Value.of(person + "-o" + random.nextInt(6)));
        if (random.nextInt(4) > 0) {
            properties.put(
                    "total",
                    one(
                            number(),
                            number(),
                            number(),
                            Value.of("3.25"),
                            Value.of("much"),
                            Value.of("1e3")));
        }
        if (random.nextBoolean()) {
            properties.put("category", one(Value.of("bread"), Value.of("café"), Value.of(1)));
            properties.put(
                    "kind",
                    one(
                            Value.of("a"),
                            Value.of("5"),
                            Value.of(5),
                            Value.of(new BigDecimal("5.0")),
                            Value.of(true),
                            Value.NOTHING));
        }
        if (random.nextInt(3) == 0) {
            properties.put(
                    "gift", one(Value.of(true), Value.of(false), Value.NOTHING, Value.of("yes")));
            properties.put("currency", one(Value.of("USD"), Value.of("COP")));
        }
        if (random.nextInt(3) == 0) {
            properties.put("channel", one(Value.of("email"), Value.of("Store"), Value.of("sms")));
            properties.put("purpose", one(Value.of("marketing"), Value.of("service")));
        }
        if (random.nextBoolean()) {
            properties.put("products", new Items(List.of(product(), product())));
        }
        return new Fields(properties);
    }

    private Fields product() {
        Map<String, Value> product = new LinkedHashMap<>();
        product.put("product_id", one(Value.of("p1"), Value.of("p2"), Value.of("p3")));
        product.put("sku", one(Value.of("s1"), Value.of("s2")));
        product.put("category", one(Value.of("bread"), Value.of("milk")));
        product.put("price", number());
        if (random.nextBoolean()) {
            product.put("quantity", Value.of(random.nextInt(-1, 3)));
            product.put("variant", Value.of("large"));
        }
        return new Fields(product);
    }

    private Fields context() {
        Map<String, Value> context = new LinkedHashMap<>();
        if (random.nextInt(3) == 0) {
            context.put(
                    "location",
                    new Fields(
                            Map.of(
                                    "latitude",
                                            one(
                                                    Value.of(new BigDecimal("4.65")),
                                                    Value.of(new BigDecimal("4.7")),
                                                    Value.of(95)),
                                    "longitude",
                                            one(
                                                    Value.of(new BigDecimal("-74.06")),
                                                    Value.of(new BigDecimal("-74.1"))))));
        }
        if (random.nextInt(3) == 0) {
            context.put("campaign", campaign());
        }
        if (random.nextInt(3) == 0) {
            context.put("app", Fields.of("name", Value.of("shop")));
        }
        return new Fields(context);
    }

    private Fields campaign() {
        Map<String, Value> campaign = new LinkedHashMap<>();
        Field.CAMPAIGN.forEach(name -> {
            if (random.nextBoolean()) {
                campaign.put(
                        name,
                        one(
                                Value.of("madres"),
                                Value.of("Día del café"),
                                Value.of(" "),
                                Value.of(7),
                                Value.NOTHING));
            }
        });
        return new Fields(campaign);
    }

    private Value number() {
        return Value.of(BigDecimal.valueOf(random.nextInt(-200, 600), random.nextInt(3)));
    }

    @SafeVarargs // The array is read only.
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }
}
