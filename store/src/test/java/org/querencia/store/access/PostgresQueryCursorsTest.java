package org.querencia.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.imports.QueryCursors;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

class PostgresQueryCursorsTest {

    @Test
    void a_cursor_is_kept_moved_and_found_by_its_query() {
        try (Database database = Database.open(TestPostgres.embedded().fresh())) {
            QueryCursors cursors = database.queryCursors();
            cursors.save("sales", "number 1", Instant.EPOCH);
            cursors.save("other", "number 7", Instant.EPOCH);
            cursors.save("sales", "number 2", Instant.EPOCH);

            assertThat(cursors.find("sales")).contains("number 2");
            assertThat(cursors.find("none")).isEmpty();
        }
    }
}
