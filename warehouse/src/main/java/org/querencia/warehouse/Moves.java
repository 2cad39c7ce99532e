package org.querencia.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// Gives the earlier rows of anchors that went to another person their present profile.
final class Moves {

    private static final String EVENTS =
            """
            UPDATE events SET profile = moved.profile FROM moved
            WHERE events.anchor = moved.anchor AND events.profile <> moved.profile
            """;
    private static final String ORDERS =
            """
            UPDATE orders SET profile = moved.profile FROM moved
            WHERE orders.owner = moved.anchor AND orders.profile IS DISTINCT FROM moved.profile
            """;

    private static final String STOOD =
            """
            UPDATE %1$s SET profile = moved.profile FROM moved
            WHERE %1$s.anchor = moved.anchor AND %1$s.profile <> moved.profile
            """;

    private Moves() {}

    /// The batch as it is after its own moves: its rows and orders may have been gathered before
    /// them.
    static Batch applied(Batch batch) {
        Map<AnchorId, ProfileId> moved = batch.moved();
        if (moved.isEmpty()) {
            return batch;
        }
        return new Batch(
                batch.upTo(),
                batch.rows().stream()
                        .map(row ->
                                new Row(row.event(), row.owner().map(owner -> now(owner, moved))))
                        .toList(),
                moved,
                batch.orders().stream()
                        .map(owned ->
                                new OwnedOrder(
                                        owned.order(),
                                        owned.order()
                                                .owner()
                                                .flatMap(owner ->
                                                        Optional.ofNullable(moved.get(owner)))
                                                .or(owned::profile)))
                        .toList(),
                batch.articles(),
                batch.removed());
    }

    private static Owner now(Owner owner, Map<AnchorId, ProfileId> moved) {
        return new Owner(owner.anchor(), moved.getOrDefault(owner.anchor(), owner.profile()));
    }

    /// One UPDATE per table for the whole batch, however many anchors moved.
    static void write(
            DuckDBConnection connection, Statement statement, Map<AnchorId, ProfileId> moved)
            throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        statement.execute("CREATE OR REPLACE TEMP TABLE moved (anchor UUID, profile UUID)");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "moved")) {
            for (Map.Entry<AnchorId, ProfileId> move : moved.entrySet()) {
                appender.beginRow()
                        .append(move.getKey().value())
                        .append(move.getValue().value())
                        .endRow();
            }
        }
        statement.execute(EVENTS);
        statement.execute(ORDERS);
        statement.execute(STOOD.formatted("stage_passages"));
        statement.execute(STOOD.formatted("segment_movements"));
    }
}
