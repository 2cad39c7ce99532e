package org.querencia.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.kit.Events;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.kit.SmallDisk;
import org.querencia.runtime.log.EventLog.Appended.Duplicate;
import org.querencia.runtime.log.EventLog.Appended.Stored;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.log.LogUnavailableException;
import org.querencia.runtime.log.LogWriter;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.store.Database;
import org.querencia.store.DatabaseSettings;
import org.querencia.store.DatabaseSettings.Embedded;
import org.querencia.store.kit.TestPostgres;

/// The disk under the embedded PostgreSQL is full, and has room again.
class DiskFullTest {

    private static final int DISK_MEGABYTES = 220;
    private static final int EVENTS_PER_CALL = 50;
    private static final int CALLS_MAX = 200;
    private static final Duration BACK = Duration.ofMinutes(2);

    @TempDir private Path folder;
    private final Random random = new Random(1);
    private int made;

    @Test
    void what_does_not_fit_is_refused_and_lands_when_there_is_room() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(folder, DISK_MEGABYTES);
                Database database = Database.open(settings(disk))) {
            Flow flow = Flow.at(database.log().head(), database.state().applied());
            Pipeline pipeline = pipeline(database, flow).start();
            LogWriter writer =
                    new LogWriter(database.log(), flow.toPipeline(), flow.applied()).start();
            List<Event> acknowledged = new ArrayList<>(some());
            assertThat(writer.append(acknowledged, Remember.WINDOW))
                    .allMatch(Stored.class::isInstance);

            disk.fill();
            List<Event> refused = sendUntilRefused(writer, acknowledged);
            assertThat(writer.storing().well()).isFalse();

            disk.free();
            await().atMost(BACK).until(() -> writer.storing().well());

            assertThat(writer.append(refused, Remember.WINDOW)).allMatch(Stored.class::isInstance);
            assertThat(writer.append(acknowledged, Remember.WINDOW))
                    .as("nothing acknowledged was lost")
                    .allMatch(Duplicate.class::isInstance);
            acknowledged.addAll(refused);
            assertThat(database.log().read(Position.START, Integer.MAX_VALUE))
                    .extracting(LogEntry::messageId)
                    .containsExactlyElementsOf(
                            acknowledged.stream().map(Event::messageId).toList());
            assertThat(writer.awaitApplied(database.log().head(), BACK.toMillis()))
                    .as("profiles catch up")
                    .isTrue();
            assertThat(database.profiles().parked(10)).isEmpty();
            assertThat(database.profiles().counts().people()).isEqualTo(acknowledged.size());
            writer.close();
            pipeline.close();
        }
    }

    /// Then PostgreSQL itself stops, and cannot start until there is room.
    @Test
    void when_even_the_write_ahead_log_does_not_fit_it_comes_back_by_itself() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(folder, DISK_MEGABYTES);
                Database database = Database.open(settings(disk))) {
            LogWriter writer =
                    new LogWriter(
                                    database.log(),
                                    Flow.at(Position.START, Position.START).toPipeline(),
                                    new Progress(Position.START))
                            .start();
            List<Event> acknowledged = some();
            writer.append(acknowledged, Remember.WINDOW);

            disk.fill();
            assertThatThrownBy(() -> writeAhead(database)).isInstanceOf(SQLException.class);
            List<Event> refused = some();
            assertThatThrownBy(() -> writer.append(refused, Remember.WINDOW))
                    .isInstanceOf(LogUnavailableException.class);

            disk.free();
            await().atMost(BACK).until(() -> writer.storing().well());
            assertThat(writer.append(refused, Remember.WINDOW)).allMatch(Stored.class::isInstance);
            assertThat(writer.append(acknowledged, Remember.WINDOW))
                    .allMatch(Duplicate.class::isInstance);
            writer.close();
        }
    }

    /// Writes nothing but the write-ahead log: more than its files hold.
    private static void writeAhead(Database database) throws SQLException {
        try (Connection connection = database.dataSource("test").getConnection();
                Statement statement = connection.createStatement()) {
            for (int megabyte = 0; megabyte < DISK_MEGABYTES; megabyte++) {
                statement.execute(
                        "select pg_logical_emit_message(true, 'test', repeat(md5(random()::text), 32768))");
            }
        }
    }

    /// Sends on until it is refused; says what was refused, and adds what was acknowledged
    /// meanwhile (a page or a piece of the write-ahead log may have had room left).
    private List<Event> sendUntilRefused(LogWriter writer, List<Event> acknowledged) {
        Optional<List<Event>> refused = Optional.empty();
        for (int i = 0; i < CALLS_MAX && refused.isEmpty(); i++) {
            List<Event> call = some();
            try {
                writer.append(call, Remember.WINDOW);
                acknowledged.addAll(call);
            } catch (LogUnavailableException full) {
                refused = Optional.of(call);
            }
        }
        return refused.orElseThrow(() -> new AssertionError("the disk was full, and took it all"));
    }

    private List<Event> some() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS_PER_CALL; i++) {
            made++;
            events.add(
                    Events.identify()
                            .by("user_id:u" + made)
                            .messageId("m" + made)
                            .with("text", incompressible())
                            .event());
        }
        return events;
    }

    private String incompressible() {
        return random.ints('!', '~')
                .limit(4_000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static DatabaseSettings settings(SmallDisk disk) throws Exception {
        Path postgres = Files.createDirectory(disk.place().resolve("postgres"));
        Files.writeString(
                postgres.resolve("local.conf"),
                """
                shared_buffers = 16MB
                wal_buffers = 1MB
                min_wal_size = 32MB
                max_wal_size = 64MB
                """);
        return new DatabaseSettings(
                new Embedded(postgres, TestPostgres.programs()), DatabaseSettings.SCHEMA_DEFAULT);
    }

    private static Pipeline pipeline(Database database, Flow flow) {
        return new Pipeline(
                database.log(),
                database.state(),
                new Definitions(
                        new Identities(IdentityRules.defaults(Engine.WORKSPACE)),
                        (before, _) -> before),
                flow,
                1_000);
    }
}
