package org.querencia.web.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.collect.RefusedEvents.Refused;

/// Ten weeks of a coffee shop's events: each run the same.
public final class Shop {
    public static final String WEB = "web";
    public static final String TILL = "till";

    /// Somebody with more events than one page of a timeline shows.
    public static final String REGULAR = "user_id:c-1010";

    /// Somebody whose address comes with and without a plus-tag.
    public static final String TAGGED = "email:cliente8@correo.example";

    public static final String COMPANY = "ferreteria-lopez";

    private static final List<String> FIRST =
            List.of("Valentina", "Santiago", "María José", "Andrés", "Łucja", "Camilo", "Isabela");
    private static final List<String> LAST =
            List.of("Ríos", "Ospina", "Cárdenas", "Gil", "Nowak", "Torres", "Quintero", "Peña");
    private static final List<String> CITIES =
            List.of("Bogotá", "Medellín", "Cali", "Barranquilla");
    private static final List<String> PRODUCTS =
            List.of("Café de altura 500 g", "Pan de masa madre", "Almojábana", "Cacao del Huila");
    private static final int PEOPLE = 48;
    private static final int DAYS = 75;

    private final Random random = new Random(7);
    private final Instant now;
    private final List<Event> events = new ArrayList<>();

    private Shop(Instant now) {
        this.now = now;
    }

    /// Everything up to `now`, oldest first.
    static List<Event> events(Instant now) {
        Shop shop = new Shop(now);
        for (int person = 0; person < PEOPLE; person++) {
            shop.person(person);
        }
        shop.company();
        shop.family();
        shop.regular();
        shop.tagged();
        shop.events.sort(java.util.Comparator.comparing(Event::timestamp));
        return shop.events;
    }

    private void person(int person) {
        String name = FIRST.get(person % FIRST.size()) + " " + LAST.get(person % LAST.size());
        String user = "user_id:c-" + (1000 + person);
        String email = "email:cliente" + person + "@correo.example";
        String browser = "anonymous_id:b-" + person;
        Instant day = now.minus(person % DAYS, ChronoUnit.DAYS);
        web(Events.page("Panadería").by(browser), day.minusSeconds(4000));
        web(
                Events.identify()
                        .by(user, email, browser)
                        .trait("name", name)
                        .trait("email", email.substring(6))
                        .trait("city", CITIES.get(person % CITIES.size()))
                        .trait("newsletter", Value.of(person % 2 == 0)),
                day.minusSeconds(3500));
        if (person % 3 == 0) {
            till(
                    Events.identify()
                            .by(user, "phone:+5730055500" + (10 + person))
                            .trait("phone", "+57 300 555 00 " + (10 + person)),
                    day.minusSeconds(900));
        }
        for (int visit = 0; visit < 1 + person % 6; visit++) {
            visit(person, user, browser, day.minus(visit * 9L, ChronoUnit.DAYS), visit);
        }
    }

    private void visit(int person, String user, String browser, Instant at, int visit) {
        String product = PRODUCTS.get((person + visit) % PRODUCTS.size());
        web(view("Product Viewed", product).by(user, browser), at.minusSeconds(2400));
        web(view("Product Added", product).by(user, browser), at.minusSeconds(1900));
        long price = 18_000L + 1_000L * random.nextInt(60);
        String order = "P-" + (5000 + person * 10 + visit);
        Events placed =
                Events.track("Order Completed")
                        .by(user, browser)
                        .with("order_id", order)
                        .with("total", price)
                        .with("tax", price * 16 / 100)
                        .with("shipping", visit % 2 == 0 ? 6_000 : 0)
                        .with("currency", "COP")
                        .with("products", products(product, price));
        if (person % 4 == 1) {
            till(placed, at.minusSeconds(1200));
        } else {
            web(placed, at.minusSeconds(1200));
        }
        if (person % 11 == 5 && visit == 0) {
            till(
                    Events.track("Order Refunded").by(user).with("order_id", order),
                    at.minusSeconds(600));
        }
    }

    /// A company with two contacts, and one who left.
    private void company() {
        Instant at = now.minus(3, ChronoUnit.DAYS);
        till(
                Events.group(COMPANY)
                        .by("user_id:c-1001")
                        .trait("name", "Ferretería López")
                        .trait("role", "compras"),
                at);
        till(
                Events.group(COMPANY).by("user_id:c-1004").trait("buying_role", "decide"),
                at.plusSeconds(60));
        till(Events.group(COMPANY).by("user_id:c-1006"), at.plusSeconds(90));
        till(
                Events.track("Account Removed User")
                        .by("user_id:c-1006")
                        .in(COMPANY)
                        .with("role", "gerente"),
                now.minus(1, ChronoUnit.DAYS));
    }

    /// Two people on one device: it must not make them one.
    private void family() {
        Instant at = now.minus(2, ChronoUnit.DAYS);
        web(Events.page("Inicio").by("user_id:c-1002", "anonymous_id:b-3"), at);
        web(Events.page("Inicio").by("user_id:c-1003", "anonymous_id:b-3"), at.plusSeconds(30));
    }

    private void regular() {
        for (int page = 0; page < 90; page++) {
            web(
                    Events.page("Receta").by(REGULAR).with("title", "Receta " + (page + 1)),
                    now.minus(20, ChronoUnit.DAYS).plusSeconds(page * 600L));
        }
    }

    private void tagged() {
        web(
                Events.identify()
                        .by("email:cliente8+recetas@correo.example")
                        .trait("name", "V. Peña"),
                now.minus(4, ChronoUnit.DAYS));
    }

    private static Events view(String name, String product) {
        return Events.track(name)
                .with("product_id", "p-" + PRODUCTS.indexOf(product))
                .with("name", product)
                .with("price", 18_000 + 4_000L * PRODUCTS.indexOf(product))
                .with("currency", "COP");
    }

    private static Value products(String product, long price) {
        Map<String, Value> line = new LinkedHashMap<>();
        line.put("product_id", Value.of("p-" + PRODUCTS.indexOf(product)));
        line.put("name", Value.of(product));
        line.put("price", Value.of(BigDecimal.valueOf(price)));
        line.put("quantity", Value.of(1));
        return new Items(List.of(new Fields(line)));
    }

    private void web(Events event, Instant at) {
        events.add(event.from(WEB, Trust.PUBLIC).at(at).event());
    }

    private void till(Events event, Instant at) {
        events.add(event.from(TILL, Trust.SECRET).at(at).event());
    }

    static Source source(String key, String name, Trust trust, String publicKey) {
        return new Source(
                new SourceKey(key),
                name,
                trust,
                true,
                Origin.PRIORITY_DEFAULT,
                Origin.NAMESPACE_DEFAULT,
                List.of(),
                2_000,
                publicKey,
                false);
    }

    /// What the site sent wrongly.
    static Refused[] refused(Instant now) {
        return new Refused[] {
            ConsoleHouse.refused(
                    now.minusSeconds(4000),
                    "missing-event-name",
                    "'event' is missing: a track call says what happened, such as"
                            + " \"Order Completed\".",
                    "{\"type\":\"track\",\"userId\":\"c-1001\",\"properties\":{}}"),
            ConsoleHouse.refused(
                    now.minusSeconds(90),
                    "missing-id",
                    "Nobody is named: send 'userId' or 'anonymousId'.",
                    "{\"type\":\"track\",\"event\":\"Product Viewed\"}")
        };
    }
}
