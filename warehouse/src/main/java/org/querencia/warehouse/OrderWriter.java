package org.querencia.warehouse;

import java.math.RoundingMode;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.Said;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Figure;
import org.querencia.core.order.Order;
import org.querencia.core.order.Receipt;
import org.querencia.core.order.Refund;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;

/// Puts the latest of each order in the place of what was there, column by column in the order of
/// `schema.sql`.
record OrderWriter(Currency currency) {

    private static final int SCALE = 6;

    void write(DuckDBConnection connection, Statement statement, List<OwnedOrder> orders)
            throws SQLException {
        if (orders.isEmpty()) {
            return;
        }
        Map<UUID, OwnedOrder> latest = new LinkedHashMap<>();
        orders.forEach(order -> latest.put(OrderHash.of(order.order().key()), order));
        removeOld(connection, statement, latest);
        try (DuckDBAppender appender = connection.createAppender("main", "orders")) {
            for (Map.Entry<UUID, OwnedOrder> order : latest.entrySet()) {
                append(appender, order.getKey(), order.getValue());
            }
        }
    }

    /// Adds orders to another table of the same columns, among the connection's own.
    void writeTo(DuckDBConnection connection, String table, List<OwnedOrder> orders)
            throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
            for (OwnedOrder order : orders) {
                append(appender, OrderHash.of(order.order().key()), order);
            }
        }
    }

    /// One scan of one column for the whole batch; cheaper than an index would be to keep.
    private static void removeOld(
            DuckDBConnection connection, Statement statement, Map<UUID, OwnedOrder> latest)
            throws SQLException {
        statement.execute("CREATE OR REPLACE TEMP TABLE replaced (key UUID)");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "replaced")) {
            for (UUID key : latest.keySet()) {
                appender.beginRow().append(key).endRow();
            }
        }
        statement.execute("DELETE FROM orders USING replaced WHERE orders.key = replaced.key");
    }

    private void append(DuckDBAppender appender, UUID key, OwnedOrder owned) throws SQLException {
        Order order = owned.order();
        Receipt receipt = order.receipt(currency);
        appender.beginRow().append(key).append(order.key().namespace()).append(order.key().id());
        Columns.uuid(appender, order.owner().map(AnchorId::value));
        Columns.uuid(appender, owned.profile().map(ProfileId::value));
        appender.appendEpochMicros(Micros.of(receipt.at()))
                .append(receipt.source().value())
                .append(receipt.status().name().toLowerCase(Locale.ROOT))
                .append(receipt.counts());
        Columns.text(appender, receipt.channel());
        appender.append(receipt.total().currency().getCurrencyCode())
                .append(receipt.total().minor())
                .append(receipt.goods().minor())
                .append(receipt.tax().minor())
                .append(receipt.shipping().minor())
                .append(receipt.discount().minor())
                .append(receipt.refunded().minor());
        Columns.text(appender, receipt.coupon());
        Columns.text(appender, receipt.affiliation());
        appender.append(receipt.lines().stream().map(OrderWriter::line).toList());
        appender.append(
                order.refunds().entrySet().stream()
                        .map(refund -> refund(refund.getKey(), refund.getValue()))
                        .toList());
        appender.endRow();
    }

    private static Map<String, @Nullable Object> line(Receipt.Line line) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("product", line.product().key());
        fields.put("sku", line.product().sku());
        fields.put("name", line.product().title());
        fields.put("category", line.product().category());
        fields.put("brand", line.product().brand());
        fields.put("variant", line.product().variant());
        fields.put("quantity", line.quantity().setScale(SCALE, RoundingMode.HALF_UP));
        fields.put("price", line.price().minor());
        fields.put("gross", line.gross().minor());
        fields.put("discount", line.discount().minor());
        return fields;
    }

    private static Map<String, @Nullable Object> refund(String id, Said<Refund> said) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("timestamp", LocalDateTime.ofInstant(said.at(), ZoneOffset.UTC));
        fields.put("source", said.source().value());
        fields.put(
                "amount",
                said.value()
                        .part()
                        .map(part -> part.amount().setScale(SCALE, RoundingMode.HALF_UP))
                        .orElse(null));
        fields.put("currency", said.value().part().map(Figure::currency).orElse(""));
        return fields;
    }
}
