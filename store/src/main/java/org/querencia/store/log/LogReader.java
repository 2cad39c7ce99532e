package org.querencia.store.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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

    private static final String ALL =
            "select position, source, message_id, received_at, kind, payload from log ";

    /// What was taken back comes as gone.
    private static final String STANDING =
            """
            select position, source, case when by_position is null then message_id else '' end,
                received_at, case when by_position is null then kind else %d end,
                case when by_position is null then payload else '' end
            from log left join retracted using (position)
            """
                    .formatted(FactKind.GONE.code());

    private final Reader reader;

    LogReader(DataSource readers) {
        this.reader = new Reader(readers);
    }

    List<LogEntry> read(Position after, int limit) {
        return on(connection ->
                Rows.list(
                        connection,
                        STANDING + "where position > ? order by position limit ?",
                        LogReader::entry,
                        after.value(),
                        limit));
    }

    List<LogEntry> readOthers(Position after, int limit) {
        return on(connection ->
                Rows.list(
                        connection,
                        STANDING + "where kind <> 1 and position > ? order by position limit ?",
                        LogReader::entry,
                        after.value(),
                        limit));
    }

    List<LogEntry> retracted(Optional<Position> by, Position after, int limit) {
        return on(connection ->
                Rows.list(
                        connection,
                        ALL
                                + "join retracted using (position) where by_position = coalesce(?, by_position) and position > ? order by position limit ?",
                        LogReader::entry,
                        by.map(Position::value).orElse(null),
                        after.value(),
                        limit));
    }

    List<LogEntry> at(List<Position> positions) {
        Long[] asked = positions.stream().map(Position::value).toArray(Long[]::new);
        return on(connection ->
                Rows.list(
                        connection,
                        STANDING
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
