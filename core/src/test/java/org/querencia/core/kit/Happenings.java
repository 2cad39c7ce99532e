package org.querencia.core.kit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.identity.Identifier;
import org.querencia.core.order.Commerce;

/// Random events of a small shop: few names, people, orders and instants, so that they collide and
/// tie; texts that have broken other systems.
public final class Happenings {

    public static final List<String> TEXTS =
            List.of(
                    "Ana",
                    "Peña Ñandú",
                    "😀 emoji 👩‍👩‍👧",
                    "0012",
                    "1e999999999",
                    "null",
                    "\uFFFD",
                    "\"quoted\\ and\nbroken\t",
                    "</script>",
                    "  spaces  ",
                    "'; drop table",
                    "\u202Eright to left");

    private static final List<String> NAMES = names();

    private static final List<Origin> ORIGINS =
            List.of(
                    Origin.of("web", Trust.PUBLIC),
                    Origin.of("shop", Trust.SECRET),
                    new Origin(new SourceKey("invoices"), Trust.SECRET, 300, "order"),
                    new Origin(new SourceKey("market"), Trust.SECRET, 100, "market"));

    private final RandomGenerator random;
    private int made;

    public Happenings(RandomGenerator random) {
        this.random = random;
    }

    public List<Event> events(int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event());
        }
        return events;
    }

    public Event event() {
        Event.Type type = random.nextInt(3) == 0 ? one(Event.Type.values()) : Event.Type.TRACK;
        Instant at = instant();
        return new Event(
                // Few enough to tie between sources, distinct within one, as the log makes sure.
                "m" + made++ / 2 + (made % 2 == 0 ? "" : "x"),
                one(ORIGINS),
                type,
                name(type),
                random.nextInt(5) == 0 ? List.of() : List.of(identifier()),
                type == Event.Type.GROUP || random.nextInt(8) == 0 ? "company" + few() : "",
                type == Event.Type.ALIAS ? "former" + few() : "",
                new Times(at, Optional.of(at), Optional.empty(), at.plusSeconds(few())),
                traits(),
                properties(),
                context(),
                random.nextInt(10) == 0 ? Set.of(one(Mark.values())) : Set.of());
    }

    public Identifier identifier() {
        return new Identifier(one(List.of("user_id", "email", "anonymous_id")), "p" + few());
    }

    public Instant instant() {
        return Events.NOON.plus(Duration.ofMinutes(random.nextInt(40)));
    }

    public String text() {
        return one(TEXTS);
    }

    /// A value of any shape.
    public Value value(int depth) {
        return switch (random.nextInt(depth > 2 ? 5 : 7)) {
            case 0, 1 -> Value.of(text());
            case 2 -> Value.of(random.nextLong());
            case 3 -> Value.of(BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(-3, 5)));
            case 4 -> random.nextBoolean() ? Value.of(random.nextBoolean()) : Value.NOTHING;
            case 5 -> new Items(List.of(value(depth + 1), value(depth + 1)));
            default -> {
                Map<String, Value> inner = new LinkedHashMap<>();
                inner.put(text(), value(depth + 1));
                inner.put("city", value(depth + 1));
                yield new Fields(inner);
            }
        };
    }

    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private int few() {
        return random.nextInt(4);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(Commerce.NAMES);
        Collections.sort(names);
        // Twice, since orders and carts are what is merged.
        names.addAll(names.stream().filter(name -> name.startsWith("Order ")).toList());
        names.addAll(
                List.of(
                        "Product Added",
                        "Product Removed",
                        "Cart Viewed",
                        "Account Added User",
                        "Account Removed User",
                        "Signed Up",
                        "Consent Given",
                        "consent withdrawn",
                        "Product Updated",
                        "Competitor Price Observed",
                        "order completed"));
        return names;
    }

    private String name(Event.Type type) {
        return switch (type) {
            case TRACK -> one(NAMES);
            case PAGE, SCREEN -> random.nextInt(3) == 0 ? "Page " + random.nextInt(200) : "Home";
            case IDENTIFY, GROUP, ALIAS -> "";
        };
    }

    private Fields traits() {
        Map<String, Value> traits = new LinkedHashMap<>();
        for (String name : List.of("name", "city", "role", "buying_role", "a\u00F1o", "plan")) {
            if (random.nextInt(4) == 0) {
                traits.put(name, value(1));
            }
        }
        if (random.nextInt(6) == 0) {
            traits.put("consents", new Items(List.of(consent(), consent())));
        }
        return new Fields(traits);
    }

    private Fields consent() {
        return new Fields(
                Map.of(
                        "channel", Value.of(one(List.of("email", "Any", "x" + random.nextInt(99)))),
                        "purpose", Value.of(one(List.of("marketing", "service"))),
                        "given", Value.of(random.nextBoolean()),
                        "proof", Value.of(text())));
    }

    private Fields properties() {
        Map<String, Value> properties = new LinkedHashMap<>();
        if (random.nextInt(8) > 0) {
            properties.put(
                    "order_id", random.nextBoolean() ? Value.of(few()) : Value.of("o" + few()));
        }
        for (String name : List.of("total", "subtotal", "revenue", "tax", "shipping", "discount")) {
            if (random.nextInt(3) == 0) {
                properties.put(name, Value.of(BigDecimal.valueOf(random.nextInt(100_000), 2)));
            }
        }
        if (random.nextBoolean()) {
            properties.put("currency", Value.of(one(List.of("COP", "usd", "JPY", "none"))));
        }
        if (random.nextInt(6) == 0) {
            properties.put("refund_id", Value.of("r" + few()));
        }
        if (random.nextInt(4) == 0) {
            properties.put("channel", Value.of(one(List.of("Store", "phone", "web"))));
        }
        properties.putAll(product().values());
        if (random.nextInt(3) == 0) {
            properties.putAll(catalogued().values());
        }
        if (random.nextInt(3) == 0) {
            properties.put("products", new Items(List.of(product(), product())));
        }
        return new Fields(properties);
    }

    private Fields product() {
        Map<String, Value> product = new LinkedHashMap<>();
        product.put("product_id", Value.of("p" + random.nextInt(30)));
        product.put("name", Value.of(text()));
        product.put("price", Value.of(BigDecimal.valueOf(random.nextInt(10_000), 2)));
        if (random.nextBoolean()) {
            product.put("quantity", Value.of(few()));
        }
        return new Fields(product);
    }

    private Fields catalogued() {
        Map<String, Value> told = new LinkedHashMap<>();
        told.put("product_id", Value.of("p" + few()));
        told.put("cost", Value.of(BigDecimal.valueOf(random.nextInt(10_000), 2)));
        told.put("stock", Value.of(few()));
        told.put("place", Value.of(text()));
        told.put("condition", Value.of(one(List.of("new", "Near expiry", "old"))));
        told.put("accessories", new Items(List.of(Value.of("p" + few()), product())));
        told.put("competitor", Value.of("rival" + few()));
        told.put("in_stock", Value.of(random.nextBoolean()));
        told.put("purpose", Value.of(one(List.of("marketing", "service"))));
        told.put("proof", Value.of(text()));
        return new Fields(told);
    }

    private Fields context() {
        Map<String, Value> context = new LinkedHashMap<>();
        if (random.nextInt(3) == 0) {
            context.put(
                    "campaign",
                    new Fields(Map.of("name", Value.of("c" + few()), "source", Value.of("mail"))));
        }
        if (random.nextInt(3) == 0) {
            context.put("locale", Value.of(one(List.of("es-CO", "en-US"))));
        }
        if (random.nextInt(3) == 0) {
            context.put("page", Fields.of("referrer", Value.of("https://search.example/q")));
        }
        if (random.nextInt(5) == 0) {
            context.put("device", Fields.of("type", Value.of("ios")));
        }
        return new Fields(context);
    }
}
