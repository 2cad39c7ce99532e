package org.querencia.app.demo.silo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.app.demo.company.Campaign;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Digits;
import org.querencia.app.demo.company.Firm;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Period;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.company.Position;
import org.querencia.app.demo.company.Product;
import org.querencia.app.demo.company.Purchase;
import org.querencia.app.demo.company.Purchase.Line;
import org.querencia.app.demo.company.Urn;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One visit to the shop's site as the events its page sends, in Segment's shape and names: arrive,
/// look around, perhaps sign in, fill a cart, buy. The same lots give the same visit.
public final class SiteVisit {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LOOKS_MAX = 2;

    /// The first of the two browsers of each.
    private static final int ON_PHONE = 0;

    private static final double SEARCHES = 0.25;
    private static final double FILLS_CART = 0.3;
    private static final List<String> QUERIES =
            List.of("proteína sin lactosa", "granola", "kombucha", "colágeno", "para niños");
    private static final List<String> BROWSERS =
            List.of(
                    "Mozilla/5.0 (Linux; Android 14; K) Mobile Safari/537.36",
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Safari/537.36");

    private final Company company;
    private final Visitor visitor;
    private final Lots lots;
    private final LocalDate date;
    private final List<ObjectNode> events = new ArrayList<>();
    private Instant at;
    private boolean known;
    private String path = "/";

    /// Who comes.
    ///
    /// @param device the browser's anonymous id
    /// @param browser which of the person's, 0 or 1
    /// @param session names the visit
    /// @param signedIn whether the site knows them from before
    /// @param liking which products
    public record Visitor(
            Person person,
            String device,
            int browser,
            long session,
            boolean signedIn,
            Optional<Campaign> campaign,
            Urn<Product> liking) {}

    private SiteVisit(Company company, Visitor visitor, Instant begin, Lots lots) {
        this.company = company;
        this.visitor = visitor;
        this.lots = lots;
        this.at = begin;
        this.date = begin.atOffset(Period.OFFSET).toLocalDate();
        this.known = visitor.signedIn;
    }

    /// Looks around and goes, now and then leaving a cart behind.
    public static List<ObjectNode> browse(
            Company company, Visitor visitor, Instant begin, Lots lots) {
        SiteVisit visit = new SiteVisit(company, visitor, begin, lots);
        visit.arrive();
        Product last = visit.look(1 + lots.below(LOOKS_MAX));
        if (lots.chance(FILLS_CART)) {
            Line line = new Line(last, 1, company.catalogue().tag(last, visit.date).pesos(), 0);
            visit.add(line);
            visit.track("Cart Viewed");
        }
        return visit.events;
    }

    /// Buys, as a member of the site or as its guest.
    ///
    /// @param orderId as the site names the order
    /// @param signsIn whether they sign in or make an account if they are not signed in
    public static List<ObjectNode> buy(
            Company company,
            Visitor visitor,
            Purchase purchase,
            String orderId,
            boolean signsIn,
            Instant begin,
            Lots lots) {
        SiteVisit visit = new SiteVisit(company, visitor, begin, lots);
        visit.arrive();
        purchase.lines().stream().limit(2).forEach(line -> visit.view(line.product()));
        purchase.lines().forEach(visit::add);
        if (signsIn && !visit.known) {
            visit.identify();
        }
        visit.checkOut(purchase, orderId);
        return visit.events;
    }

    /// Told by the company's server when goods came back.
    public static ObjectNode refund(
            Company company,
            Visitor visitor,
            String orderId,
            List<Line> lines,
            Instant at,
            Lots lots) {
        SiteVisit visit = new SiteVisit(company, visitor, at, lots);
        ObjectNode properties = visit.track("Order Refunded");
        properties
                .put("order_id", orderId)
                .put("refund_id", orderId + "-D")
                .put("currency", "COP")
                .put("total", lines.stream().mapToLong(Line::pesos).sum());
        visit.products(properties, lines);
        return visit.events.getFirst();
    }

    private void arrive() {
        page("Inicio", "/");
        if (lots.chance(SEARCHES)) {
            track("Products Searched").put("query", lots.one(QUERIES));
        }
    }

    private Product look(int products) {
        Product product = visitor.liking.draw(lots);
        view(product);
        for (int seen = 1; seen < products; seen++) {
            product = visitor.liking.draw(lots);
            view(product);
        }
        return product;
    }

    private void view(Product product) {
        String address = "/productos/" + product.sku().toLowerCase(java.util.Locale.ROOT);
        path = address;
        describe(track("Product Viewed"), product, 1)
                .put("price", company.catalogue().tag(product, date).pesos())
                .put("currency", "COP");
    }

    private void add(Line line) {
        describe(track("Product Added"), line.product(), line.quantity())
                .put("price", line.pricePesos())
                .put("currency", "COP");
    }

    private void identify() {
        known = true;
        Person person = visitor.person;
        ObjectNode traits = event("identify").putObject("traits");
        traits.put("firstName", person.name().given()).put("lastName", person.name().surname());
        person.email().ifPresent(email -> traits.put("email", email));
        traits.put("phone", "+57" + person.phone());
        traits.putObject("address")
                .put("street", person.home().street())
                .put("city", person.home().city().name())
                .put("country", "CO");
        person.firm().ifPresent(this::group);
    }

    private void group(Firm firm) {
        ObjectNode group = event("group");
        group.put("groupId", firm.key());
        group.putObject("traits").put("name", firm.name()).put("industry", firm.kind());
    }

    private void checkOut(Purchase purchase, String orderId) {
        path = "/pago";
        track("Checkout Started")
                .put("order_id", orderId)
                .put("value", purchase.goodsPesos())
                .put("currency", "COP");
        path = "/gracias";
        ObjectNode bought = track("Order Completed");
        bought.put("order_id", orderId)
                .put("currency", "COP")
                .put("revenue", purchase.goodsPesos() - purchase.taxPesos())
                .put("tax", purchase.taxPesos())
                .put("shipping", purchase.deliveryPesos())
                .put("discount", purchase.discountPesos())
                .put("total", purchase.totalPesos());
        if (!purchase.coupon().isEmpty()) {
            bought.put("coupon", purchase.coupon());
        }
        if (!known) {
            visitor.person.email().ifPresent(email -> bought.put("email", email));
            bought.put("phone", "+57" + visitor.person.phone());
        }
        products(bought, purchase.lines());
    }

    private void products(ObjectNode properties, List<Line> lines) {
        ArrayNode products = properties.putArray("products");
        for (Line line : lines) {
            describe(products.addObject(), line.product(), line.quantity())
                    .put("price", line.pricePesos());
        }
    }

    private static ObjectNode describe(ObjectNode properties, Product product, int quantity) {
        return properties
                .put("product_id", product.sku())
                .put("sku", product.sku())
                .put("name", product.title())
                .put("category", product.category())
                .put("quantity", quantity);
    }

    private void page(String name, String to) {
        path = to;
        ObjectNode page = event("page");
        page.put("name", name);
        page.putObject("properties").put("url", Company.SITE + to).put("path", to);
        if (visitor.browser == ON_PHONE) {
            Position.told(visitor.person, company.lots("where", visitor.person.number()))
                    .ifPresent(position ->
                            page.withObject("/context/location")
                                    .put("latitude", position.latitude())
                                    .put("longitude", position.longitude()));
        }
    }

    private ObjectNode track(String name) {
        ObjectNode track = event("track");
        track.put("event", name);
        return track.putObject("properties");
    }

    private ObjectNode event(String type) {
        at = at.plusMillis(3_000 + lots.below(25_000));
        ObjectNode event = JSON.objectNode();
        event.put("type", type)
                .put("messageId", Digits.hex(lots.next()) + Digits.hex(lots.next()))
                .put("anonymousId", visitor.device)
                .put("timestamp", at.toString());
        if (known) {
            event.put("userId", visitor.person.userId());
        }
        ObjectNode context = event.putObject("context");
        context.put("sessionId", visitor.session)
                .put("locale", "es-CO")
                .put("timezone", Period.ZONE.getId())
                .put("userAgent", BROWSERS.get(visitor.browser));
        context.putObject("page").put("path", path).put("url", Company.SITE + path);
        visitor.campaign.ifPresent(campaign ->
                context.putObject("campaign")
                        .put("source", campaign.source())
                        .put("medium", campaign.medium())
                        .put("name", campaign.name()));
        events.add(event);
        return event;
    }
}
