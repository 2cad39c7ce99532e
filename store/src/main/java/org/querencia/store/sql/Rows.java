package org.querencia.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Small words for plain JDBC.
public final class Rows {

    private Rows() {}

    /// Reads a row.
    @FunctionalInterface
    public interface Read<T> {
        T row(ResultSet row) throws SQLException;
    }

    public static <T> List<T> list(
            Connection connection, String sql, Read<T> read, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(read.row(rows));
                }
                return found;
            }
        }
    }

    /// The row of a query that always has one.
    public static <T> T single(
            Connection connection, String sql, Read<T> read, @Nullable Object... parameters)
            throws SQLException {
        return list(connection, sql, read, parameters).getFirst();
    }

    /// Changes rows; says how many.
    public static int update(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    public static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
