package org.querencia.app.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.querencia.store.embedded.EmbeddedPostgres;
import org.querencia.store.sql.BinaryCopy;

/// What ingest is measured beside: the same rows, copied bare into the same PostgreSQL over one
/// connection; same columns, message ids unique as text. In both ways COPY takes rows, since they
/// differ by half.
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

    /// The two ways to send rows to COPY.
    enum Format {
        /// The one COPY takes unless told otherwise.
        TEXT,
        /// Cheaper for both sides: as the server keeps it.
        BINARY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param events copied
    record Copied(int events, Duration took) {
        double eventsPerSecond() {
            return events / (took.toNanos() / 1e9);
        }
    }

    CopyReference(EmbeddedPostgres postgres) throws SQLException {
        connection =
                DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        connection.setAutoCommit(false);
    }

    /// Copies what the log holds after a position, at most so many. What is sent lies in memory
    /// before the clock starts.
    Copied copy(Format format, long after, int limit) throws SQLException, IOException {
        List<Row> rows = rows(after, limit);
        execute("drop table if exists bench_copy");
        execute(
                """
                create table bench_copy (
                    position bigint not null, received_at timestamptz not null, kind smallint not null,
                    source text not null, message_id text not null unique, payload bytea not null)
                """);
        connection.commit();
        Duration took =
                switch (format) {
                    case TEXT -> copyText(text(rows));
                    case BINARY -> copyBinary(rows);
                };
        execute("drop table bench_copy");
        connection.commit();
        return new Copied(rows.size(), took);
    }

    private Duration copyText(byte[] text) throws SQLException, IOException {
        long start = System.nanoTime();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy bench_copy from stdin", new ByteArrayInputStream(text));
        connection.commit();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Duration copyBinary(List<Row> rows) throws SQLException {
        long start = System.nanoTime();
        try (BinaryCopy copy =
                new BinaryCopy(connection, "copy bench_copy from stdin (format binary)")) {
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
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// As `psql` and most programs send it: a line a row, tabs between the columns, bytes as
    /// hexadecimal digits. Sources and message ids of the bench hold nothing to escape.
    private static byte[] text(List<Row> rows) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (Row row : rows) {
            String line =
                    "%d\t%s\t%d\t%s\t%s\t\\\\x%s\n"
                            .formatted(
                                    row.position(),
                                    row.receivedAt(),
                                    row.kind(),
                                    row.source(),
                                    row.messageId(),
                                    HexFormat.of().formatHex(row.payload()));
            text.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
        }
        return text.toByteArray();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private List<Row> rows(long after, int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
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
