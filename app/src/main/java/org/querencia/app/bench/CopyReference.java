package org.querencia.app.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.querencia.runtime.log.LogEntry;
import org.querencia.store.sql.BinaryCopy;

/// What everything is measured beside: the same rows, copied bare into the same PostgreSQL over one
/// connection; same columns, message ids unique as text.
final class CopyReference {

    private final DataSource database;

    CopyReference(DataSource database) {
        this.database = database;
    }

    /// How long the copy of these rows takes, with its commit.
    Duration copy(List<LogEntry> entries) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            execute(connection, "drop table if exists bench_copy");
            execute(
                    connection,
                    """
                    create table bench_copy (
                        position bigint not null, received_at timestamptz not null, kind smallint not null,
                        source text not null, message_id text not null unique, payload bytea not null)
                    """);
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            try (BinaryCopy rows =
                    new BinaryCopy(
                            connection,
                            "copy bench_copy (position, received_at, kind, source, message_id, payload) from stdin (format binary)")) {
                for (LogEntry entry : entries) {
                    rows.row(6)
                            .bigint(entry.position().value())
                            .timestamptz(entry.receivedAt())
                            .smallint(entry.kind().code())
                            .text(entry.source().value())
                            .text(entry.messageId())
                            .bytes(entry.payload());
                }
                rows.finish();
            }
            connection.commit();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            connection.setAutoCommit(true);
            execute(connection, "drop table bench_copy");
            return took;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
