package org.querencia.app.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/// Makes shop traffic as an SDK sends it: sessions of browsing visitors, some signed in, some
/// buying; about 600 bytes an event.
///
/// The same seed makes the same events. Not thread-safe: one per sender.
public final class Traffic {

    private static final int EVENTS_PER_SESSION_MAX = 12;
    private static final String[] PRODUCTS = {
        "Kombucha Maracuyá",
        "Granola Cacao",
        "Proteína Vegetal",
        "Colágeno Marino",
        "Té Matcha",
        "Barra Quinua",
    };
    private static final String[] PAGES = {
        "/", "/tienda", "/producto", "/carrito", "/recetas", "/blog/prebioticos"
    };

    private final SplittableRandom random;
    private final String run;
    private final String crowd;
    private final int people;
    private long made;
    private long person;
    private boolean signedIn;
    private int leftInSession;

    /// Whose people nobody has met yet.
    ///
    /// @param run makes messageIds and people of this run unlike any other's
    /// @param people how many visitors come and go
    public Traffic(String run, long seed, int people) {
        this(run, run, seed, people);
    }

    /// @param run makes messageIds of this run unlike any other's
    /// @param crowd whose people come: those of the same crowd come back
    public Traffic(String run, String crowd, long seed, int people) {
        this.run = run;
        this.crowd = crowd;
        this.random = new SplittableRandom(seed);
        this.people = people;
    }

    /// The body of a batch call of `size` events.
    public byte[] batch(int size, Instant now) {
        StringBuilder json = new StringBuilder(size * 640);
        json.append("{\"batch\":[");
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                json.append(',');
            }
            event(json, now);
        }
        json.append("],\"sentAt\":\"").append(now).append("\"}");
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// One `track` event, as the body of a call of its own; its messageId is the last one made.
    public byte[] single(Instant now) {
        StringBuilder json = new StringBuilder(700);
        visit();
        made++;
        product(json, "Product Viewed");
        common(json, now);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The messageId of the `n`-th event made, from 1: a UUID, as SDKs make them, for an index of
    /// ids that come in order costs a fraction of one of ids that come at random.
    public String messageId(long n) {
        SplittableRandom made = new SplittableRandom(run.hashCode() * 0x9E3779B97F4A7C15L + n);
        return new UUID(made.nextLong(), made.nextLong()).toString();
    }

    public long made() {
        return made;
    }

    /// Any event of a session, as an entry of a batch.
    public void event(StringBuilder json, Instant now) {
        visit();
        made++;
        int kind = random.nextInt(100);
        if (kind < 45) {
            page(json);
        } else if (kind < 85) {
            product(json, kind < 75 ? "Product Viewed" : "Product Added");
        } else if (kind < 94 || !signedIn) {
            product(json, "Product Clicked");
        } else if (kind < 98) {
            identify(json);
        } else {
            order(json);
        }
        common(json, now);
    }

    /// The same visitor goes on, or another comes.
    private void visit() {
        if (leftInSession-- <= 0) {
            person = random.nextInt(people);
            signedIn = random.nextInt(100) < 35;
            leftInSession = random.nextInt(EVENTS_PER_SESSION_MAX);
        }
    }

    private void page(StringBuilder json) {
        String path = PAGES[random.nextInt(PAGES.length)];
        json.append("{\"type\":\"page\",\"name\":\"Página\",\"properties\":{\"path\":\"")
                .append(path)
                .append("\",\"url\":\"https://tienda.example.co")
                .append(path)
                .append(
                        "\",\"title\":\"Alimentos que se sienten bien\",\"referrer\":\"https://www.google.com/\"}");
    }

    private void product(StringBuilder json, String name) {
        int product = random.nextInt(PRODUCTS.length);
        json.append("{\"type\":\"track\",\"event\":\"")
                .append(name)
                .append("\",\"properties\":{\"product_id\":\"p")
                .append(product)
                .append("\",\"sku\":\"SKU-00")
                .append(product)
                .append("\",\"name\":\"")
                .append(PRODUCTS[product])
                .append("\",\"category\":\"Bebidas\",\"price\":")
                .append(9900 + 1000 * product)
                .append(",\"quantity\":1,\"currency\":\"COP\"}");
    }

    private void identify(StringBuilder json) {
        json.append("{\"type\":\"identify\",\"traits\":{\"name\":\"Persona ")
                .append(person)
                .append("\",\"email\":\"")
                .append(crowd)
                .append('.')
                .append(person)
                .append("@example.co\",\"city\":\"Bogotá\",\"plan\":\"club\"}");
    }

    private void order(StringBuilder json) {
        int product = random.nextInt(PRODUCTS.length);
        int price = 9900 + 1000 * product;
        json.append(
                        "{\"type\":\"track\",\"event\":\"Order Completed\",\"properties\":{\"order_id\":\"")
                .append(messageId(made))
                .append("\",\"total\":")
                .append(price + 8000)
                .append(",\"revenue\":")
                .append(price)
                .append(",\"shipping\":8000,\"currency\":\"COP\",\"products\":[{\"product_id\":\"p")
                .append(product)
                .append("\",\"name\":\"")
                .append(PRODUCTS[product])
                .append("\",\"price\":")
                .append(price)
                .append(",\"quantity\":1}]}");
    }

    private void common(StringBuilder json, Instant now) {
        json.append(",\"messageId\":\"").append(messageId(made)).append('"');
        json.append(",\"anonymousId\":\"").append(crowd).append("-a").append(person).append('"');
        if (signedIn) {
            json.append(",\"userId\":\"").append(crowd).append("-u").append(person).append('"');
        }
        json.append(",\"timestamp\":\"")
                .append(now)
                .append(
                        "\",\"context\":{\"library\":{\"name\":\"analytics.js\",\"version\":\"1.84.3\"},\"locale\":\"es-CO\",")
                .append(
                        "\"userAgent\":\"Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/142.0 Mobile\",")
                .append(
                        "\"campaign\":{\"source\":\"instagram\",\"medium\":\"social\",\"name\":\"noviembre\"}}}");
    }
}
