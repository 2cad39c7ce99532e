package org.querencia.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.connect.read.Why;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.memory.MemoryQueryCursors;
import org.querencia.store.DatabaseSettings.Outside;
import org.querencia.store.kit.TestPostgres;

/// Queries of a real PostgreSQL, and of DuckDB.
class QueryImportsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String BEGINNING = "2026-01-01T00:00:00Z";
    private static final String SOLD_SINCE =
            "select id, customer, total, paid, sold_on, updated_at from sale"
                    + " where updated_at > :last order by updated_at";

    @TempDir private static Path noDrivers;

    private final RecordedImports imports = new RecordedImports();
    private final MemoryQueryCursors cursors = new MemoryQueryCursors();
    private final QueryImports queries =
            new QueryImports(Drivers.with(noDrivers), imports, cursors, () -> NOW);
    private final Outside place = TestPostgres.place(TestPostgres.embedded().bare());

    @BeforeEach
    void sales() throws SQLException {
        execute(
                "create table sale (id bigint primary key, customer text, total numeric(12, 2),"
                        + " paid boolean, sold_on date, photo bytea, updated_at timestamptz)",
                "insert into sale values (1, 'ana@x.co', 12000.50, true, '2026-11-01', '\\x00',"
                        + " '2026-11-01 10:00:00.123456-05')",
                "insert into sale values (2, null, 'NaN', null, null, null, '2026-11-02 10:00:00-05')");
    }

    @Test
    void the_first_run_reads_from_the_beginning_with_every_cell_typed() {
        assertThat(queries.run(query(SOLD_SINCE))).isPresent();

        assertThat(imports.uploaded)
                .containsExactly(
                        """
                        {"id":1,"customer":"ana@x.co","total":12000.50,"paid":true,"sold_on":"2026-11-01","updated_at":"2026-11-01T15:00:00.123456Z"}
                        {"id":2,"updated_at":"2026-11-02T15:00Z"}
                        """);
        assertThat(imports.orders)
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.source()).isEqualTo(new SourceKey("erp"));
                    assertThat(order.mapping()).contains("kind: orders");
                    assertThat(order.by()).isEqualTo("query:sales");
                });
    }

    @Test
    void the_next_runs_read_only_what_is_new_and_start_no_empty_imports() throws SQLException {
        Query query = query(SOLD_SINCE);
        queries.run(query);

        assertThat(queries.run(query)).isEmpty();
        execute("update sale set total = 1, updated_at = '2026-11-03 00:00:00+00' where id = 1");
        assertThat(queries.run(query)).isPresent();

        assertThat(imports.uploaded).hasSize(2);
        assertThat(imports.uploaded.getLast()).startsWith("{\"id\":1,").hasLineCount(1);
        assertThat(cursors.find("sales")).contains("moment 2026-11-03T00:00Z");
    }

    @Test
    void an_import_that_is_not_accepted_leaves_the_cursor_where_it_was() {
        Query query = query(SOLD_SINCE);
        imports.refusal =
                Optional.of(
                        new ImportRefusedException(
                                ImportRefusedException.Cause.INVALID, Why.said("no such column")));
        assertThatThrownBy(() -> queries.run(query)).isInstanceOf(ImportRefusedException.class);
        assertThat(cursors.find("sales")).isEmpty();

        imports.refusal = Optional.empty();
        queries.run(query);
        assertThat(imports.uploaded.getLast()).hasLineCount(2);
    }

    @Test
    void an_overlap_is_read_again_each_time() {
        Query query = query(SOLD_SINCE, Duration.ofDays(2), Optional.of("updated_at"));
        queries.run(query);
        queries.run(query);

        assertThat(imports.uploaded.getLast()).hasLineCount(2);
        assertThat(cursors.find("sales")).contains("moment 2026-11-02T15:00Z");
    }

    @Test
    void a_growing_number_leads_on_as_well() throws SQLException {
        Query query =
                new Query(
                        "sales",
                        new SourceKey("erp"),
                        place.url(),
                        place.user(),
                        place.password(),
                        "select id as \"ID\" from sale where id > :last",
                        Optional.of("id"),
                        Optional.of("0"),
                        Duration.ZERO,
                        "",
                        Duration.ofHours(1));
        queries.run(query);
        execute("insert into sale (id) values (10)");
        queries.run(query);

        assertThat(imports.uploaded.getLast()).isEqualTo("{\"ID\":10}\n");
        assertThat(imports.orders.getLast().mapping()).isEmpty();
    }

    @Test
    void ten_thousand_rows_come_piece_by_piece() throws SQLException {
        execute(
                "insert into sale (id, updated_at) select 100 + n, now() - interval '1 day'"
                        + " from generate_series(1, 10000) n");

        queries.run(query(SOLD_SINCE));

        assertThat(imports.uploaded.getLast()).hasLineCount(10_002);
    }

    @Test
    void a_query_may_only_read() throws SQLException {
        assertThatThrownBy(() ->
                        queries.run(
                                query(
                                        "with gone as (delete from sale returning id,"
                                                + " updated_at) select * from gone where"
                                                + " updated_at > :last")))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("read-only");

        queries.run(query(SOLD_SINCE));
        assertThat(imports.uploaded.getLast()).hasLineCount(2);
    }

    @Test
    void what_is_wrong_is_said_in_words() {
        assertThatThrownBy(() -> queries.run(query("select id from sale where updated_at > :last")))
                .hasMessage(
                        "query 'sales' finds no column 'updated_at', by which it is to be read on;"
                                + " it finds id");
        assertThatThrownBy(() -> queries.run(query("select * from nothing where a > :last")))
                .hasMessageStartingWith("query 'sales' failed: ")
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> query("select 1"))
                .hasMessageContaining("has a cursor and no :last");
        assertThatThrownBy(() ->
                        query(
                                "select * from sale where id > :last",
                                Duration.ZERO,
                                Optional.empty()))
                .hasMessageContaining("asks for :last; say in 'cursor'");
    }

    @Test
    void a_database_without_a_driver_says_where_to_put_it() {
        Query query =
                new Query(
                        "sales",
                        new SourceKey("erp"),
                        "jdbc:sqlserver://10.0.0.1;password=hush",
                        "reader",
                        "hush",
                        "select 1",
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ZERO,
                        "",
                        Duration.ofHours(1));

        assertThatThrownBy(() -> queries.run(query))
                .hasMessageContaining("no driver knows 'jdbc:sqlserver:…'")
                .hasMessageContaining(noDrivers.toString())
                .hasMessageNotContaining("hush");
        assertThat(query).asString().isEqualTo("Query[sales of jdbc:sqlserver:…]");
    }

    @Test
    void duckdb_is_read_too(@TempDir Path folder) throws SQLException {
        String url = "jdbc:duckdb:" + folder.resolve("erp.duckdb");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table sale (id integer, \"at\" timestamp, price decimal(10,2))");
            statement.execute(
                    "insert into sale values (1, '2026-11-01 10:00:00', 5), (2, '2026-11-02 00:00:00.5', 7.25)");
        }
        Query query =
                new Query(
                        "duck",
                        new SourceKey("erp"),
                        url,
                        "",
                        "",
                        "select * from sale where \"at\" > :last order by \"at\"",
                        Optional.of("at"),
                        Optional.of("2026-11-01T00:00:00"),
                        Duration.ZERO,
                        "",
                        Duration.ofHours(1));

        queries.run(query);

        assertThat(imports.uploaded)
                .isEqualTo(
                        List.of(
                                """
                                {"id":1,"at":"2026-11-01T10:00","price":5.00}
                                {"id":2,"at":"2026-11-02T00:00:00.500","price":7.25}
                                """));
        assertThat(cursors.find("duck")).contains("local 2026-11-02T00:00:00.500");
        assertThat(queries.run(query)).isEmpty();
    }

    private Query query(String sql) {
        return query(sql, Duration.ZERO, Optional.of("updated_at"));
    }

    private Query query(String sql, Duration overlap, Optional<String> cursor) {
        return new Query(
                "sales",
                new SourceKey("erp"),
                place.url(),
                place.user(),
                place.password(),
                sql,
                cursor,
                Optional.of(BEGINNING),
                overlap,
                "kind: orders",
                Duration.ofHours(1));
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(place.url(), place.user(), place.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
