package org.querencia.store.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.querencia.store.DatabaseSettings;
import org.querencia.store.DatabaseSettings.Outside;
import org.querencia.store.Migrated;
import org.querencia.store.embedded.EmbeddedPostgres;

/// A PostgreSQL server for this JVM's tests, started by the first that asks and stopped with the
/// JVM; each test gets a database of its own, copied from one that has the tables already.
///
/// The programs are unpacked once per machine, under the folder for temporary files.
public final class TestPostgres {

    private static final String TEMPLATE = "ready";
    private static final long DATA_BYTES_MAX = 2L << 30;
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
            running = start();
            shared = running;
        }
        return running;
    }

    /// A server somebody else runs; made ready in the same way.
    public static TestPostgres at(String url, String user, String password) {
        TestPostgres postgres = new TestPostgres(url, user, password);
        postgres.prepare();
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
        if (settings.place() instanceof Outside(String url, String user, String password)) {
            Connection connection = DriverManager.getConnection(url, user, password);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set search_path = %s, public".formatted(settings.schema()));
            }
            return connection;
        }
        throw new IllegalArgumentException("made by another hand: " + settings);
    }

    private DatabaseSettings settings(String database) {
        return new DatabaseSettings(
                new Outside(url.substring(0, url.lastIndexOf('/') + 1) + database, user, password),
                DatabaseSettings.SCHEMA_DEFAULT);
    }

    private void prepare() {
        execute("drop database if exists " + TEMPLATE);
        execute("create database " + TEMPLATE);
        Migrated.migrate(settings(TEMPLATE));
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql + ": " + broken.getMessage(), broken);
        }
    }

    private static TestPostgres start() {
        try {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            Path folder = Files.createTempDirectory(data(temporary), "querencia-test-");
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.start(folder, temporary.resolve("querencia-test-programs"));
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                postgres.close();
                                Folders.delete(folder);
                            }));
            return at(postgres.url(), postgres.user(), postgres.password());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// In memory where there is room for it: tests wait for the disk more than for anything else.
    private static Path data(Path temporary) throws IOException {
        Path memory = Path.of("/dev/shm");
        boolean roomy =
                Files.isWritable(memory)
                        && Files.getFileStore(memory).getUsableSpace() > DATA_BYTES_MAX;
        return roomy ? memory : temporary;
    }
}
