package org.querencia.warehouse;

import java.io.OutputStream;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.querencia.runtime.analyst.Analysis;
import org.querencia.runtime.analyst.Column;
import org.querencia.runtime.analyst.Query;
import org.querencia.runtime.analyst.SqlRefusedException;
import org.querencia.runtime.analyst.SqlRefusedException.Why;
import org.querencia.runtime.analyst.Stop;
import org.querencia.runtime.analyst.View;
import org.querencia.warehouse.analyst.CatalogueText;

/// What tools of PostgreSQL ask of its catalogue, answered by a small database in memory that knows
/// nothing but which views there are. So such questions need no guard of tables: there is nothing
/// behind them, and no file can be reached.
final class DuckCatalogue implements Analysis, AutoCloseable {

    private static final Sql READ =
            Sql.parse("SELECT CAST(json_serialize_sql(:sql, skip_default := true) AS VARCHAR)");

    /// What tells of the process or the machine.
    private static final Pattern OUTSIDE =
            Pattern.compile(
                    "\"function_name\":\"((?:read_|getenv|glob|duckdb_|pragma_|query|sniff_|parquet_|which_secret|pg_sleep|sleep_|nextval|write_log|getvariable)[^\"]*)\"");

    private static final int FIRST_VIEW = 16_384;

    /// Numbers that catalogues themselves have, by which descriptions are told apart.
    private static final Map<String, Integer> CLASSES =
            Map.ofEntries(
                    Map.entry("pg_class", 1259),
                    Map.entry("pg_namespace", 2615),
                    Map.entry("pg_type", 1247),
                    Map.entry("pg_proc", 1255),
                    Map.entry("pg_attribute", 1249),
                    Map.entry("pg_constraint", 2606),
                    Map.entry("pg_index", 2610),
                    Map.entry("pg_trigger", 2620),
                    Map.entry("pg_rewrite", 2618),
                    Map.entry("pg_attrdef", 2604),
                    Map.entry("pg_database", 1262),
                    Map.entry("pg_authid", 1260),
                    Map.entry("pg_tablespace", 1213),
                    Map.entry("pg_extension", 3079),
                    Map.entry("pg_language", 2612),
                    Map.entry("pg_collation", 3456),
                    Map.entry("pg_policy", 3256),
                    Map.entry("pg_event_trigger", 3466));

    private static final Duration TIME_MAX = Duration.ofSeconds(10);

    private Optional<DuckDBConnection> made = Optional.empty();

    /// Made when the first asks.
    private DuckDBConnection connection() throws SQLException {
        if (made.isEmpty()) {
            made = Optional.of(make());
        }
        return made.get();
    }

    private static DuckDBConnection make() throws SQLException {
        Properties options = new Properties();
        options.put("memory_limit", "64MB");
        options.put("threads", "1");
        options.put("autoinstall_known_extensions", "false");
        options.put("autoload_known_extensions", "false");
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:", options).unwrap(DuckDBConnection.class);
        fill(connection);
        return connection;
    }

    private static void fill(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<View> views = AnalystSchema.views().all();
            statement.execute(macros(views));
            statement.execute(Sql.read("analyst/catalogue.sql"));
            statement.execute(Sql.read("analyst/catalogue_empty.sql"));
            int oid = FIRST_VIEW;
            for (View view : views) {
                statement.execute(
                        "INSERT INTO own_views VALUES (%d, '%s', '%s')"
                                .formatted(oid, view.name(), quoted(view.en())));
                int number = 1;
                for (View.Field field : view.fields()) {
                    statement.execute(
                            "INSERT INTO own_columns VALUES (%d, %d, '%s', %d, %d, '%s', '%s')"
                                    .formatted(
                                            oid,
                                            number++,
                                            field.name(),
                                            type(field),
                                            modifier(field.type()),
                                            field.type(),
                                            quoted(field.en())));
                }
                oid++;
            }
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }

    /// Names of what stands in the catalogue, both ways.
    private static String macros(List<View> views) {
        Map<String, Integer> classes = new TreeMap<>(CLASSES);
        int oid = FIRST_VIEW;
        for (View view : views) {
            classes.put(view.name(), oid++);
        }
        return Sql.read("analyst/catalogue_macros.sql")
                .replace("{classes}", listed(classes, "'%1$s': %2$d"))
                .replace("{names}", listed(classes, "%2$d: '%1$s'"));
    }

    private static String listed(Map<String, Integer> classes, String pair) {
        return classes.entrySet().stream()
                .map(one -> pair.formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    /// As PostgreSQL numbers types.
    private static int type(View.Field field) {
        return switch (new Column(field.name(), field.type()).kind()) {
            case FLAG -> 16;
            case SMALL -> 21;
            case INTEGER -> 23;
            case LONG -> 20;
            case DECIMAL -> 1700;
            case DOUBLE -> 701;
            case DAY -> 1082;
            case TIME -> 1083;
            case TIMESTAMP -> 1114;
            case INSTANT -> 1184;
            case UUID -> 2950;
            case JSON -> 114;
            case TEXT -> 25;
        };
    }

    private static int modifier(String type) {
        Matcher parts = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)").matcher(type);
        return parts.matches()
                ? (Integer.parseInt(parts.group(1)) << 16) + Integer.parseInt(parts.group(2)) + 4
                : -1;
    }

    @Override
    public List<View> views() {
        return AnalystSchema.views().all();
    }

    @Override
    public List<String> functions() {
        return List.of();
    }

    @Override
    public List<Column> columns(String sql) {
        return reading(
                new Query(sql, 1, TIME_MAX, new Stop()),
                session -> described(session, checked(session, sql)));
    }

    @Override
    public boolean ask(Query query, Taker taker) {
        return reading(
                query,
                session -> {
                    String sql = checked(session, query.sql());
                    List<Column> columns = described(session, sql);
                    taker.columns(columns);
                    try (Statement statement = session.connection().createStatement()) {
                        statement.setQueryTimeout((int) TIME_MAX.toSeconds());
                        return tell(
                                Asking.execute(
                                        statement,
                                        "SELECT COLUMNS(*)::VARCHAR FROM (\n",
                                        sql,
                                        query.rowsMax() + 1L),
                                columns.size(),
                                query.rowsMax(),
                                taker);
                    }
                });
    }

    @Override
    public void parquet(Query query, OutputStream out) {
        throw new SqlRefusedException(Why.FORBIDDEN, "the catalogue is told in rows only");
    }

    /// As DuckDB reads it; refuses what is no single question or tells of the machine.
    private static String checked(Session session, String sql) throws SQLException {
        String read = CatalogueText.read(sql).replaceFirst("[;\\s]+$", "");
        String tree = session.one(READ, Map.of("sql", read), row -> row.getString(1));
        Matcher outside = OUTSIDE.matcher(tree);
        if (tree.startsWith("{\"error\":true")) {
            throw new SqlRefusedException(
                    Why.SYNTAX, "this question about the catalogue is not understood");
        }
        if (outside.find()) {
            throw new SqlRefusedException(
                    Why.FORBIDDEN, "the function '%s' may not be used".formatted(outside.group(1)));
        }
        return read;
    }

    private static List<Column> described(Session session, String sql) throws SQLException {
        try (PreparedStatement prepared =
                session.connection().prepareStatement("SELECT * FROM (\n" + sql + "\n)")) {
            ResultSetMetaData told = prepared.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= told.getColumnCount(); i++) {
                columns.add(new Column(told.getColumnName(i), told.getColumnTypeName(i)));
            }
            return columns;
        }
    }

    private static boolean tell(ResultSet rows, int columns, int rowsMax, Taker taker)
            throws SQLException {
        try (rows) {
            for (int told = 0; rows.next(); told++) {
                List<Optional<String>> cells = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    cells.add(Optional.ofNullable(rows.getString(i)));
                }
                if (told == rowsMax || !taker.row(cells)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// One at a time: they are small, and tools ask few.
    private synchronized <T> T reading(Query query, Database.Reading<T> reading) {
        try (DuckDBConnection own = connection().duplicate().unwrap(DuckDBConnection.class)) {
            return reading.with(new Session(own, TIME_MAX));
        } catch (SQLException failed) {
            throw Asking.failed(query.sql(), failed, query.stop());
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (made.isPresent()) {
                made.get().close();
            }
            made = Optional.empty();
        } catch (SQLException stubborn) {
            throw new WarehouseException("The catalogue did not close cleanly", stubborn);
        }
    }
}
