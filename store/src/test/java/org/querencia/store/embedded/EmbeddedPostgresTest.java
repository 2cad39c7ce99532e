package org.querencia.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Path PROGRAMS =
            Path.of(System.getProperty("java.io.tmpdir"), "querencia-test-programs");

    @TempDir Path folder;

    @Test
    void a_new_folder_becomes_a_safe_server_of_the_expected_version() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, PROGRAMS)) {
            assertThat(ask(postgres, "show server_version")).isEqualTo(EmbeddedPostgres.VERSION);
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "show unix_socket_directories")).isEmpty();
            assertThat(permissions("password")).isEqualTo("rw-------");
            assertThatThrownBy(() ->
                            DriverManager.getConnection(postgres.url(), postgres.user(), "guessed"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void what_was_committed_survives_a_crash() throws Exception {
        EmbeddedPostgres first = EmbeddedPostgres.start(folder, PROGRAMS);
        tell(first, "create table kept as select 42 as answer");
        first.kill();

        try (EmbeddedPostgres second = EmbeddedPostgres.start(folder, PROGRAMS)) {
            assertThat(ask(second, "select answer from kept")).isEqualTo("42");
            assertThat(second.url()).isEqualTo(first.url());
        }
    }

    @Test
    void a_server_left_running_by_a_killed_process_is_stopped_first() throws Exception {
        EmbeddedPostgres.start(folder, PROGRAMS).close();
        ServerFolder killed = ServerFolder.lock(folder);
        ServerProcess left =
                new ServerProcess(killed, new Programs(Binaries.unpackedUnder(PROGRAMS)));
        left.start();
        killed.close();

        try (EmbeddedPostgres next = EmbeddedPostgres.start(folder, PROGRAMS)) {
            assertThat(ask(next, "select 1")).isEqualTo("1");
            assertThat(next.processId()).isNotEqualTo(left.processId());
            assertThat(ProcessHandle.of(left.processId()).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    @Test
    void a_second_process_on_the_same_folder_is_refused() {
        try (EmbeddedPostgres _ = EmbeddedPostgres.start(folder, PROGRAMS)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, PROGRAMS))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("in use by another running Querencia");
        }
    }

    @Test
    void a_server_that_is_killed_comes_back_at_the_same_address() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, PROGRAMS)) {
            tell(postgres, "create table kept as select 42 as answer");
            long before = postgres.processId();

            ProcessHandle.of(before).ifPresent(ProcessHandle::destroyForcibly);

            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .untilAsserted(() ->
                            assertThat(ask(postgres, "select answer from kept")).isEqualTo("42"));
            assertThat(postgres.processId()).isNotEqualTo(before);
        }
    }

    @Test
    void settings_that_could_lose_events_are_refused() throws Exception {
        Files.writeString(folder.resolve("local.conf"), "fsync = off\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, PROGRAMS))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("fsync is not on");

        Files.writeString(folder.resolve("local.conf"), "work_mem = 8MB\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, PROGRAMS)) {
            assertThat(ask(postgres, "show work_mem")).isEqualTo("8MB");
        }
    }

    @Test
    void a_server_that_cannot_start_says_why() throws Exception {
        Files.writeString(folder.resolve("local.conf"), "no_such_setting = 1\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, PROGRAMS))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("no_such_setting");
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void tell(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    }
}
