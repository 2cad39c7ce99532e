package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.track;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Event;
import org.querencia.runtime.analyst.Analysis;
import org.querencia.runtime.analyst.Column;
import org.querencia.runtime.analyst.Query;
import org.querencia.runtime.analyst.SqlRefusedException;
import org.querencia.runtime.analyst.SqlRefusedException.Why;
import org.querencia.runtime.analyst.Stop;
import org.querencia.runtime.operate.StoreBusyException;
import org.querencia.runtime.warehouse.Scene;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.WarehouseContract;

/// What happens to a question when memory is short: what comes in and what is counted goes before.
class GivingWayTest {

    private static final String ENDLESS =
            "SELECT count(*) FROM range(100000000000) a, range(1000000) b";

    /// One text of more than a gigabyte, which cannot lie on disk in parts.
    private static final String TOO_LARGE =
            "SELECT max(length(s)) FROM (SELECT string_agg(repeat('x', 5000) || i, ',') AS s FROM range(1000000) t(i))";

    /// Many groups, which can.
    private static final String LARGE =
            "SELECT count(*) FROM (SELECT DISTINCT md5(CAST(i AS VARCHAR)) FROM range(500000) t(i))";

    @TempDir private Path folder;

    private WarehouseSettings small() {
        WarehouseSettings usual =
                WarehouseSettings.in(folder, WarehouseContract.workspace("America/Bogota"));
        return new WarehouseSettings(
                usual.file(),
                usual.zone(),
                usual.currency(),
                64,
                usual.threads(),
                usual.readTimeMax());
    }

    /// Notes that the question has been read and begins.
    private record Waiting(CountDownLatch begun, List<String> rows) implements Analysis.Taker {
        @Override
        public void columns(List<Column> columns) {
            begun.countDown();
        }

        @Override
        public boolean row(List<Optional<String>> cells) {
            return rows.add(cells.getFirst().orElse("-"));
        }
    }

    private static CompletableFuture<Optional<Why>> asking(
            Analysis analysis, String sql, Analysis.Taker taker) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                analysis.ask(new Query(sql, 10, Duration.ofSeconds(50), new Stop()), taker);
                return Optional.empty();
            } catch (SqlRefusedException refused) {
                return Optional.of(refused.why());
            }
        });
    }

    @Test
    void what_does_not_fit_ends_in_words_and_what_comes_in_meanwhile_is_all_there()
            throws Exception {
        try (DuckWarehouse warehouse = DuckWarehouse.open(small())) {
            warehouse.reset("log");
            Scene scene = new Scene();
            CompletableFuture<Optional<Why>> asked =
                    asking(
                            warehouse.analysis(),
                            TOO_LARGE,
                            new Waiting(new CountDownLatch(1), List.of()));
            int events = 0;
            do {
                for (int i = 0; i < 100; i++) {
                    project(warehouse, scene.batch(List.of(seen(events++))));
                }
            } while (!asked.isDone());

            assertThat(asked.get()).contains(Why.MEMORY);
            assertThat(rows(warehouse.analysis(), "SELECT count(*) FROM events"))
                    .containsExactly(Integer.toString(events));
        }
    }

    /// Tries again as long as there is too little memory, as the projector does.
    private static void project(DuckWarehouse warehouse, Batch batch) {
        while (true) {
            try {
                warehouse.project(batch);
                return;
            } catch (StoreBusyException busy) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void what_fits_on_disk_is_answered_with_little_memory() throws Exception {
        try (DuckWarehouse warehouse = DuckWarehouse.open(small())) {
            warehouse.reset("log");

            assertThat(rows(warehouse.analysis(), LARGE)).containsExactly("500000");
        }
    }

    private static List<String> rows(Analysis analysis, String sql) throws Exception {
        Waiting taker = new Waiting(new CountDownLatch(1), new java.util.ArrayList<>());
        assertThat(asking(analysis, sql, taker).get(50, TimeUnit.SECONDS)).isEmpty();
        return taker.rows();
    }

    @Test
    void whoever_writes_or_counts_without_memory_is_given_that_of_questions_and_tries_again()
            throws Exception {
        WarehouseSettings settings = small();
        try (Database database = new Database(settings);
                DuckAnalysis analysis = new DuckAnalysis(database, settings, () -> {})) {
            for (boolean writing : List.of(true, false)) {
                Waiting taker = new Waiting(new CountDownLatch(1), List.of());
                CompletableFuture<Optional<Why>> asked = asking(analysis, ENDLESS, taker);
                taker.begun().await();
                int[] tries = new int[1];
                if (writing) {
                    database.write((_, statement) -> {
                        statement.execute("CREATE TABLE main.came_in AS SELECT 1 AS one");
                        shortOfMemory(tries);
                    });
                } else {
                    assertThat(
                                    database.<List<Long>>read(session -> {
                                        shortOfMemory(tries);
                                        return session.list(
                                                Sql.parse("SELECT one FROM main.came_in"),
                                                Map.of(),
                                                row -> row.getLong(1));
                                    }))
                            .containsExactly(1L);
                }

                assertThat(tries[0]).isEqualTo(2);
                assertThat(asked.get(50, TimeUnit.SECONDS)).contains(Why.MEMORY);
            }
        }
    }

    /// As DuckDB says it, the first time.
    private static void shortOfMemory(int[] tries) throws SQLException {
        if (tries[0]++ == 0) {
            throw new SQLException("Out of Memory Error: failed to allocate");
        }
    }

    private static Event seen(int number) {
        return track("Seen").by("user_id:p" + number % 50).with("number", number).event();
    }
}
