package org.querencia.warehouse;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Channels;
import org.querencia.core.event.Event;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.WordOfMouth;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.order.Commerce;
import org.querencia.core.order.Product;
import org.querencia.core.profile.Customers;
import org.querencia.core.rule.Point;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// Appends events to the table `events`, column by column in the order of `schema.sql`.
final class EventWriter {

    private static final String SCHEMA = "main";

    private EventWriter() {}

    static void write(DuckDBConnection connection, List<Row> rows) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(SCHEMA, "events")) {
            for (Row row : rows) {
                append(appender, row);
            }
        }
    }

    private static void append(DuckDBAppender appender, Row row) throws SQLException {
        Logged<Event> logged = row.event();
        Event event = logged.fact();
        appender.beginRow()
                .append(logged.position().value())
                .append(event.messageId())
                .append(type(event.type()))
                .append(event.name())
                .appendEpochMicros(Micros.of(event.timestamp()))
                .appendEpochMicros(Micros.of(event.receivedAt()))
                .append(event.origin().source().value());
        Columns.uuid(appender, row.owner().map(Owner::anchor).map(anchor -> anchor.value()));
        Columns.uuid(appender, row.owner().map(Owner::profile).map(profile -> profile.value()));
        appender.append(isKnown(event));
        Columns.text(appender, mark(event));
        appender.append(Channels.of(event));
        appender.append(WordOfMouth.brought(event));
        Fields page = event.context().fields("page");
        Columns.text(appender, event.properties().text("url").or(() -> page.text("url")));
        Columns.text(appender, event.properties().text("path").or(() -> page.text("path")));
        Columns.text(appender, event.properties().text("referrer").or(() -> page.text("referrer")));
        Fields campaign = event.context().fields("campaign");
        Columns.text(appender, campaign.text("source"));
        Columns.text(appender, campaign.text("medium"));
        Columns.text(appender, campaign.text("name"));
        Columns.text(appender, campaign.text("content"));
        Columns.text(appender, campaign.text("term"));
        Columns.text(appender, Device.of(event.context()));
        Columns.text(appender, event.context().fields("location").text("country"));
        Optional<Point> point = Point.of(event);
        Columns.degrees(appender, point.map(Point::latitude));
        Columns.degrees(appender, point.map(Point::longitude));
        Columns.text(
                appender,
                Customers.account(event).map(AccountKey::id).orElseGet(() -> event.groupId()));
        products(appender, event);
        Columns.uuid(appender, Customers.order(event).map(OrderHash::of));
        Columns.text(appender, Customers.article(event).map(ArticleKey::id));
        Columns.text(appender, json(event.properties()));
        Columns.text(appender, json(event.traits()));
        appender.endRow();
    }

    /// By more than their device.
    private static boolean isKnown(Event event) {
        for (Identifier identifier : event.identifiers()) {
            if (!IdentityDefinition.namesDevice(identifier.type())) {
                return true;
            }
        }
        return false;
    }

    private static void products(DuckDBAppender appender, Event event) throws SQLException {
        List<String> products = products(event);
        Columns.text(appender, products.size() == 1 ? products.getFirst() : "");
        if (products.isEmpty()) {
            appender.appendNull();
        } else {
            appender.append(products);
        }
    }

    /// Events of one's own may name a product too, by its id or SKU.
    private static List<String> products(Event event) {
        if (Commerce.of(event).isPresent()) {
            List<Product> products = Commerce.products(event);
            return switch (products.size()) {
                case 0 -> List.of();
                case 1 -> List.of(products.getFirst().key());
                default -> products.stream().map(Product::key).toList();
            };
        }
        Fields properties = event.properties();
        return properties.text("product_id").or(() -> properties.text("sku")).stream().toList();
    }

    static String type(Event.Type type) {
        return switch (type) {
            case TRACK -> "track";
            case IDENTIFY -> "identify";
            case PAGE -> "page";
            case SCREEN -> "screen";
            case GROUP -> "group";
            case ALIAS -> "alias";
        };
    }

    static Event.Type type(String text) {
        return Event.Type.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Optional<String> mark(Event event) {
        return event.counts()
                ? Optional.empty()
                : Optional.of(
                        event.marks().stream()
                                .map(mark -> mark.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .collect(Collectors.joining(",")));
    }

    private static Optional<String> json(Fields fields) {
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new String(ValueCodec.write(fields), StandardCharsets.UTF_8));
    }
}
