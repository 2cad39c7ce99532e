package org.querencia.runtime.analyst;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.querencia.runtime.analyst.SqlRefusedException.Place;
import org.querencia.runtime.analyst.SqlRefusedException.Why;
import org.querencia.runtime.analyst.View.Field;
import org.querencia.runtime.memory.MemorySqlLogins;
import org.querencia.runtime.memory.MemorySqlNotes;

/// A desk whose warehouse knows one answer: two days with what was sold on them. Whatever does not
/// begin with SELECT is refused.
public final class AnalystKit {

    public static final List<Column> COLUMNS =
            List.of(
                    new Column("day", "DATE"),
                    new Column("revenue", "DECIMAL(24,4)"),
                    new Column("counts", "BOOLEAN"),
                    new Column("name", "VARCHAR"));

    private static final List<List<Optional<String>>> ROWS =
            List.of(
                    List.of(
                            Optional.of("2026-11-01"),
                            Optional.of("12.5000"),
                            Optional.of("true"),
                            Optional.of("té, \"verde\"")),
                    List.of(
                            Optional.of("2026-11-02"),
                            Optional.of("-3.0000"),
                            Optional.empty(),
                            Optional.of("=1+1")));

    private AnalystKit() {}

    public static AnalystServices services(InstantSource clock) {
        return new AnalystServices(
                new SqlDesk(
                        new OneAnswer(),
                        new MemorySqlNotes(),
                        new MemorySqlLogins(),
                        clock,
                        new SecureRandom()),
                new TwoDays(),
                new OneAnswer());
    }

    private static final class OneAnswer implements Analysis {

        @Override
        public List<View> views() {
            return List.of(
                    new View(
                            "customer_days",
                            "Cada día",
                            "Each day",
                            List.of(new Field("day", "DATE", "Día", "Day"))));
        }

        @Override
        public List<String> functions() {
            return List.of("count", "sum");
        }

        @Override
        public List<Column> columns(String sql) {
            read(sql);
            return COLUMNS;
        }

        @Override
        public boolean ask(Query query, Taker taker) {
            read(query.sql());
            taker.columns(COLUMNS);
            for (int i = 0; i < Math.min(ROWS.size(), query.rowsMax()); i++) {
                if (!taker.row(ROWS.get(i))) {
                    break;
                }
            }
            return ROWS.size() > query.rowsMax();
        }

        @Override
        public void parquet(Query query, OutputStream out) {
            read(query.sql());
            try {
                out.write("PAR1".getBytes(StandardCharsets.UTF_8));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static void read(String sql) {
            if (!sql.startsWith("SELECT")) {
                throw new SqlRefusedException(
                        Why.SYNTAX,
                        "syntax error at or near \"SELEC\"",
                        Optional.of(new Place(1, 1)));
            }
        }
    }

    private static final class TwoDays implements DayFiles {

        @Override
        public List<DayFile> all(LocalDate from, LocalDate until) {
            LocalDate day = LocalDate.of(2026, 11, 1);
            return List.of(
                    new DayFile("customer_days", day, 2, "123"),
                    new DayFile("events", day, 3, "456"));
        }

        @Override
        public void write(String table, LocalDate day, OutputStream out) throws IOException {
            out.write((table + day).getBytes(StandardCharsets.UTF_8));
        }
    }
}
