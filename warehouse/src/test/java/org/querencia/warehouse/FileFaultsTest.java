package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.core.kit.Events.track;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Position;
import org.querencia.runtime.operate.StoreBusyException;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Scene;
import org.querencia.runtime.warehouse.WarehouseContract;

/// Whatever happens to the file, the projector is told by position and epoch what to do.
final class FileFaultsTest {

    private final Scene scene = new Scene();

    @TempDir private Path folder;
    private WarehouseSettings settings;

    @BeforeEach
    void filled() {
        settings = WarehouseSettings.in(folder, WarehouseContract.workspace("America/Bogota"));
        try (DuckWarehouse warehouse = DuckWarehouse.open(settings)) {
            warehouse.reset("log");
            project(warehouse);
        }
    }

    @Test
    void a_closed_warehouse_opens_where_it_stood() {
        try (DuckWarehouse warehouse = DuckWarehouse.open(settings)) {
            assertThat(warehouse.epoch()).isEqualTo("log");
            assertThat(warehouse.position()).isEqualTo(new Position(1));
            assertThat(events(warehouse)).isEqualTo(1);
        }
    }

    @Test
    void a_figure_that_takes_too_long_is_given_up_and_the_next_is_answered() {
        try (Database database = new Database(settings)) {
            assertThatThrownBy(() -> count(database, "range(100000000000)"))
                    .isInstanceOf(StoreBusyException.class)
                    .hasMessageContaining("took too long");

            assertThat(count(database, "events")).isEqualTo(1);
            assertThat(database.needsReopening()).isFalse();
        }
    }

    @Test
    void a_statement_that_cannot_be_read_leaves_nothing_of_its_transaction() {
        try (Database database = new Database(settings)) {
            assertThatThrownBy(() ->
                            database.write((_, statement) -> {
                                statement.execute("DELETE FROM events");
                                statement.execute("DELETE FRUM events");
                            }))
                    .isInstanceOf(WarehouseException.class);

            assertThat(count(database, "events")).isEqualTo(1);
            database.write((_, statement) -> statement.execute("DELETE FROM events"));
            assertThat(count(database, "events")).isZero();
        }
    }

    private static long count(Database database, String table) {
        Sql sql = Sql.parse("SELECT count(*) FROM " + table);
        return database.read(
                Duration.ofSeconds(1),
                session -> session.one(sql, Map.of(), row -> row.getLong(1)));
    }

    @Test
    void a_deleted_file_is_made_anew() throws IOException {
        Files.delete(settings.file());
        assertMadeAnew();
    }

    @Test
    void a_file_deleted_under_a_running_server_is_made_anew() throws IOException {
        try (DuckWarehouse warehouse = DuckWarehouse.open(settings)) {
            Files.delete(settings.file());
            assertThat(warehouse.epoch()).isEmpty();
            assertThat(warehouse.position()).isEqualTo(Position.START);
            warehouse.reset("log");
            project(warehouse);
            assertThat(events(warehouse)).isEqualTo(1);
        }
    }

    @Test
    void a_file_restored_older_goes_on_from_where_it_stood_then() throws IOException {
        Path older = folder.resolve("older");
        Files.copy(settings.file(), older);
        try (DuckWarehouse warehouse = DuckWarehouse.open(settings)) {
            project(warehouse);
            assertThat(warehouse.position()).isEqualTo(new Position(2));
        }
        Files.move(older, settings.file(), StandardCopyOption.REPLACE_EXISTING);
        try (DuckWarehouse warehouse = DuckWarehouse.open(settings)) {
            assertThat(warehouse.epoch()).isEqualTo("log");
            assertThat(warehouse.position()).isEqualTo(new Position(1));
        }
    }

    @Test
    void a_file_that_is_no_database_is_set_aside() throws IOException {
        Files.writeString(settings.file(), "these are not the bytes you look for ".repeat(500));
        assertMadeAnew();
        assertThat(folder.resolve("warehouse.duckdb.unreadable")).exists();
    }

    @Test
    void a_truncated_file_is_set_aside() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(settings.file().toFile(), "rw")) {
            file.setLength(5_000);
        }
        assertMadeAnew();
    }

    @Test
    void a_file_with_a_flipped_bit_is_set_aside() throws IOException {
        flipBits();
        assertMadeAnew();
    }

    @Test
    void a_file_of_another_version_is_made_anew() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + settings.file());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE meta SET version = version + 1");
        }
        assertMadeAnew();
    }

    @Test
    void a_file_held_by_another_process_is_refused_with_the_reason() throws Exception {
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledProjector.class.getName(),
                                folder.toString(),
                                "1")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var output = other.inputReader()) {
            assertThat(output.readLine()).isNotNull();
            assertThatThrownBy(() -> DuckWarehouse.open(settings))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("another process holds it");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private void assertMadeAnew() {
        try (DuckWarehouse warehouse = DuckWarehouse.open(settings)) {
            assertThat(warehouse.epoch()).isEmpty();
            assertThat(warehouse.position()).isEqualTo(Position.START);
            assertThat(events(warehouse)).isZero();
        }
    }

    private void flipBits() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(settings.file().toFile(), "rw")) {
            for (long at = 12_300; at < file.length(); at += 4_000) {
                file.seek(at);
                int old = file.read();
                file.seek(at);
                file.write(old ^ 1);
            }
        }
    }

    private void project(DuckWarehouse warehouse) {
        warehouse.project(scene.batch(track("seen").by("user_id:ana").event()));
    }

    private static long events(DuckWarehouse warehouse) {
        return warehouse.overviews().overview(Period.EVER, Optional.empty()).events();
    }
}
