package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;
import org.querencia.app.client.ApiClient;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Analysts;
import org.querencia.app.settings.Settings.Door;

/// The read-only connection, as PostgreSQL's own driver uses it.
class SqlDoorTest {

    @TempDir private static Path folder;
    private static Application server;
    private static String password;

    @BeforeAll
    static void open() {
        server =
                Application.start(
                        Settings.local(folder)
                                .with(
                                        new Analysts(
                                                Optional.of(
                                                        new Door(
                                                                "127.0.0.1",
                                                                0,
                                                                Optional.empty(),
                                                                Optional.empty())),
                                                Optional.empty())));
        try (ApiClient client = new ApiClient(server.address(), server.localToken())) {
            password =
                    client.post("/api/sql/logins", ApiClient.object().put("name", "tool"))
                            .path("password")
                            .asString("");
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Connection connect(String user, String secret, String options)
            throws SQLException {
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", secret);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/warehouse?%s"
                        .formatted(server.sqlPort().orElseThrow(), options),
                properties);
    }

    private static Connection connect() throws SQLException {
        return connect("tool", password, "");
    }

    private static List<String> rows(ResultSet rows, String... columns) throws SQLException {
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                cells.add(String.valueOf(rows.getString(column)));
            }
            all.add(String.join("|", cells));
        }
        return all;
    }

    @Test
    void who_does_not_know_the_password_is_not_let_in() {
        for (String user : List.of("tool", "nobody", "")) {
            assertThatThrownBy(() -> connect(user, "wrong password", ""))
                    .as(user)
                    .isInstanceOf(PSQLException.class);
        }
    }

    @Test
    void values_come_as_what_they_are_in_text_and_in_binary() throws SQLException {
        for (String options : List.of("preferQueryMode=simple", "prepareThreshold=-1", "")) {
            try (Connection connection = connect("tool", password, options);
                    PreparedStatement statement =
                            connection.prepareStatement(
                                    """
                                    SELECT true AS b, 7 AS i, 9000000000 AS l, CAST(-1234567.0450 AS DECIMAL(24,4)) AS d,
                                        CAST(0.5 AS DOUBLE) AS f, DATE '2026-11-02' AS day, TIMESTAMP '2026-11-02 10:11:12.5' AS at,
                                        'té' AS t, NULL AS n, CAST('00000000-0000-0001-0000-000000000002' AS UUID) AS u,
                                        CAST(0 AS DECIMAL(10,2)) AS z, CAST(10000 AS DECIMAL(10,0)) AS g
                                    """)) {
                for (int i = 0; i < 3; i++) {
                    ResultSet row = statement.executeQuery();
                    assertThat(row.next()).isTrue();
                    assertThat(row.getBoolean("b")).isTrue();
                    assertThat(row.getInt("i")).isEqualTo(7);
                    assertThat(row.getLong("l")).isEqualTo(9_000_000_000L);
                    assertThat(row.getBigDecimal("d")).isEqualTo(new BigDecimal("-1234567.0450"));
                    assertThat(row.getDouble("f")).isEqualTo(0.5);
                    assertThat(row.getDate("day")).isEqualTo(Date.valueOf("2026-11-02"));
                    assertThat(row.getObject("at", java.time.LocalDateTime.class))
                            .isEqualTo(java.time.LocalDateTime.parse("2026-11-02T10:11:12.5"));
                    assertThat(row.getString("t")).isEqualTo("té");
                    assertThat(row.getString("n")).isNull();
                    assertThat(row.getObject("u")).isEqualTo(new UUID(1, 2));
                    assertThat(row.getBigDecimal("z")).isEqualTo(new BigDecimal("0.00"));
                    assertThat(row.getBigDecimal("g")).isEqualTo(new BigDecimal("10000"));
                    assertThat(row.next()).isFalse();
                }
            }
        }
    }

    @Test
    void parameters_are_values_and_nothing_else() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT ? AS t, CAST(? AS INTEGER) + 1 AS i, CAST(? AS DECIMAL(10,2)) AS d, ? IS NULL AS n, '$1 ?' AS s")) {
            statement.setString(1, "it's; DROP TABLE x --");
            statement.setInt(2, 41);
            statement.setBigDecimal(3, new BigDecimal("1.50"));
            statement.setNull(4, java.sql.Types.VARCHAR);
            for (int i = 0; i < 7; i++) {
                ResultSet row = statement.executeQuery();
                assertThat(row.next()).isTrue();
                assertThat(row.getString("t")).isEqualTo("it's; DROP TABLE x --");
                assertThat(row.getInt("i")).isEqualTo(42);
                assertThat(row.getBigDecimal("d")).isEqualTo(new BigDecimal("1.50"));
                assertThat(row.getBoolean("n")).isTrue();
                assertThat(row.getString("s")).isEqualTo("$1 ?");
            }
        }
    }

    @Test
    void the_views_stand_in_the_catalogue_with_their_columns() throws SQLException {
        try (Connection connection = connect()) {
            DatabaseMetaData told = connection.getMetaData();

            assertThat(rows(told.getSchemas(), "TABLE_SCHEM")).contains("public");
            assertThat(
                            rows(
                                    told.getTables(
                                            null, "public", "%", new String[] {"VIEW", "TABLE"}),
                                    "TABLE_NAME",
                                    "TABLE_TYPE"))
                    .contains("customer_days|VIEW", "orders|VIEW")
                    .hasSize(12);
            assertThat(
                            rows(
                                    told.getColumns(null, "public", "customer_days", "%"),
                                    "COLUMN_NAME",
                                    "TYPE_NAME",
                                    "COLUMN_SIZE",
                                    "DECIMAL_DIGITS",
                                    "REMARKS"))
                    .hasSize(23)
                    .contains(
                            "revenue|numeric|24|4|Revenue after discounts",
                            "orders|int8|19|0|Orders, each once, in the row without product");
            assertThat(rows(told.getPrimaryKeys(null, "public", "orders"), "COLUMN_NAME"))
                    .isEmpty();
            assertThat(rows(told.getIndexInfo(null, "public", "orders", false, true), "INDEX_NAME"))
                    .isEmpty();
            assertThat(rows(told.getImportedKeys(null, "public", "orders"), "FKCOLUMN_NAME"))
                    .isEmpty();
            assertThat(rows(told.getTypeInfo(), "TYPE_NAME")).contains("numeric", "uuid");
            assertThat(told.getDatabaseMajorVersion()).isEqualTo(14);
        }
    }

    @Test
    void the_catalogue_answers_what_tools_of_reports_ask() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql :
                    List.of(
                            "SELECT version()",
                            "SELECT current_database(), current_schema(), current_user",
                            "SHOW transaction_isolation",
                            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
                            "SELECT quote_ident(table_name) FROM information_schema.tables WHERE quote_ident(table_schema) NOT IN ('information_schema', 'pg_catalog')",
                            "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'orders'",
                            "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r','p','v','m','') AND n.nspname <> 'pg_catalog' AND n.nspname !~ '^pg_toast' AND pg_catalog.pg_table_is_visible(c.oid) ORDER BY 1,2",
                            "SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod) FROM pg_catalog.pg_attribute a WHERE a.attrelid = 16384 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
                            "SELECT current_setting('server_version_num')::int / 100 AS version",
                            "SELECT nspname FROM pg_namespace WHERE nspname = ANY(current_schemas(true))",
                            "SELECT relname FROM pg_class WHERE relkind = ANY('{r,v}')",
                            "SELECT c.oid, c.relname FROM pg_catalog.pg_class c WHERE c.relname OPERATOR(pg_catalog.~) '^(orders)$' COLLATE pg_catalog.default")) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    assertThat(rows.next()).as(sql).isTrue();
                } catch (SQLException failed) {
                    throw new AssertionError(sql, failed);
                }
            }
        }
    }

    @Test
    void transactions_cursors_and_several_statements_are_taken() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            statement.setFetchSize(100);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM range(1050) t(i)")) {
                int count = 0;
                while (rows.next()) {
                    assertThat(rows.getInt(1)).isEqualTo(count++);
                }
                assertThat(count).isEqualTo(1_050);
            }
            connection.commit();
            connection.setAutoCommit(true);
            assertThat(statement.execute("SET extra_float_digits = 3; SELECT 1; ; SELECT 2"))
                    .isFalse();
            assertThat(statement.getMoreResults()).isTrue();
            assertThat(statement.getMoreResults()).isTrue();
            statement.setMaxRows(5);
            assertThat(rows(statement.executeQuery("SELECT i FROM range(9) t(i)"), "i")).hasSize(5);
        }
    }

    @Test
    void what_is_wrong_is_said_with_its_place_and_the_connection_goes_on() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            PSQLException refused =
                    catchThrowableOfType(
                            PSQLException.class,
                            () -> statement.executeQuery("SELECT id\nFROM orders WHERE totl = 1"));
            assertThat(refused.getMessage()).contains("totl", "Position: 29");
            for (String sql :
                    List.of(
                            "DELETE FROM orders",
                            "CREATE TABLE x (i int)",
                            "SELECT * FROM main.orders",
                            "SELECT * FROM read_csv('/etc/passwd')",
                            "SELECT pg_read_file('/etc/passwd')",
                            "SELECT * FROM pg_class, read_csv('/etc/passwd')",
                            "SELECT getenv('HOME') FROM pg_class",
                            "COPY orders TO STDOUT")) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .isInstanceOf(PSQLException.class);
            }
            assertThat(rows(statement.executeQuery("SELECT 1 AS one"), "one")).containsExactly("1");
        }
    }

    @Test
    void a_question_can_be_stopped() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            PSQLException stopped =
                    catchThrowableOfType(
                            PSQLException.class,
                            () ->
                                    statement.executeQuery(
                                            "SELECT count(*) FROM range(100000000000) a, range(1000000) b"));
            assertThat(stopped.getSQLState()).isEqualTo("57014");
            assertThat(rows(statement.executeQuery("SELECT 1 AS one"), "one")).containsExactly("1");
        }
    }
}
