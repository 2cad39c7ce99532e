package org.querencia.warehouse;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/// A connection for reading, whose statements end after `timeMax` with an error.
record Session(DuckDBConnection connection, Duration timeMax) {

    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// All rows of the answer; bounded by the statement's own limit.
    <T> List<T> list(Sql sql, Map<String, ?> values, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /// Reads a row.
    interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    /// All rows of the answer, one after another.
    void each(Sql sql, Map<String, ?> values, RowTaker taker) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }

    /// The only row of the answer.
    <T> T one(Sql sql, Map<String, ?> values, RowReader<T> reader) throws SQLException {
        return list(sql, values, reader).getFirst();
    }

    /// A statement without an answer.
    void run(Sql sql, Map<String, ?> values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            statement.execute();
        }
    }

    /// Values are texts, numbers and UUIDs, or an Optional of these, whose absence is NULL.
    private PreparedStatement prepare(Sql sql, Map<String, ?> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        statement.setQueryTimeout(Math.toIntExact(Math.max(1, timeMax.toSeconds())));
        int index = 1;
        for (String name : sql.names()) {
            Object value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no value for :" + name + " in " + sql.text());
            }
            statement.setObject(
                    index++, value instanceof Optional<?> optional ? optional.orElse(null) : value);
        }
        return statement;
    }
}
