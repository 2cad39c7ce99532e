package org.querencia.store.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.log.FactKind;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.log.LogUnavailableException;
import org.querencia.store.sql.DatabaseException;
import org.querencia.store.sql.OwnConnection.Work;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Reads the log.
final class LogReader {

    private static final String COLUMNS =
            "select position, source, message_id, received_at, kind, payload from log ";

    private final Reader reader;

    LogReader(DataSource readers) {
        this.reader = new Reader(readers);
    }

    List<LogEntry> read(Position after, int limit) {
        return on(connection ->
                Rows.list(
                        connection,
                        COLUMNS + "where position > ? order by position limit ?",
                        LogReader::entry,
                        after.value(),
                        limit));
    }

    List<LogEntry> at(List<Position> positions) {
        Long[] asked = positions.stream().map(Position::value).toArray(Long[]::new);
        return on(connection ->
                Rows.list(
                        connection,
                        COLUMNS
                                + "join unnest(?::bigint[]) with ordinality as asked (at, place) on at = position order by place",
                        LogReader::entry,
                        connection.createArrayOf("bigint", asked)));
    }

    Position head() {
        return on(LogReader::head);
    }

    static Position head(Connection connection) throws SQLException {
        return Rows.single(
                connection,
                "select coalesce(max(position), 0) from log",
                row -> new Position(row.getLong(1)));
    }

    String epoch() {
        return on(connection ->
                Rows.single(connection, "select epoch from log_epoch", row -> row.getString(1)));
    }

    private <T> T on(Work<T> work) {
        try {
            return reader.read(work);
        } catch (DatabaseException broken) {
            throw new LogUnavailableException(
                    "the log cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        return new LogEntry(
                new Position(row.getLong(1)),
                new SourceKey(row.getString(2)),
                row.getString(3),
                Rows.instant(row, 4),
                FactKind.of(row.getInt(5)),
                row.getBytes(6));
    }
}
