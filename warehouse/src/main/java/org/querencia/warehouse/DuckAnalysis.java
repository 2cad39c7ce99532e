package org.querencia.warehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.querencia.runtime.analyst.Analysis;
import org.querencia.runtime.analyst.Column;
import org.querencia.runtime.analyst.Query;
import org.querencia.runtime.analyst.SqlRefusedException;
import org.querencia.runtime.analyst.SqlRefusedException.Why;
import org.querencia.runtime.analyst.Stop;
import org.querencia.runtime.analyst.View;
import org.querencia.warehouse.analyst.AnalystViews;

/// Analysts' statements on connections of their own. Each is read by the guard as it stands, then
/// put in brackets, so that it can be cut at a number of rows.
final class DuckAnalysis implements Analysis, AutoCloseable {

    /// Answered at the same time; others wait, since each may use every thread there is.
    private static final int AT_ONCE_MAX = 3;

    private static final Duration DESCRIBE_TIME_MAX = Duration.ofSeconds(10);

    /// Views that tell it.
    private static final Pattern WHERE_THEY_STOOD =
            Pattern.compile("customer_days|segment_days", Pattern.CASE_INSENSITIVE);

    private static final String ALL = "SELECT * FROM (\n";
    private static final String TEXTS = "SELECT COLUMNS(*)::VARCHAR FROM (\n";

    private final Database database;
    private final Path outFolder;
    private final Runnable bringing;
    private final Set<Stop> running = ConcurrentHashMap.newKeySet();
    private final Semaphore turns = new Semaphore(AT_ONCE_MAX, true);
    private final Set<String> tables;
    private final Set<String> homes;

    /// @param bringing brings where people stood into the warehouse
    DuckAnalysis(Database database, WarehouseSettings settings, Runnable bringing) {
        this.database = database;
        this.bringing = bringing;
        this.outFolder = settings.outFolder();
        this.tables = views().stream().map(View::name).collect(Collectors.toUnmodifiableSet());
        String file = settings.file().getFileName().toString();
        this.homes = Set.of(AnalystViews.SCHEMA, file.replaceFirst("[.].*", ""));
    }

    @Override
    public List<View> views() {
        return AnalystSchema.views().all();
    }

    @Override
    public List<String> functions() {
        return SqlFunctions.ALLOWED.stream()
                .filter(name -> Character.isLetter(name.charAt(0)))
                .sorted()
                .toList();
    }

    @Override
    public List<Column> columns(String sql) {
        String body = body(sql);
        return reading(
                new Query(sql, 1, DESCRIBE_TIME_MAX, new Stop()),
                session -> {
                    guard(session, body);
                    return described(session, body);
                });
    }

    @Override
    public boolean ask(Query query, Taker taker) {
        String body = body(query.sql());
        return reading(
                query,
                session -> {
                    guard(session, body);
                    List<Column> columns = described(session, body);
                    taker.columns(columns);
                    try (Statement statement = statement(session, query.stop())) {
                        return tell(
                                Asking.execute(statement, TEXTS, body, query.rowsMax() + 1L),
                                columns.size(),
                                query.rowsMax(),
                                taker);
                    }
                });
    }

    @Override
    public void parquet(Query query, OutputStream out) {
        String body = body(query.sql());
        Path file = fresh();
        try {
            reading(
                    query,
                    session -> {
                        guard(session, body);
                        described(session, body);
                        try (Statement statement = statement(session, query.stop())) {
                            statement.execute(
                                    "COPY (SELECT * FROM (\n%s\n) LIMIT %d) TO '%s' (FORMAT parquet, COMPRESSION zstd)"
                                            .formatted(
                                                    body,
                                                    query.rowsMax(),
                                                    file.toString().replace("'", "''")));
                        }
                        return true;
                    });
            Files.copy(file, out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            delete(file);
        }
    }

    private Path fresh() {
        try {
            Files.createDirectories(outFolder);
            Path file = Files.createTempFile(outFolder, "answer", ".parquet");
            Files.delete(file);
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A closing semicolon is usual, and would stand in the brackets.
    private static String body(String sql) {
        if (sql.length() > Query.SQL_LENGTH_MAX) {
            throw new SqlRefusedException(
                    Why.FORBIDDEN,
                    "a statement has at most %,d characters".formatted(Query.SQL_LENGTH_MAX));
        }
        if (sql.isBlank()) {
            throw new SqlRefusedException(Why.SYNTAX, "there is no statement: write a SELECT");
        }
        return sql.replaceFirst("[;\\s]+$", "");
    }

    private void guard(Session session, String sql) throws SQLException {
        Optional<SqlGuard.Breach> breach = new SqlGuard(session, tables, homes).breach(sql);
        if (breach.isPresent()) {
            throw Asking.refused(sql, breach.get(), tables);
        }
    }

    private static List<Column> described(Session session, String sql) {
        try (PreparedStatement prepared =
                session.connection().prepareStatement(ALL + sql + "\n)")) {
            ResultSetMetaData told = prepared.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= told.getColumnCount(); i++) {
                columns.add(new Column(told.getColumnName(i), told.getColumnTypeName(i)));
            }
            return columns;
        } catch (SQLException failed) {
            throw Asking.failed(sql, failed, new Stop());
        }
    }

    private static boolean tell(ResultSet rows, int columns, int rowsMax, Taker taker)
            throws SQLException {
        try (rows) {
            for (int told = 0; rows.next(); told++) {
                if (told == rowsMax) {
                    return true;
                }
                List<Optional<String>> cells = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    cells.add(Optional.ofNullable(rows.getString(i)));
                }
                if (!taker.row(cells)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// One that ends after the session's time, and when it is stopped.
    static Statement statement(Session session, Stop stop) throws SQLException {
        if (stop.isAsked()) {
            throw new SqlRefusedException(Why.STOPPED, "it was stopped");
        }
        Statement statement = session.connection().createStatement();
        statement.setQueryTimeout(Math.toIntExact(Math.max(1, session.timeMax().toSeconds())));
        stop.by(() -> {
            try {
                statement.cancel();
            } catch (SQLException over) {
                // It was done meanwhile.
                return;
            }
        });
        return statement;
    }

    private <T> T reading(Query query, Database.Reading<T> reading) {
        if (WHERE_THEY_STOOD.matcher(query.sql()).find()) {
            bringing.run();
        }
        waitForTurn(query);
        running.add(query.stop());
        try {
            return database.aside(
                    session -> {
                        try (Statement statement = session.connection().createStatement()) {
                            statement.execute("SET search_path = '" + AnalystViews.SCHEMA + "'");
                            statement.execute("SET TimeZone = 'UTC'");
                        }
                        return reading.with(session);
                    },
                    query.timeMax());
        } catch (SQLException failed) {
            throw Asking.failed(query.sql(), failed, query.stop());
        } finally {
            running.remove(query.stop());
            turns.release();
        }
    }

    /// Stops what is being answered, so that nobody waits for it.
    @Override
    public void close() {
        running.forEach(Stop::now);
    }

    private void waitForTurn(Query query) {
        try {
            if (!turns.tryAcquire(query.timeMax().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SqlRefusedException(
                        Why.TIME, "other questions are being answered; ask again in a moment");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new SqlRefusedException(Why.STOPPED, "the server stops");
        }
    }
}
