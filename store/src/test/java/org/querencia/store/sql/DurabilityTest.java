package org.querencia.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.querencia.store.DatabaseSettings;
import org.querencia.store.DatabaseSettings.Outside;
import org.querencia.store.kit.TestPostgres;

/// What an outside PostgreSQL is asked before its word is believed.
class DurabilityTest {

    private final DatabaseSettings settings = TestPostgres.embedded().fresh();
    private final Outside place = TestPostgres.place(settings);

    @Test
    void a_server_that_keeps_its_word_raises_no_doubt() throws Exception {
        assertThat(doubts()).isEmpty();
    }

    @Test
    void commits_that_are_not_waited_for_are_doubted_and_waited_for_all_the_same()
            throws Exception {
        TestPostgres.alter(place, "synchronous_commit", "off");

        assertThat(doubts()).singleElement().asString().startsWith("synchronous_commit is off");
        Connector connector =
                new Connector(
                        place.url(), place.user(), place.password(), settings.schema(), "public");
        try (Connection connection = connector.open("test")) {
            String own =
                    Rows.single(connection, "show synchronous_commit", row -> row.getString(1));
            assertThat(own).isEqualTo("on");
        }
    }

    @Test
    void a_server_that_never_writes_to_disk_is_doubted() throws Exception {
        try {
            alterServer("alter system set fsync = off");
            await().atMost(Duration.ofSeconds(10)).until(() -> !doubts().isEmpty());
            assertThat(doubts()).singleElement().asString().startsWith("fsync is off");
        } finally {
            alterServer("alter system reset fsync");
            await().atMost(Duration.ofSeconds(10)).until(() -> doubts().isEmpty());
        }
    }

    private List<String> doubts() throws Exception {
        try (Connection connection = TestPostgres.connect(settings)) {
            return Durability.doubts(connection);
        }
    }

    private void alterServer(String sql) throws Exception {
        try (Connection connection = TestPostgres.connect(settings)) {
            Rows.update(connection, sql);
            Rows.single(connection, "select pg_reload_conf()", row -> row.getBoolean(1));
        }
    }
}
