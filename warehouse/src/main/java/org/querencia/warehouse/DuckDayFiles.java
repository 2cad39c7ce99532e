package org.querencia.warehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.querencia.runtime.analyst.DayFiles;
import org.querencia.runtime.analyst.Stop;
import org.querencia.warehouse.analyst.Filling;

/// Days of the views as Parquet files, which DuckDB writes. One at a time: exports are not in a
/// hurry, and figures are.
final class DuckDayFiles implements DayFiles, AutoCloseable {

    private static final Duration TIME_MAX = Duration.ofMinutes(30);

    /// What a row is told apart by; facts are few enough to be looked at as a whole.
    private static final Map<String, String> CONTENT =
            Map.of(
                    "customer_days",
                    "hash(t)",
                    "segment_days",
                    "hash(t)",
                    "events",
                    "hash(position, timestamp, person, name, mark, strlen(CAST(properties AS VARCHAR)))");

    private static final Map<String, String> ORDER =
            Map.of("customer_days", "ALL", "segment_days", "ALL", "events", "position");

    private final Database database;
    private final WarehouseSettings settings;
    private final Runnable bringing;
    private final Stop stop = new Stop();

    /// @param bringing brings where people stood into the warehouse
    DuckDayFiles(Database database, WarehouseSettings settings, Runnable bringing) {
        this.database = database;
        this.settings = settings;
        this.bringing = bringing;
    }

    @Override
    public synchronized List<DayFile> all(LocalDate from, LocalDate until) {
        bringing.run();
        try {
            return database.aside(
                    session -> {
                        List<DayFile> all = new ArrayList<>();
                        for (String table : TABLES) {
                            all.addAll(files(session, table, from, until));
                        }
                        return all;
                    },
                    TIME_MAX);
        } catch (SQLException failed) {
            throw new WarehouseException("The days to export could not be read", failed);
        }
    }

    private List<DayFile> files(Session session, String table, LocalDate from, LocalDate until)
            throws SQLException {
        String sql =
                """
                SELECT day, count(*), bit_xor(%s) FROM (%s) t
                WHERE day BETWEEN DATE '%s' AND DATE '%s' GROUP BY day ORDER BY day\
                """
                        .formatted(CONTENT.get(table), statement(table, from, until), from, until);
        return session.list(
                new Sql(sql, List.of()),
                Map.of(),
                row ->
                        new DayFile(
                                table,
                                row.getObject(1, LocalDate.class),
                                row.getLong(2),
                                row.getString(3)));
    }

    @Override
    public synchronized void write(String table, LocalDate day, OutputStream out)
            throws IOException {
        if (!TABLES.contains(table)) {
            throw new IllegalArgumentException(
                    "table %s: expected one of %s".formatted(table, TABLES));
        }
        bringing.run();
        Files.createDirectories(settings.outFolder());
        Path file = settings.outFolder().resolve("day-of-%s.parquet".formatted(table));
        try {
            database.aside(
                    session -> {
                        try (Statement statement = DuckAnalysis.statement(session, stop)) {
                            return statement.execute(
                                    """
                                    COPY (SELECT * FROM (%s) WHERE day = DATE '%s' ORDER BY %s)
                                    TO '%s' (FORMAT parquet, COMPRESSION zstd)\
                                    """
                                            .formatted(
                                                    statement(table, day, day),
                                                    day,
                                                    ORDER.get(table),
                                                    file.toString().replace("'", "''")));
                        }
                    },
                    TIME_MAX);
            Files.copy(file, out);
        } catch (SQLException failed) {
            throw new WarehouseException(
                    "%s of %s could not be written".formatted(table, day), failed);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// Stops what is being written, so that nobody waits for it.
    @Override
    public void close() {
        stop.now();
    }

    /// The view's own query, which reads no more than these days of what is large.
    private String statement(String table, LocalDate from, LocalDate until) {
        LocalDays days = new LocalDays(settings.zone());
        String within =
                " AND timestamp >= make_timestamp(%d) AND timestamp < make_timestamp(%d)"
                        .formatted(days.start(from), days.start(until.plusDays(1)));
        return AnalystSchema.views()
                .statement(
                        table,
                        new Filling(
                                AnalystSchema.day(settings),
                                settings.currency(),
                                within,
                                " AND day BETWEEN DATE '%s' AND DATE '%s'".formatted(from, until)));
    }
}
