package org.querencia.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.querencia.runtime.log.EventLog;
import org.querencia.store.DatabaseSettings.Embedded;
import org.querencia.store.DatabaseSettings.Outside;
import org.querencia.store.embedded.EmbeddedPostgres;
import org.querencia.store.log.PostgresEventLog;
import org.querencia.store.sql.Connector;
import org.querencia.store.sql.DatabaseException;
import org.querencia.store.sql.Fence;
import org.querencia.store.sql.OwnConnection;

/// A workspace's system of record, open: the one server that may write to it holds this.
///
/// Whatever stops (the connection, PostgreSQL itself), the parts come back by themselves when it
/// does.
public final class Database implements AutoCloseable {

    private static final int READERS_MAX = 8;
    private static final long READER_WAIT_MILLIS_MAX = 5_000;

    private final Deque<AutoCloseable> closedInTurn;
    private final EventLog log;

    private Database(
            Deque<AutoCloseable> closedInTurn,
            Connector connector,
            HikariDataSource readers,
            Fence fence) {
        this.closedInTurn = closedInTurn;
        PostgresEventLog eventLog =
                new PostgresEventLog(new OwnConnection(connector, "log"), readers, fence);
        closedInTurn.push(eventLog);
        this.log = eventLog;
    }

    /// Opens the workspace: starts the embedded server if it is that, takes the workspace's lock,
    /// brings the tables up to date, and becomes the one that writes.
    ///
    /// Throws [DatabaseException] or [org.querencia.store.embedded.EmbeddedPostgresException] with
    /// what to do, above all when another server works on the same workspace.
    public static Database open(DatabaseSettings settings) {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            Connector plain = connector(settings, opened);
            WorkspaceLock lock = WorkspaceLock.take(plain);
            opened.push(lock);
            Connector connector = prepare(plain);
            Migrations.migrate(connector, "latest");
            Fence fence;
            try (OwnConnection own = new OwnConnection(connector, "start")) {
                fence = own.transaction(Fence::take);
            }
            HikariDataSource readers = readers(connector);
            opened.push(readers);
            return new Database(opened, connector, readers, fence);
        } catch (SQLException broken) {
            closeAll(opened);
            throw new DatabaseException(
                    "the database cannot be opened: " + broken.getMessage(), broken);
        } catch (RuntimeException failed) {
            closeAll(opened);
            throw failed;
        }
    }

    public EventLog log() {
        return log;
    }

    /// Ends every connection, and the embedded server if there is one.
    @Override
    public void close() {
        closeAll(closedInTurn);
    }

    private static Connector prepare(Connector plain) throws SQLException {
        try (Connection connection = plain.open("start")) {
            return Migrations.prepare(plain, connection);
        }
    }

    private static Connector connector(DatabaseSettings settings, Deque<AutoCloseable> opened) {
        return switch (settings.place()) {
            case Embedded(var folder, var programs) -> {
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, programs);
                opened.push(postgres);
                yield new Connector(
                        postgres.url(),
                        postgres.user(),
                        postgres.password(),
                        settings.schema(),
                        "public");
            }
            case Outside(String url, String user, String password) ->
                    new Connector(url, user, password, settings.schema(), "public");
        };
    }

    private static HikariDataSource readers(Connector connector) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("readers");
        config.setDataSource(connector.dataSource("reader"));
        config.setConnectionInitSql(
                "set search_path = %s; set statement_timeout = '60s'"
                        .formatted(connector.searchPath()));
        config.setMaximumPoolSize(READERS_MAX);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(READER_WAIT_MILLIS_MAX);
        return new HikariDataSource(config);
    }

    private static void closeAll(Deque<AutoCloseable> opened) {
        RuntimeException failed = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception broken) {
                failed = new DatabaseException("closing failed: " + broken.getMessage(), broken);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
