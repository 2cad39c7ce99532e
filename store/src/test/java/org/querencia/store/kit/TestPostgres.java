package org.querencia.store.kit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.querencia.store.Database;
import org.querencia.store.DatabaseSettings;
import org.querencia.store.DatabaseSettings.Outside;
import org.querencia.store.embedded.EmbeddedPostgres;

/// A PostgreSQL server for this JVM's tests, started by the first that asks and stopped with the
/// JVM; each test gets a database of its own, copied from one that has the tables already.
///
/// The programs are unpacked once per machine, under the folder for temporary files.
public final class TestPostgres {

    private static final String TEMPLATE = "ready";
    private static final long DATA_BYTES_MAX = 2L << 30;
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable TestPostgres shared;

    private final String url;
    private final String user;
    private final String password;

    private TestPostgres(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /// The embedded server of this JVM.
    public static synchronized TestPostgres embedded() {
        TestPostgres running = shared;
        if (running == null) {
            Path folder = folder();
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.start(folder, TEMPORARY.resolve("querencia-test-programs"));
            stopWithThisJvm(postgres::kill, folder);
            running = at(postgres.url(), postgres.user(), postgres.password());
            shared = running;
        }
        return running;
    }

    /// A server somebody else started; waits until it answers, and makes it ready in the same way.
    public static TestPostgres at(String url, String user, String password) {
        TestPostgres postgres = new TestPostgres(url, user, password);
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> {
                    postgres.execute("drop database if exists " + TEMPLATE);
                    return true;
                });
        postgres.execute("create database " + TEMPLATE);
        Database.open(postgres.settings(TEMPLATE)).close();
        return postgres;
    }

    /// A database of its own with tables and nothing in them.
    public DatabaseSettings fresh() {
        String name = "test_" + NUMBER.incrementAndGet();
        execute("create database %s template %s".formatted(name, TEMPLATE));
        return settings(name);
    }

    /// A database with nothing at all in it.
    public DatabaseSettings bare() {
        String name = "test_" + NUMBER.incrementAndGet();
        execute("create database " + name);
        return settings(name);
    }

    /// A connection to the database of these settings, for looking behind the adapters.
    public static Connection connect(DatabaseSettings settings) throws SQLException {
        Outside place = place(settings);
        Connection connection =
                DriverManager.getConnection(place.url(), place.user(), place.password());
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = %s, public".formatted(settings.schema()));
        }
        return connection;
    }

    /// Gives the database a setting, for connections opened from now on.
    public static void alter(Outside place, String setting, String value) throws SQLException {
        String database = place.url().replaceAll(".*/([a-z0-9_]+)$", "$1");
        try (Connection connection =
                        DriverManager.getConnection(place.url(), place.user(), place.password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter database %s set %s = %s".formatted(database, setting, value));
        }
    }

    public static Outside place(DatabaseSettings settings) {
        if (settings.place() instanceof Outside outside) {
            return outside;
        }
        throw new IllegalArgumentException("made by another hand: " + settings);
    }

    /// A folder for a server's data: in memory where there is room for it, since tests wait for the
    /// disk more than for anything else.
    public static Path folder() {
        Path memory = Path.of("/dev/shm");
        try {
            boolean roomy =
                    Files.isWritable(memory)
                            && Files.getFileStore(memory).getUsableSpace() > DATA_BYTES_MAX;
            return Files.createTempDirectory(roomy ? memory : TEMPORARY, "querencia-test-");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Stops a server and removes its folder when the JVM ends.
    public static void stopWithThisJvm(Runnable stop, Path folder) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            stop.run();
                            Folders.delete(folder);
                        }));
    }

    private DatabaseSettings settings(String database) {
        return new DatabaseSettings(
                new Outside(url.substring(0, url.lastIndexOf('/') + 1) + database, user, password),
                DatabaseSettings.SCHEMA_DEFAULT);
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql + ": " + broken.getMessage(), broken);
        }
    }
}
