package org.querencia.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.User;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.EventLog.Appended.Duplicate;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.log.NewEntry;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.store.Database;
import org.querencia.store.DatabaseSettings;
import org.querencia.store.embedded.DebianPostgres;
import org.querencia.store.kit.TestPostgres;
import org.querencia.store.sql.DatabaseException;
import org.querencia.store.sql.Rows;

class BackupTest {

    private static final IdentityRules RULES = IdentityRules.defaults(Engine.WORKSPACE);

    private final TestPostgres postgres = TestPostgres.embedded();

    @TempDir Path folder;

    @Test
    void a_restored_workspace_is_equal_and_goes_on() throws Exception {
        Path archive = folder.resolve("backup.zip");
        DatabaseSettings to =
                DebianPostgres.installed() ? DebianPostgres.running().bare() : postgres.bare();
        try (Database original = Database.open(postgres.fresh())) {
            fill(original);
            write(original, archive);
            Database.restore(to, archive);
            try (Database restored = Database.open(to)) {
                assertEqual(restored, original);
                assertThat(restored.log().epoch()).isNotEqualTo(original.log().epoch());

                LogEntry known = original.log().read(Position.START, 1).getFirst();
                assertThat(restored.log().append(List.of(again(known))))
                        .containsExactly(new Duplicate());
                Engine.append(restored.log(), Events.track("Seen").messageId("new").event());
                assertThat(restored.log().head()).isEqualTo(original.log().head().next());
                restored.refusedEvents().add(List.of(refused()));
                assertThat(restored.refusedEvents().count(new SourceKey("shop"))).isEqualTo(2);
            }
        }
    }

    @Test
    void a_database_in_use_is_not_overwritten() throws Exception {
        Path archive = folder.resolve("backup.zip");
        DatabaseSettings used = postgres.fresh();
        try (Database database = Database.open(used)) {
            fill(database);
            write(database, archive);
        }

        assertThatThrownBy(() -> Database.restore(used, archive))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("into an empty one only");
    }

    @Test
    void a_damaged_archive_changes_nothing() throws Exception {
        Path archive = folder.resolve("backup.zip");
        try (Database database = Database.open(postgres.fresh())) {
            fill(database);
            write(database, archive);
        }
        byte[] whole = Files.readAllBytes(archive);
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        byte[] bent = whole.clone();
        bent[80] ^= 0x55;
        DatabaseSettings to = postgres.bare();

        for (byte[] damaged : List.of(cut, bent, new byte[0])) {
            Files.write(archive, damaged);
            assertThatThrownBy(() -> Database.restore(to, archive))
                    .isInstanceOf(DatabaseException.class);
        }

        Files.write(archive, whole);
        Database.restore(to, archive);
    }

    @Test
    void every_table_is_kept_or_left_out_on_purpose() throws Exception {
        DatabaseSettings settings = postgres.fresh();
        try (Connection connection = TestPostgres.connect(settings)) {
            Set<String> all =
                    new HashSet<>(
                            Rows.list(
                                    connection,
                                    "select table_name from information_schema.tables where table_schema = ?",
                                    row -> row.getString(1),
                                    settings.schema()));
            List<String> expected = new ArrayList<>(Tables.KEPT);
            expected.addAll(Tables.LEFT_OUT);
            assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static void fill(Database database) {
        database.workspace().save(Engine.WORKSPACE);
        database.sources()
                .save(
                        new Source(
                                new SourceKey("shop"),
                                "Tienda",
                                Trust.SECRET,
                                true,
                                100,
                                "order",
                                List.of("https://shop.example"),
                                100,
                                "",
                                false));
        database.sources().addWriteKey(new SourceKey("shop"), "key");
        database.users()
                .save(new User("ana@x.co", "Ana", User.Role.ADMINISTRATOR, "$x", Locale.of("es")));
        database.users().addApiToken("token", "secret", Instant.EPOCH);
        database.refusedEvents().add(List.of(refused()));
        Engine.append(
                database.log(),
                Events.track("Product Viewed").by("anonymous_id:a1").event(),
                Events.identify()
                        .by("user_id:u1", "email:ana@x.co", "anonymous_id:a1")
                        .trait("name", "Ana Pérez")
                        .event(),
                Events.group("acme").by("user_id:u1").trait("name", "Acme").event(),
                Events.track("Order Completed")
                        .by("user_id:u1")
                        .with("order_id", "o1")
                        .with("total", 12)
                        .event());
        new Pipeline(
                        database.log(),
                        database.state(),
                        new Definitions(new Identities(RULES), (before, _) -> before),
                        Flow.at(Position.START, Position.START),
                        100)
                .catchUp();
    }

    private static void assertEqual(Database restored, Database original) {
        assertThat(restored.log().read(Position.START, 100))
                .usingRecursiveComparison()
                .isEqualTo(original.log().read(Position.START, 100));
        assertThat(restored.state().applied()).isEqualTo(original.state().applied());
        ProfileId ana =
                original.profiles()
                        .owner(RULES.anchorId(Events.identifier("email:ana@x.co")))
                        .orElseThrow();
        assertThat(restored.profiles().person(ana)).isEqualTo(original.profiles().person(ana));
        assertThat(restored.profiles().counts()).isEqualTo(original.profiles().counts());
        assertThat(restored.profiles().list(Optional.empty(), 10))
                .isEqualTo(original.profiles().list(Optional.empty(), 10));
        assertThat(restored.workspace().load()).isEqualTo(original.workspace().load());
        assertThat(restored.sources().all()).isEqualTo(original.sources().all());
        assertThat(restored.sources().byWriteKey("key")).isPresent();
        assertThat(restored.users().all()).isEqualTo(original.users().all());
        assertThat(restored.users().apiToken("secret")).contains("token");
    }

    private static void write(Database database, Path archive) throws Exception {
        try (OutputStream out = Files.newOutputStream(archive)) {
            database.backups().write(out);
        }
    }

    private static NewEntry again(LogEntry entry) {
        return new NewEntry(
                entry.source(),
                entry.messageId(),
                entry.receivedAt(),
                entry.kind(),
                entry.payload(),
                Remember.WINDOW);
    }

    private static Refused refused() {
        return new Refused(
                0,
                new SourceKey("shop"),
                Events.NOON,
                0,
                "missing-event-name",
                "event is missing",
                "{\"v\":1,\"call\":\"batch\"}",
                "{}",
                Optional.empty());
    }
}
