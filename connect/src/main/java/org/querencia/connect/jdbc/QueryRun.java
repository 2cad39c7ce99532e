package org.querencia.connect.jdbc;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.codec.ValueCodec;

/// Runs a query once and writes its rows as JSON lines, one row in memory at a time.
final class QueryRun {

    private static final int FETCHED_ROWS = 1_000;
    private static final Duration TIME_MAX = Duration.ofHours(6);

    /// @param cursor the highest value read, or the one before where nothing was
    record Outcome(long rows, Optional<Cursor> cursor) {}

    private final Drivers drivers;
    private final Query query;

    QueryRun(Drivers drivers, Query query) {
        this.drivers = drivers;
        this.query = query;
    }

    /// @param last how far it was read before
    Outcome into(OutputStream out, Optional<Cursor> last) throws IOException {
        QueryText text = QueryText.of(query.sql());
        try (Connection connection = drivers.connect(query.url(), query.user(), query.password())) {
            readOnly(connection);
            try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
                statement.setFetchSize(FETCHED_ROWS);
                statement.setQueryTimeout((int) TIME_MAX.toSeconds());
                Optional<Cursor> begin = last.map(cursor -> cursor.less(query.overlap()));
                for (int i = 1; i <= text.parameters(); i++) {
                    statement.setObject(i, begin.orElseThrow().bound());
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return write(rows, out, last);
                }
            }
        } catch (SQLException failed) {
            throw new QueryException(
                    "query '%s' failed: %s".formatted(query.name(), failed.getMessage()), failed);
        }
    }

    /// PostgreSQL sends rows piece by piece only inside a transaction; others do not mind. What is
    /// asked for is never more than to read.
    private static void readOnly(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            connection.setReadOnly(true);
        } catch (SQLException cannot) {
            // DuckDB knows this only for whole databases.
            connection.rollback();
        }
    }

    private Outcome write(ResultSet rows, OutputStream out, Optional<Cursor> last)
            throws SQLException, IOException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> names = new ArrayList<>();
        List<Cells> cells = new ArrayList<>();
        int growing = -1;
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i);
            names.add(name);
            cells.add(Cells.of(columns, i));
            if (query.cursor().filter(name::equalsIgnoreCase).isPresent()) {
                growing = i - 1;
            }
        }
        if (query.cursor().isPresent() && growing < 0) {
            throw new QueryException(
                    "query '%s' finds no column '%s', by which it is to be read on; it finds %s"
                            .formatted(
                                    query.name(), query.cursor().get(), String.join(", ", names)));
        }
        @Nullable Cursor highest = last.orElse(null);
        long count = 0;
        while (rows.next()) {
            out.write(line(rows, names, cells));
            out.write('\n');
            count++;
            if (growing >= 0) {
                Optional<Cursor> grown = cells.get(growing).cursor(rows);
                if (grown.isPresent()) {
                    highest = Cursor.higher(highest, grown.get());
                }
            }
        }
        return new Outcome(count, Optional.ofNullable(highest));
    }

    private static byte[] line(ResultSet rows, List<String> names, List<Cells> cells)
            throws SQLException {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            cells.get(i).value(rows).ifPresent(value -> fields.put(name, value));
        }
        return ValueCodec.write(new Fields(fields));
    }
}
