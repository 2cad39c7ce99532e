package org.querencia.warehouse;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.order.OrderKey;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.warehouse.Warehouse.Removed;

/// Takes rows of facts that were taken back out of the tables, and out of the data dictionary.
final class Removing {

    private static final String GOING =
            """
            SELECT source, type, name, CASE WHEN type IN ('track', 'page', 'screen') THEN properties ELSE traits END
            FROM events JOIN removed USING (position)
            """;

    private Removing() {}

    static void write(
            DuckDBConnection connection,
            Statement statement,
            Removed removed,
            FieldDictionary dictionary)
            throws SQLException {
        if (!removed.events().isEmpty()) {
            gather(connection, statement, removed.events());
            dictionary.rewrite(connection, statement, loss(statement), removed.events());
            statement.execute(
                    "DELETE FROM events USING removed WHERE events.position = removed.position");
            statement.execute(
                    "DELETE FROM outlays USING removed WHERE outlays.position = removed.position");
            statement.execute(
                    "DELETE FROM rates USING removed WHERE rates.position = removed.position");
        }
        if (!removed.orders().isEmpty()) {
            removeOrders(connection, statement, removed.orders());
        }
        if (!removed.articles().isEmpty()) {
            ArticleWriter.remove(connection, statement, removed.articles());
        }
    }

    private static void gather(
            DuckDBConnection connection, Statement statement, Set<Position> positions)
            throws SQLException {
        statement.execute("CREATE OR REPLACE TEMP TABLE removed (position BIGINT)");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "removed")) {
            for (Position position : positions) {
                appender.beginRow().append(position.value()).endRow();
            }
        }
    }

    private static FieldDictionary.Gain loss(Statement statement) throws SQLException {
        FieldDictionary.Gain loss = new FieldDictionary.Gain();
        try (ResultSet row = statement.executeQuery(GOING)) {
            while (row.next()) {
                Event.Type type = EventWriter.type(row.getString(2));
                loss.lose(row.getString(1), type, row.getString(3), fields(row.getString(4)));
            }
        }
        return loss;
    }

    private static Fields fields(@Nullable String json) {
        return json != null
                        && ValueCodec.read(json.getBytes(StandardCharsets.UTF_8))
                                instanceof Fields fields
                ? fields
                : Fields.NONE;
    }

    private static void removeOrders(
            DuckDBConnection connection, Statement statement, Set<OrderKey> orders)
            throws SQLException {
        statement.execute("CREATE OR REPLACE TEMP TABLE untold (key UUID)");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "untold")) {
            for (OrderKey order : orders) {
                appender.beginRow().append(OrderHash.of(order)).endRow();
            }
        }
        statement.execute("DELETE FROM orders USING untold WHERE orders.key = untold.key");
    }
}
