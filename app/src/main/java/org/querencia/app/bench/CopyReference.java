package org.querencia.app.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.querencia.store.embedded.EmbeddedPostgres;
import org.querencia.store.sql.BinaryCopy;

/// What ingest is measured beside: the same rows, copied bare into the same PostgreSQL over one
/// connection; same columns, message ids unique as text.
final class CopyReference implements AutoCloseable {

    private static final int FETCHED = 5_000;

    private final Connection connection;

    private record Row(
            long position,
            Instant receivedAt,
            short kind,
            String source,
            String messageId,
            byte[] payload) {}

    /// @param events copied
    record Copied(int events, Duration took) {
        double eventsPerSecond() {
            return events / (took.toNanos() / 1e9);
        }
    }

    CopyReference(EmbeddedPostgres postgres) throws SQLException {
        connection =
                DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    }

    /// Copies what the log holds after a position, at most so many.
    Copied copy(long after, int limit) throws SQLException {
        List<Row> rows = rows(after, limit);
        connection.setAutoCommit(true);
        execute("drop table if exists bench_copy");
        execute(
                """
                create table bench_copy (
                    position bigint not null, received_at timestamptz not null, kind smallint not null,
                    source text not null, message_id text not null unique, payload bytea not null)
                """);
        connection.setAutoCommit(false);
        long start = System.nanoTime();
        try (BinaryCopy copy =
                new BinaryCopy(
                        connection,
                        "copy bench_copy (position, received_at, kind, source, message_id, payload) from stdin (format binary)")) {
            for (Row row : rows) {
                copy.row(6)
                        .bigint(row.position())
                        .timestamptz(row.receivedAt())
                        .smallint(row.kind())
                        .text(row.source())
                        .text(row.messageId())
                        .bytes(row.payload());
            }
            copy.finish();
        }
        connection.commit();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        connection.setAutoCommit(true);
        execute("drop table bench_copy");
        return new Copied(rows.size(), took);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private List<Row> rows(long after, int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
        connection.setAutoCommit(false);
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        select position, received_at, kind, source, message_id, payload
                        from querencia.log where position > ? order by position limit ?
                        """)) {
            query.setFetchSize(FETCHED);
            query.setLong(1, after);
            query.setInt(2, limit);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(
                            new Row(
                                    found.getLong(1),
                                    found.getObject(2, OffsetDateTime.class).toInstant(),
                                    found.getShort(3),
                                    found.getString(4),
                                    found.getString(5),
                                    found.getBytes(6)));
                }
            }
        }
        connection.commit();
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
