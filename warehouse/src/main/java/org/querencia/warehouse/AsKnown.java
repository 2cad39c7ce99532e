package org.querencia.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.OrderKey;
import org.querencia.runtime.measure.Beside;
import org.querencia.runtime.measure.Pasts;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;

/// Reads the tables as they were at the end of a day: what was received later is left out, orders
/// that were told of before and after are made again from what was told before, and anchors belong
/// to whom they belonged then.
///
/// The reading connection gets tables of its own, which stand before those of the file under the
/// same names; so no statement knows the difference. Safe from any thread.
final class AsKnown {

    /// Orders that are made again at once; more would take long.
    private static final int ORDERS_MAX = 200_000;

    private static final Sql CHANGED =
            Sql.parse(
                    """
                    SELECT namespace, id FROM orders WHERE key IN (
                        SELECT order_key FROM events WHERE order_key IS NOT NULL GROUP BY order_key
                        HAVING min(position) <= :at AND max(position) > :at)
                    LIMIT :limit
                    """);

    private static final String TABLES = Sql.of("known_tables.sql").text();
    private static final String VIEWS = Sql.of("known_views.sql").text();
    private static final String LEAVING = Sql.of("known_leaving.sql").text();

    private final Database database;
    private final OrderWriter writer;
    private final LocalDays days;

    AsKnown(Database database, OrderWriter writer, LocalDays days) {
        this.database = database;
        this.writer = writer;
        this.days = days;
    }

    /// @param day at whose end it was known
    <T> T read(LocalDate day, Beside beside, Database.Reading<T> reading) {
        Pasts pasts =
                beside.pasts()
                        .orElseThrow(() -> new UnansweredException("known: no past is kept here"));
        Position at = pasts.before(Micros.instant(days.start(day.plusDays(1))));
        Set<OrderKey> changed = changed(at);
        if (changed.size() > ORDERS_MAX) {
            throw new UnansweredException(
                    "known: more than %d orders changed since; ask for a later day"
                            .formatted(ORDERS_MAX));
        }
        // Asked before the connection is taken: they read the warehouse, too.
        List<OwnedOrder> orders = pasts.orders(changed, at);
        Map<AnchorId, ProfileId> owners = pasts.owners(at);
        return database.read(session -> {
            try {
                enter(session, at, orders, owners);
                return reading.with(session);
            } finally {
                leave(session);
            }
        });
    }

    private Set<OrderKey> changed(Position at) {
        return new HashSet<>(
                database.read(session ->
                        session.list(
                                CHANGED,
                                Map.of("at", at.value(), "limit", (long) ORDERS_MAX + 1),
                                row -> new OrderKey(row.getString(1), row.getString(2)))));
    }

    private void enter(
            Session session, Position at, List<OwnedOrder> orders, Map<AnchorId, ProfileId> owners)
            throws SQLException {
        String file =
                session.one(
                        Sql.parse("SELECT current_database()"),
                        Map.of(),
                        row -> '"' + row.getString(1).replace("\"", "\"\"") + '"');
        try (Statement statement = session.connection().createStatement()) {
            run(statement, TABLES, file, at);
            try (DuckDBAppender appender =
                    session.connection().createAppender("temp", "main", "then_owners")) {
                for (Map.Entry<AnchorId, ProfileId> owner : owners.entrySet()) {
                    appender.beginRow()
                            .append(owner.getKey().value())
                            .append(owner.getValue().value())
                            .endRow();
                }
            }
            writer.writeTo(session.connection(), "then_orders", orders);
            run(statement, VIEWS, file, at);
        }
    }

    /// The connection is used again by others.
    private static void leave(Session session) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            run(statement, LEAVING, "", Position.START);
        }
    }

    private static void run(Statement statement, String script, String file, Position at)
            throws SQLException {
        for (String one : script.split(";", -1)) {
            if (!one.isBlank()) {
                statement.execute(
                        one.replace("{file}", file).replace("{at}", Long.toString(at.value())));
            }
        }
    }
}
