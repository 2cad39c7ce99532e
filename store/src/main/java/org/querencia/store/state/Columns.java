package org.querencia.store.state;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.querencia.core.identity.AnchorId;

/// Lists as arrays of PostgreSQL, so that one statement writes or reads many rows.
final class Columns {

    private Columns() {}

    static Array anchors(Connection connection, Collection<AnchorId> anchors) throws SQLException {
        return uuids(connection, anchors.stream().map(AnchorId::value).toList());
    }

    static Array uuids(Connection connection, Collection<UUID> uuids) throws SQLException {
        return connection.createArrayOf("uuid", uuids.toArray());
    }

    static <T> Array uuids(
            Connection connection, List<T> rows, Function<T, ? extends @Nullable UUID> column)
            throws SQLException {
        return connection.createArrayOf("uuid", rows.stream().map(column).toArray());
    }

    static <T> Array texts(Connection connection, List<T> rows, Function<T, String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
    }

    static <T> Array bigints(
            Connection connection, List<T> rows, Function<T, ? extends @Nullable Long> column)
            throws SQLException {
        return connection.createArrayOf("bigint", rows.stream().map(column).toArray(Long[]::new));
    }

    static <T> Array integers(Connection connection, List<T> rows, Function<T, Integer> column)
            throws SQLException {
        return connection.createArrayOf(
                "integer", rows.stream().map(column).toArray(Integer[]::new));
    }

    static <T> Array flags(Connection connection, List<T> rows, Function<T, Boolean> column)
            throws SQLException {
        return connection.createArrayOf(
                "boolean", rows.stream().map(column).toArray(Boolean[]::new));
    }

    static <T> Array bytes(Connection connection, List<T> rows, Function<T, byte[]> column)
            throws SQLException {
        return connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    static <T> Array instants(Connection connection, List<T> rows, Function<T, Instant> column)
            throws SQLException {
        // As ISO 8601 text: the driver has no other form for arrays of instants.
        return connection.createArrayOf(
                "timestamptz",
                rows.stream().map(column).map(Instant::toString).toArray(String[]::new));
    }
}
