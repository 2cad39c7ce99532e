package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/// What tools ask when they connect and look around, in their ways, and how they take long answers.
class SqlDoorToolsTest {

    @TempDir private static Path folder;
    private static SqlDoorKit door;

    @BeforeAll
    static void open() {
        door = new SqlDoorKit(folder, Optional.empty());
    }

    @AfterAll
    static void close() {
        door.close();
    }

    private static List<String> told(String sql) throws SQLException {
        try (Connection connection = door.connect("preferQueryMode=simple");
                Statement statement = connection.createStatement()) {
            return SqlDoorKit.rows(statement.executeQuery(sql));
        }
    }

    @Test
    void names_and_numbers_of_the_catalogue_are_cast_to_each_other() throws SQLException {
        assertThat(
                        told(
                                """
                                SELECT a.attname, a.atttypid::regtype, a.atttypid::regtype::text, a.attrelid::regclass
                                FROM pg_attribute a
                                WHERE a.attrelid = 'public.rates'::regclass AND a.attnum > 0 ORDER BY a.attnum
                                """))
                .containsExactly(
                        "since|timestamp without time zone|timestamp without time zone|rates",
                        "currency|text|text|rates",
                        "own_currency|text|text|rates",
                        "rate|numeric|numeric|rates");
        assertThat(
                        told(
                                """
                                SELECT col_description(CAST(CAST(format('%I.%I', c.table_schema, c.table_name) AS regclass) AS oid), c.ordinal_position),
                                    format('%s', c.udt_name)
                                FROM information_schema.columns c WHERE c.table_name = 'rates' AND c.column_name = 'rate'
                                """))
                .containsExactly("What one unit is worth|numeric");
        assertThat(told("SELECT oid, typarray FROM pg_type t WHERE t.oid = 'text'::regtype"))
                .containsExactly("25|1009");
        assertThat(told("SELECT 'orders'::regclass, to_regclass('nothing') IS NULL AS gone"))
                .containsExactly("orders|t");
    }

    @Test
    void types_and_their_lists_are_told_as_drivers_load_them() throws SQLException {
        assertThat(
                        told(
                                """
                                SELECT t.typname, CASE WHEN p.proname = 'array_recv' THEN 'a' ELSE t.typtype END AS kind, e.typname
                                FROM pg_type t
                                LEFT JOIN pg_proc p ON p.oid = t.typreceive
                                LEFT JOIN pg_type e ON e.oid = t.typelem AND p.proname = 'array_recv'
                                LEFT JOIN pg_range r ON r.rngtypid = t.oid
                                WHERE t.typname IN ('numeric', '_numeric', 'int8', '_text') ORDER BY t.oid
                                """))
                .containsExactly(
                        "int8|b|null", "_text|a|text", "_numeric|a|numeric", "numeric|b|null");
        assertThat(
                        told(
                                "SELECT typinput = 'pg_catalog.array_in'::regproc AS is_list FROM pg_type WHERE typname IN ('_uuid', 'uuid') ORDER BY typname"))
                .containsExactly("t", "f");
    }

    @Test
    void tables_are_found_by_the_search_path_and_by_what_may_be_read() throws SQLException {
        assertThat(
                        told(
                                """
                                SELECT quote_ident(table_name) FROM information_schema.tables
                                WHERE table_name LIKE 'order%' AND quote_ident(table_schema) IN (
                                  SELECT CASE WHEN trim(s[i]) = '"$user"' THEN user ELSE trim(s[i]) END
                                  FROM generate_series(array_lower(string_to_array(current_setting('search_path'), ','), 1),
                                      array_upper(string_to_array(current_setting('search_path'), ','), 1)) AS i,
                                      string_to_array(current_setting('search_path'), ',') s)
                                ORDER BY 1
                                """))
                .containsExactly("order_lines", "orders");
        assertThat(
                        told(
                                """
                                SELECT has_table_privilege(current_user, '"public"."orders"', 'select') AS r,
                                    has_table_privilege(current_user, '"public"."orders"', 'delete') AS d,
                                    has_schema_privilege('public', 'create') AS c
                                """))
                .containsExactly("t|f|f");
        assertThat(
                        told(
                                "SELECT privilege_type FROM information_schema.role_table_grants WHERE table_name = 'orders'"))
                .containsExactly("SELECT");
        assertThat(
                        told(
                                "SELECT relname FROM pg_class WHERE relname <> ALL ('{orders,events}'::text[]) AND relname LIKE 'o%'"))
                .containsExactly("order_lines");
    }

    @Test
    void what_there_is_none_of_is_empty_and_not_an_error() throws SQLException {
        for (String none :
                List.of(
                        "SELECT c.conname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE c.contype = 'f'::char AND t.relkind = ANY('{r,v}')",
                        "SELECT l.transactionid::varchar::bigint FROM pg_catalog.pg_locks l ORDER BY pg_catalog.age(l.transactionid)",
                        "SELECT e.evtname FROM pg_event_trigger e",
                        "SELECT castsource FROM pg_cast",
                        "SELECT k.column_name FROM information_schema.table_constraints t JOIN information_schema.key_column_usage k USING (constraint_name) WHERE t.constraint_type = 'PRIMARY KEY'",
                        "SELECT unnest((SELECT array_agg(attname) FROM pg_attribute WHERE attrelid = f.conrelid)) FROM pg_constraint f",
                        "SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'orders'::regclass")) {
            assertThat(told(none)).as(none).isEmpty();
        }
        for (String some :
                List.of(
                        "SELECT n.oid, n.xmin AS state FROM pg_catalog.pg_namespace n",
                        "SELECT rolname, rolpassword FROM pg_roles",
                        "SELECT json_build_object('a', relname) FROM pg_class",
                        "SELECT string_agg(word, ',') FROM pg_catalog.pg_get_keywords() WHERE word <> ALL ('{a,add}'::text[])",
                        "SELECT setting FROM pg_settings WHERE name = 'standard_conforming_strings'",
                        "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
                        "SELECT * FROM unnest(current_schemas(true))")) {
            assertThat(told(some)).as(some).isNotEmpty();
        }
    }

    @Test
    void a_long_answer_is_taken_through_a_cursor_and_given_up_with_it() throws SQLException {
        try (Connection connection = door.connect("");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "BEGIN; DECLARE \"big\" CURSOR WITH HOLD FOR SELECT i, repeat('x', 30) AS t FROM range(200000) t(i)");
            assertThat(SqlDoorKit.rows(statement.executeQuery("FETCH 2 IN \"big\"")))
                    .hasSize(2)
                    .element(1)
                    .isEqualTo("1|" + "x".repeat(30));
            statement.execute("COMMIT; MOVE FORWARD 99998 FROM big");
            assertThat(SqlDoorKit.rows(statement.executeQuery("FETCH FORWARD ALL FROM big")))
                    .hasSize(100_000)
                    .last()
                    .asString()
                    .startsWith("199999|");
            assertThat(SqlDoorKit.rows(statement.executeQuery("FETCH NEXT FROM big"))).isEmpty();
            statement.execute("CLOSE big");
            assertThat(failed(statement, "FETCH big").getSQLState()).isEqualTo("34000");
            statement.execute("BEGIN; DECLARE c NO SCROLL CURSOR FOR SELECT 1; ROLLBACK");
            assertThat(failed(statement, "FETCH c").getSQLState()).isEqualTo("34000");
            assertThat(failed(statement, "DECLARE c CURSOR FOR SELECT nothing").getMessage())
                    .contains("nothing");
            statement.execute("DECLARE c CURSOR FOR SELECT 1");
            assertThat(failed(statement, "FETCH BACKWARD 1 FROM c").getSQLState())
                    .isEqualTo("55000");
        }
    }

    private static PSQLException failed(Statement statement, String sql) {
        return catchThrowableOfType(PSQLException.class, () -> statement.execute(sql));
    }

    @Test
    void an_answer_can_be_copied_as_lines_of_a_file() throws SQLException, IOException {
        try (Connection connection = door.connect("")) {
            assertThat(
                            copied(
                                    connection,
                                    "COPY (SELECT 1 AS a, 'x,\"y' AS b, NULL AS c, '' AS d, true AS e) TO STDOUT (FORMAT csv, HEADER true)"))
                    .isEqualTo("a,b,c,d,e\n1,\"x,\"\"y\",,\"\",t\n");
            assertThat(
                            copied(
                                    connection,
                                    "COPY (SELECT 'a\tb\\' AS a, NULL AS b, DATE '2026-11-02' AS c) TO STDOUT"))
                    .isEqualTo("a\\tb\\\\\t\\N\t2026-11-02\n");
            assertThat(
                            copied(
                                    connection,
                                    "copy orders (id, total) to stdout with csv header delimiter ';'"))
                    .isEqualTo("id;total\n");
            for (String sql :
                    List.of(
                            "COPY orders FROM STDIN",
                            "COPY orders TO 'x.csv'",
                            "COPY (SELECT 1) TO PROGRAM 'cat'",
                            "COPY (DELETE FROM orders) TO STDOUT",
                            "COPY (SELECT 1) TO STDOUT (FORMAT binary)",
                            "COPY meta TO STDOUT")) {
                assertThatThrownBy(() -> copied(connection, sql))
                        .as(sql)
                        .isInstanceOf(PSQLException.class);
            }
            assertThat(copied(connection, "COPY (VALUES (2)) TO STDOUT")).isEqualTo("2\n");
        }
    }

    private static String copied(Connection connection, String sql)
            throws SQLException, IOException {
        StringWriter out = new StringWriter();
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
        return out.toString();
    }

    @Test
    void the_time_that_a_client_sets_for_a_question_is_kept() throws SQLException {
        String endless = "SELECT count(*) FROM range(100000000000) a, range(1000000) b";
        try (Connection connection = door.connect("options=-c%20statement_timeout=1000");
                Statement statement = connection.createStatement()) {
            assertThat(failed(statement, endless).getSQLState()).isEqualTo("57014");
            statement.execute("SET statement_timeout TO '1s'");
            assertThat(failed(statement, endless).getSQLState()).isEqualTo("57014");
            statement.execute("RESET statement_timeout");
            assertThat(SqlDoorKit.rows(statement.executeQuery("SELECT 1"))).containsExactly("1");
        }
    }
}
