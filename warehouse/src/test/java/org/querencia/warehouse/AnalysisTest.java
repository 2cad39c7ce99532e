package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.querencia.core.kit.Events.track;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Items;
import org.querencia.runtime.analyst.Analysis;
import org.querencia.runtime.analyst.Column;
import org.querencia.runtime.analyst.DayFiles.DayFile;
import org.querencia.runtime.analyst.Query;
import org.querencia.runtime.analyst.SqlRefusedException;
import org.querencia.runtime.analyst.SqlRefusedException.Place;
import org.querencia.runtime.analyst.SqlRefusedException.Why;
import org.querencia.runtime.analyst.Stop;
import org.querencia.runtime.analyst.View;

/// Statements of analysts: what they may read, and that it adds up.
final class AnalysisTest extends MeasureKit {

    private static final Duration TIME_MAX = Duration.ofSeconds(20);

    @TempDir private Path files;

    private static final class Told implements Analysis.Taker {
        private final List<String> rows = new ArrayList<>();
        private List<Column> columns = List.of();

        @Override
        public void columns(List<Column> told) {
            columns = told;
        }

        @Override
        public boolean row(List<Optional<String>> cells) {
            rows.add(String.join("|", cells.stream().map(cell -> cell.orElse("-")).toList()));
            return true;
        }
    }

    private static Query query(String sql) {
        return new Query(sql, 1_000, TIME_MAX, new Stop());
    }

    private List<String> asked(String sql) {
        Told told = new Told();
        warehouse.analysis().ask(query(sql), told);
        return told.rows;
    }

    private SqlRefusedException refused(String sql) {
        return catchThrowableOfType(SqlRefusedException.class, () -> asked(sql));
    }

    private void shop() {
        project(
                track("Currency Rate Recorded")
                        .with("currency", "EUR")
                        .with("rate", "4")
                        .after(Duration.ofDays(-5)),
                track("Product Updated")
                        .with("product_id", "tea")
                        .with("cost", "3")
                        .after(Duration.ofDays(-5)),
                track("Order Completed")
                        .with("order_id", "A")
                        .with("shipping", 2)
                        .with(
                                "products",
                                new Items(List.<Value>of(line("tea", 2, 7), line("cup", 1, 11))))
                        .by("user_id:ana"),
                order("B", 10).with("currency", "EUR").by("user_id:eva"),
                order("C", 5),
                track("Order Refunded").with("order_id", "A").by("user_id:ana"),
                track("Marketing Spend")
                        .with("channel", "meta")
                        .with("campaign", "spring")
                        .with("cost", 30),
                track("Cost Recorded").with("category", "rent").with("amount", 8));
    }

    @Test
    void every_view_has_the_columns_that_are_promised() {
        for (View view : warehouse.analysis().views()) {
            assertThat(warehouse.analysis().columns("SELECT * FROM " + view.name()))
                    .as(view.name())
                    .isEqualTo(
                            view.fields().stream()
                                    .map(field -> new Column(field.name(), field.type()))
                                    .toList());
        }
    }

    @Test
    void the_facts_add_up_to_what_the_measures_say() {
        shop();

        assertThat(
                        asked(
                                """
                                SELECT sum(orders) FILTER (person IS NOT NULL), sum(revenue) FILTER (person IS NOT NULL),
                                    sum(refunds), sum(marketing_cost), sum(cost), any_value(currency)
                                FROM customer_days
                                """))
                .containsExactly("2|67.0000|27.0000|30.0000|38.0000|COP");
        assertThat(told("revenue", "", List.of())).containsExactly("67");
        assertThat(told("refunds", "", List.of())).containsExactly("27");
        assertThat(told("marketing_cost", "", List.of())).containsExactly("30");
        assertThat(told("cost", "", List.of())).containsExactly("38");
        assertThat(
                        asked(
                                """
                                SELECT product, sum(orders) AS orders, sum(revenue) AS revenue, sum(margin)
                                FROM customer_days WHERE person IS NOT NULL GROUP BY product
                                HAVING sum(revenue) <> 0 ORDER BY product
                                """))
                .containsExactly("|2|42.0000|-", "cup|0|11.0000|-", "tea|0|14.0000|8.0000");
    }

    @Test
    void amounts_are_in_the_currency_of_their_row() {
        shop();

        assertThat(asked("SELECT id, total, currency, counts FROM orders ORDER BY id"))
                .containsExactly("A|27.0000|COP|true", "B|10.0000|EUR|true", "C|5.0000|COP|true");
        assertThat(asked("SELECT currency, own_currency, rate FROM rates"))
                .containsExactly("EUR|COP|4.000000000000");
        assertThat(asked("SELECT product, quantity, total FROM order_lines ORDER BY product"))
                .containsExactly("cup|1.000000|11.0000", "tea|2.000000|14.0000");
        assertThat(asked("SELECT channel, campaign, cost FROM spend"))
                .containsExactly("meta|spring|30.0000");
        assertThat(asked("SELECT category, amount FROM costs")).containsExactly("rent|8.0000");
        assertThat(asked("SELECT id, cost FROM products")).containsExactly("tea|3.0000");
    }

    @Test
    void an_answer_is_cut_where_it_is_too_long_and_keeps_its_order() {
        shop();
        Told told = new Told();

        boolean more =
                warehouse
                        .analysis()
                        .ask(
                                new Query(
                                        "FROM orders SELECT id ORDER BY id DESC -- the last\n;",
                                        2,
                                        TIME_MAX,
                                        new Stop()),
                                told);

        assertThat(more).isTrue();
        assertThat(told.rows).containsExactly("C", "B");
        assertThat(told.columns).containsExactly(new Column("id", "VARCHAR"));
    }

    @Test
    void what_is_wrong_is_said_with_its_place() {
        shop();

        assertThat(refused("SELECT id\nFROM orders\nWHERE totl > 1").place())
                .contains(new Place(3, 7));
        assertThat(refused("SELECT id\nFORM orders x y").place()).contains(new Place(2, 6));
        assertThat(refused("SELECT id,\n nothing(id) FROM orders").words())
                .startsWith("line 2, column 2: the function 'nothing' may not be used");
        assertThat(refused("SELECT 1 FROM order_line").words())
                .isEqualTo(
                        "line 1, column 15: there is no view 'order_line'; did you mean 'order_lines'?");
        assertThat(refused("SELECT CAST('x' AS INTEGER)").why()).isEqualTo(Why.WRONG);
    }

    @Test
    void nothing_else_is_read_or_done() {
        shop();

        for (String sql :
                List.of(
                        "SELECT * FROM meta",
                        "SELECT * FROM main.orders",
                        "SELECT * FROM duckdb_settings()",
                        "SELECT * FROM '/etc/passwd'",
                        "SELECT * FROM read_csv('/etc/passwd')",
                        "WITH \"/etc/passwd.csv\" AS (SELECT 1) SELECT 1 FROM \"/etc/passwd.csv\"",
                        "WITH duckdb_tables AS (SELECT 1) SELECT 1 FROM duckdb_tables",
                        "SELECT getenv('HOME')",
                        "SELECT current_setting('memory_limit')",
                        "SELECT 1; SELECT 2",
                        "SELECT 1) TO 'x'; DROP TABLE main.orders; (SELECT 1",
                        "DROP VIEW orders",
                        "COPY orders TO 'x.csv'",
                        "SET memory_limit = '1TB'",
                        "ATTACH 'x.duckdb'",
                        "INSTALL httpfs",
                        "")) {
            assertThat(refused(sql)).as(sql).isNotNull();
        }
        assertThat(asked("SELECT count(*) FROM orders")).containsExactly("3");
    }

    @Test
    void what_takes_too_long_or_is_stopped_ends_and_the_writer_goes_on() {
        String endless = "SELECT count(*) FROM range(100000000000) a, range(1000000) b";
        Stop stop = new Stop();
        stop.now();

        assertThat(
                        catchThrowableOfType(
                                        SqlRefusedException.class,
                                        () ->
                                                warehouse
                                                        .analysis()
                                                        .ask(
                                                                new Query(
                                                                        endless,
                                                                        1,
                                                                        Duration.ofSeconds(1),
                                                                        new Stop()),
                                                                new Told()))
                                .why())
                .isEqualTo(Why.TIME);
        assertThat(
                        catchThrowableOfType(
                                        SqlRefusedException.class,
                                        () ->
                                                warehouse
                                                        .analysis()
                                                        .ask(
                                                                new Query(
                                                                        endless, 1, TIME_MAX, stop),
                                                                new Told()))
                                .why())
                .isEqualTo(Why.STOPPED);
        shop();
        assertThat(asked("SELECT count(*) FROM orders")).containsExactly("3");
    }

    @Test
    void an_answer_comes_as_parquet_too() throws IOException {
        shop();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        warehouse.analysis().parquet(query("SELECT id, total FROM orders ORDER BY id"), out);

        Path file = Files.write(files.resolve("answer.parquet"), out.toByteArray());
        assertThat(rows(file)).containsExactly("id|total", "A|27.0000", "B|10.0000", "C|5.0000");
    }

    @Test
    void days_are_written_one_by_one_and_change_only_when_something_happened_in_them()
            throws IOException {
        shop();
        LocalDate from = LocalDate.of(2000, 1, 1);
        LocalDate until = LocalDate.of(2100, 1, 1);
        List<DayFile> before = warehouse.dayFiles().all(from, until);
        project(order("D", 7).by("user_id:eva").after(Duration.ofDays(-5)));
        List<DayFile> after = warehouse.dayFiles().all(from, until);

        List<DayFile> changed = new ArrayList<>(after);
        changed.removeAll(before);
        assertThat(changed.stream().map(DayFile::table).distinct())
                .containsExactly("customer_days", "events");
        LocalDate day = changed.getFirst().day();
        assertThat(changed).allMatch(file -> file.day().equals(day));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        warehouse.dayFiles().write("events", day, out);
        assertThat(rows(Files.write(files.resolve("day.parquet"), out.toByteArray()))).hasSize(4);
    }

    private static List<String> rows(Path file) {
        List<String> rows = new ArrayList<>();
        ParquetFile.read(file, cells -> rows.add(String.join("|", cells)));
        return rows;
    }
}
