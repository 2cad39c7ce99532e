package org.querencia.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.querencia.app.client.ApiClient;
import org.querencia.app.demo.Cast.Person;
import org.querencia.app.demo.Catalogue.Product;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One visit to the shop, as the events a shop would send: arrive, look around, perhaps sign in,
/// fill a cart, buy, and sometimes send something back. The same seed gives the same visit.
final class Visit {
    private static final String SITE = "https://tienda.semilla.example";
    private static final double SIGNS_IN = 0.45;
    private static final double FILLS_CART = 0.55;
    private static final double BUYS = 0.5;
    private static final double SENDS_BACK = 0.04;
    private static final long DELIVERY_PESOS = 8_900;
    private static final long FREE_DELIVERY_FROM_PESOS = 120_000;

    private final long seed;
    private final RandomGenerator random;
    private final Person person;
    private final List<ObjectNode> events = new ArrayList<>();
    private Instant at;
    private boolean known;

    private Visit(long seed, Instant begin) {
        this.seed = seed;
        this.random = new java.util.SplittableRandom(seed);
        this.person = Cast.person(favourite(random));
        this.at = begin;
    }

    /// The events of a visit that begins then, in order, as bodies of a batch.
    static List<ObjectNode> events(long seed, Instant begin) {
        Visit visit = new Visit(seed, begin);
        visit.happen();
        return visit.events;
    }

    /// Some people come often, most seldom.
    private static int favourite(RandomGenerator random) {
        double skewed = random.nextDouble() * random.nextDouble();
        return (int) (skewed * Cast.PEOPLE);
    }

    private void happen() {
        page("Inicio", "/");
        if (random.nextDouble() < 0.3) {
            track("Products Searched").put("query", one(Catalogue.SEARCHES));
        }
        List<Product> looked = new ArrayList<>();
        int looks = 1 + random.nextInt(3);
        for (int look = 0; look < looks; look++) {
            Product product = one(Catalogue.PRODUCTS);
            looked.add(product);
            page(product.name(), "/productos/" + product.sku());
            describe(track("Product Viewed"), product, 1);
        }
        if (random.nextDouble() < SIGNS_IN) {
            signIn();
        }
        if (random.nextDouble() < FILLS_CART) {
            fillCart(looked);
        }
    }

    private void signIn() {
        known = true;
        ObjectNode identify = event("identify");
        ObjectNode traits = identify.putObject("traits");
        traits.put("email", person.email())
                .put("firstName", person.firstName())
                .put("lastName", person.lastName())
                .put("phone", person.phone());
        traits.putObject("address").put("city", person.city()).put("country", "CO");
        if (person.company() >= 0) {
            ObjectNode group = event("group");
            group.put("groupId", "empresa-" + person.company());
            group.putObject("traits")
                    .put("name", Cast.company(person.company()))
                    .put("plan", "mayorista");
        }
    }

    private void fillCart(List<Product> looked) {
        int pieces = person.company() >= 0 ? 6 + random.nextInt(12) : 1 + random.nextInt(2);
        for (Product product : looked) {
            describe(track("Product Added"), product, pieces);
        }
        track("Cart Viewed");
        if (!known || random.nextDouble() >= BUYS) {
            return;
        }
        track("Checkout Started");
        String order = "P-" + Long.toUnsignedString(seed, 36);
        long goods = looked.stream().mapToLong(Product::pesos).sum() * pieces;
        long delivery = goods >= FREE_DELIVERY_FROM_PESOS ? 0 : DELIVERY_PESOS;
        ObjectNode bought = track("Order Completed");
        bought.put("order_id", order)
                .put("currency", "COP")
                .put("revenue", goods)
                .put("shipping", delivery)
                .put("tax", goods * 19 / 119)
                .put("total", goods + delivery);
        ArrayNode lines = bought.putArray("products");
        looked.forEach(product -> describe(lines.addObject(), product, pieces));
        if (random.nextDouble() < SENDS_BACK) {
            at = at.plus(Duration.ofMinutes(20));
            track("Order Refunded")
                    .put("order_id", order)
                    .put("currency", "COP")
                    .put("total", goods);
        }
    }

    private void page(String name, String path) {
        ObjectNode page = event("page");
        page.put("name", name);
        page.putObject("properties").put("url", SITE + path).put("path", path).put("title", name);
    }

    private ObjectNode track(String name) {
        ObjectNode track = event("track");
        track.put("event", name);
        return track.putObject("properties");
    }

    private static void describe(ObjectNode properties, Product product, int quantity) {
        properties
                .put("product_id", product.sku())
                .put("sku", product.sku())
                .put("name", product.name())
                .put("category", product.category())
                .put("price", product.pesos())
                .put("currency", "COP")
                .put("quantity", quantity);
    }

    private ObjectNode event(String type) {
        at = at.plusMillis(4_000 + random.nextInt(20_000));
        ObjectNode event = ApiClient.object();
        event.put("type", type)
                .put("messageId", messageId())
                .put("anonymousId", person.device())
                .put("timestamp", at.toString());
        if (known) {
            event.put("userId", person.userId());
        }
        event.putObject("context")
                .put("locale", "es-CO")
                .put("timezone", "America/Bogota")
                .putObject("campaign")
                .put("source", one(List.of("instagram", "google", "correo", "directo")));
        events.add(event);
        return event;
    }

    /// The same in every start, so that history sent twice counts once.
    private String messageId() {
        return new UUID(seed, random.nextLong()).toString();
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
