package org.querencia.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.EventLog.Appended.Duplicate;
import org.querencia.runtime.log.EventLog.Appended.Stored;
import org.querencia.runtime.log.FactKind;
import org.querencia.runtime.log.LogUnavailableException;
import org.querencia.runtime.log.NewEntry;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.StateConflictException;
import org.querencia.store.DatabaseSettings.Outside;
import org.querencia.store.kit.CuttingProxy;
import org.querencia.store.kit.CuttingProxy.Cut;
import org.querencia.store.kit.TestPostgres;
import org.querencia.store.sql.DatabaseException;

class DatabaseTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Workspace WORKSPACE =
            new Workspace(
                    "CO",
                    ZoneId.of("America/Bogota"),
                    Currency.getInstance("COP"),
                    Locale.of("es"),
                    "salt");

    private final TestPostgres postgres = TestPostgres.embedded();

    @Test
    void a_second_server_on_the_same_workspace_is_refused_and_told_why() {
        DatabaseSettings settings = postgres.fresh();
        try (Database _ = Database.open(settings)) {
            assertThatThrownBy(() -> Database.open(settings))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("another Querencia server works on the workspace")
                    .hasMessageContaining("process ");
        }
        Database.open(settings).close();
    }

    @Test
    void the_newest_step_of_the_tables_is_the_one_this_program_names() throws Exception {
        DatabaseSettings settings = postgres.fresh();
        Outside place = TestPostgres.place(settings);
        MigrationInfoService steps =
                Flyway.configure()
                        .dataSource(place.url(), place.user(), place.password())
                        .schemas(settings.schema())
                        .load()
                        .info();
        assertThat(steps.pending()).isEmpty();
        assertThat(steps.current().getVersion())
                .isEqualTo(MigrationVersion.fromVersion(Integer.toString(Migrations.NEWEST)));

        execute(
                settings,
                "insert into flyway_schema_history select 99, '99', 'later', 'SQL', 'V99', 0, 'x', now(), 1, true");
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("made by a newer Querencia");
    }

    @Test
    void two_workspaces_share_a_database() {
        DatabaseSettings one = postgres.bare();
        DatabaseSettings other = new DatabaseSettings(one.place(), "other");
        try (Database first = Database.open(one);
                Database second = Database.open(other)) {
            first.log().append(List.of(entry("a")));

            assertThat(second.log().append(List.of(entry("a")))).containsExactly(stored(1));
            assertThat(second.log().epoch()).isNotEqualTo(first.log().epoch());
        }
    }

    @Test
    void a_server_that_lost_its_place_writes_nothing_more() throws Exception {
        DatabaseSettings settings = postgres.fresh();
        try (Database overtaken = Database.open(settings)) {
            overtaken.log().append(List.of(entry("a")));
            execute(settings, "update fence set holder = holder + 1");

            assertThatThrownBy(() -> overtaken.log().append(List.of(entry("b"))))
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining("another server opened this workspace");
            assertThatThrownBy(() -> overtaken.state().commit(nothing(0, 1)))
                    .isInstanceOf(StateConflictException.class);
            assertThatThrownBy(() -> overtaken.state().reset(Position.START))
                    .isInstanceOf(StateConflictException.class);
            assertThat(overtaken.log().read(Position.START, 10)).hasSize(1);
        }
    }

    @Test
    void the_log_goes_on_after_a_restart_with_what_it_remembers() {
        DatabaseSettings settings = postgres.fresh();
        String epoch;
        try (Database first = Database.open(settings)) {
            first.log().append(List.of(entry("a"), entry("b")));
            epoch = first.log().epoch();
        }
        try (Database second = Database.open(settings)) {
            assertThat(second.log().head()).isEqualTo(new Position(2));
            assertThat(second.log().append(List.of(entry("b"), entry("c"))))
                    .containsExactly(new Duplicate(), stored(3));
            assertThat(second.log().epoch()).isEqualTo(epoch);
        }
    }

    @Test
    void everything_goes_on_when_connections_are_lost() throws Exception {
        DatabaseSettings settings = postgres.fresh();
        try (Database database = Database.open(settings)) {
            database.log().append(List.of(entry("a")));
            database.state().commit(nothing(0, 1));
            execute(
                    settings,
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

            assertThatThrownBy(() -> database.log().append(List.of(entry("b"))))
                    .isInstanceOf(LogUnavailableException.class);
            assertThat(database.log().append(List.of(entry("b")))).containsExactly(stored(2));
            assertThatThrownBy(() -> database.state().commit(nothing(1, 2)))
                    .isInstanceOf(DatabaseException.class);
            database.state().commit(nothing(1, 2));
            assertThat(database.state().applied()).isEqualTo(new Position(2));
            assertThat(database.log().read(Position.START, 10)).hasSize(2);
            assertThat(database.answers()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
    void a_connection_lost_during_a_commit_leaves_no_doubt(Cut cut) throws Exception {
        DatabaseSettings settings = postgres.fresh();
        Outside direct = TestPostgres.place(settings);
        String port = direct.url().replaceAll(".*:(\\d+)/.*", "$1");
        try (CuttingProxy proxy = new CuttingProxy(Integer.parseInt(port));
                Database database =
                        Database.open(
                                new DatabaseSettings(
                                        new Outside(
                                                direct.url()
                                                        .replace(
                                                                ":" + port + "/",
                                                                ":" + proxy.port() + "/"),
                                                direct.user(),
                                                direct.password()),
                                        settings.schema()))) {
            database.log().append(List.of(entry("a")));
            database.state().commit(nothing(0, 1));
            List<NewEntry> batch = List.of(entry("b"), entry("a"), entry("c"));
            List<Appended> answers = List.of(stored(2), new Duplicate(), stored(3));

            // The repeated message makes the log look before it copies: only one commit is sent.
            proxy.cutNext(cut);
            if (cut == Cut.AFTER_COMMIT) {
                assertThat(database.log().append(batch)).isEqualTo(answers);
            } else {
                assertThatThrownBy(() -> database.log().append(batch))
                        .isInstanceOf(LogUnavailableException.class);
                assertThat(database.log().append(batch)).isEqualTo(answers);
            }
            assertThat(proxy.waits()).isFalse();
            assertThat(database.log().append(batch))
                    .containsExactly(new Duplicate(), new Duplicate(), new Duplicate());

            proxy.cutNext(cut);
            if (cut == Cut.AFTER_COMMIT) {
                database.state().commit(nothing(1, 3));
            } else {
                assertThatThrownBy(() -> database.state().commit(nothing(1, 3)))
                        .isInstanceOf(DatabaseException.class);
                database.state().commit(nothing(1, 3));
            }
            assertThat(proxy.waits()).isFalse();
            assertThat(database.state().applied()).isEqualTo(new Position(3));
        }
    }

    @Test
    void messages_are_forgotten_after_thirty_days_unless_they_are_kept_for_ever() {
        try (Database database = Database.open(postgres.fresh())) {
            NewEntry kept =
                    new NewEntry(
                            new SourceKey("shop"),
                            "for ever",
                            NOON,
                            FactKind.EVENT,
                            new byte[] {1},
                            Remember.FOREVER);
            database.log().append(List.of(entry("a"), kept));

            assertThat(database.tidy(NOON.plus(Duration.ofDays(29)))).isZero();
            assertThat(database.log().append(List.of(entry("a")))).containsExactly(new Duplicate());
            assertThat(database.tidy(NOON.plus(Duration.ofDays(32)))).isEqualTo(1);
            assertThat(database.log().append(List.of(entry("a"), kept)))
                    .containsExactly(stored(3), new Duplicate());
        }
    }

    @Test
    void many_callers_at_once_store_each_message_once() throws Exception {
        try (Database database = Database.open(postgres.fresh())) {
            List<Thread> callers =
                    IntStream.range(0, 8)
                            .mapToObj(_ ->
                                    Thread.ofVirtual()
                                            .start(() ->
                                                    IntStream.range(0, 50)
                                                            .forEach(i ->
                                                                    database.log()
                                                                            .append(
                                                                                    List.of(
                                                                                            entry(
                                                                                                    "m"
                                                                                                            + i))))))
                            .toList();
            for (Thread caller : callers) {
                caller.join();
            }

            assertThat(database.log().head()).isEqualTo(new Position(50));
            assertThat(database.log().read(Position.START, 100)).hasSize(50);
        }
    }

    @Test
    void the_workspace_is_kept_and_its_salt_never_changes() {
        try (Database database = Database.open(postgres.fresh())) {
            assertThat(database.workspace().load()).isEmpty();
            database.workspace().save(WORKSPACE);
            assertThat(database.workspace().load()).contains(WORKSPACE);

            Workspace moved =
                    new Workspace(
                            "ES",
                            ZoneId.of("Europe/Madrid"),
                            Currency.getInstance("EUR"),
                            Locale.of("en"),
                            "salt");
            database.workspace().save(moved);
            assertThat(database.workspace().load()).contains(moved);
            assertThatThrownBy(() ->
                            database.workspace()
                                    .save(
                                            new Workspace(
                                                    "ES",
                                                    moved.zone(),
                                                    moved.currency(),
                                                    moved.language(),
                                                    "other")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_database_that_does_not_answer_is_named_without_its_password() {
        DatabaseSettings wrong =
                DatabaseSettings.outside(
                        "jdbc:postgresql://127.0.0.1:1/none?user=u&password=hidden");

        assertThatThrownBy(() -> Database.open(wrong))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageNotContaining("hidden");
    }

    private static Change nothing(long after, long upTo) {
        return new Change(
                new Position(after),
                new Position(upTo),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static NewEntry entry(String messageId) {
        return new NewEntry(
                new SourceKey("shop"),
                messageId,
                NOON,
                FactKind.EVENT,
                messageId.getBytes(StandardCharsets.UTF_8),
                Remember.WINDOW);
    }

    private static Stored stored(long position) {
        return new Stored(new Position(position));
    }

    private static void execute(DatabaseSettings settings, String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
