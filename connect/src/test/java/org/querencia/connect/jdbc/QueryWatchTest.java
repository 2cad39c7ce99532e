package org.querencia.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.runtime.memory.MemoryQueryCursors;

/// Queries of DuckDB in memory, which need no table: `select 1` finds a row each time.
class QueryWatchTest {

    private static final String ONE_ROW =
            "url: 'jdbc:duckdb:'\nquery: select 1 as id\nevery: 15m\n";

    @TempDir private static Path folder;

    private final RecordedImports imports = new RecordedImports();
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private final QueryWatch watch =
            new QueryWatch(
                    folder,
                    new QueryImports(
                            Drivers.with(folder), imports, new MemoryQueryCursors(), () -> now),
                    _ -> "",
                    () -> now);

    @Test
    void each_query_runs_when_it_is_due_and_one_that_is_wrong_stops_no_other() throws IOException {
        Files.writeString(folder.resolve("broken.yaml"), "url: jdbc:nobody:\nquery: select 1\n");
        Files.writeString(folder.resolve("one-mapping.yaml"), "kind: orders\n");
        Files.writeString(folder.resolve("one.yaml"), ONE_ROW);

        watch.look();
        watch.look();
        assertThat(imports.uploaded).containsExactly("{\"id\":1}\n");

        now = now.plus(Duration.ofMinutes(15));
        watch.look();
        assertThat(imports.uploaded).hasSize(2);

        Files.delete(folder.resolve("one.yaml"));
        now = now.plus(Duration.ofMinutes(15));
        watch.look();
        assertThat(imports.uploaded).hasSize(2);
    }

    @Test
    void it_looks_by_itself_from_start_to_close(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("one.yaml"), ONE_ROW);
        try (QueryWatch own =
                new QueryWatch(
                                other,
                                new QueryImports(
                                        Drivers.with(other),
                                        imports,
                                        new MemoryQueryCursors(),
                                        () -> now),
                                _ -> "",
                                () -> now)
                        .start()) {
            assertThat(own).isNotNull();
            await().until(() -> imports.orders.size() == 1);
        }
    }
}
