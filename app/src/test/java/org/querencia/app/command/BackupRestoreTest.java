package org.querencia.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.kit.Commands;
import org.querencia.app.kit.Commands.Said;
import org.querencia.app.kit.Sender;
import org.querencia.app.kit.SharedServer;
import org.querencia.app.settings.Settings;
import tools.jackson.databind.JsonNode;

/// A back-up of a server at work, restored elsewhere.
class BackupRestoreTest {
    private static final Duration CAUGHT_UP = Duration.ofSeconds(60);
    private static final int SENT_BEFORE = 20;

    @TempDir private Path folder;

    private final SharedServer server = SharedServer.running();
    private final Commands commands = server.commands();

    @Test
    void taken_under_load_and_restored_elsewhere_it_is_the_same_up_to_a_moment() throws Exception {
        for (int i = 0; i < 5; i++) {
            server.introduce("b" + i, "Beatriz " + i, "b%d@example.co".formatted(i));
            server.sender().order("b" + i, "b" + i, 10_000L * (i + 1));
        }
        String loaded =
                commands.ask("key", "create", "source", "loaded").path("writeKey").asString();
        Path file = folder.resolve("under-load.backup");
        AtomicBoolean stopping = new AtomicBoolean();
        AtomicInteger sent = new AtomicInteger();
        Thread load = Thread.ofPlatform().start(() -> send(loaded, sent, stopping));
        while (sent.get() < SENT_BEFORE) {
            Thread.onSpinWait();
        }
        JsonNode backup = commands.ask("backup", file.toString());
        stopping.set(true);
        load.join();
        assertThat(server.application().awaitCaughtUp(CAUGHT_UP)).isTrue();

        assertThat(backup.path("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Path elsewhere = folder.resolve("elsewhere");
        Commands there = new Commands(elsewhere);
        there.ask("restore", file.toString());
        try (Application restored = Application.start(Settings.local(elsewhere));
                ApiClient api = new ApiClient(restored.address(), SharedServer.API_TOKEN)) {
            assertThat(restored.awaitCaughtUp(CAUGHT_UP)).isTrue();
            assertSame(api, "/api/overview?source=server");
            assertSame(api, "/api/sources/server");
            for (int i = 0; i < 5; i++) {
                assertSame(api, "/api/profiles?identifier=user_id:b" + i);
            }
            JsonNode ana = api.get("/api/profiles?identifier=user_id:u1").path("items").get(0);
            String id = SharedServer.id(ana);
            assertSame(api, "/api/profiles/" + id + "/events");
            assertSame(api, "/api/profiles/" + id + "/links");
            assertSame(api, "/api/profiles/" + id + "/raw");
            assertThat(there.run("user", "list").out()).contains("administrator@example.co");
            assertBeginsAlike(there);
        }
        assertThat(there.run("restore", file.toString()).code())
                .as("what is there is not written over")
                .isEqualTo(ExitCode.REFUSED.code());
    }

    @Test
    void a_backup_never_takes_the_place_of_another() throws IOException {
        Path file = Files.writeString(folder.resolve("there.backup"), "precious");

        assertThat(commands.run("backup", file.toString()).code())
                .isEqualTo(ExitCode.REFUSED.code());
        assertThat(Files.readString(file)).isEqualTo("precious");
    }

    @Test
    void what_is_no_backup_makes_no_installation() throws IOException {
        Path file = Files.writeString(folder.resolve("no.backup"), "PK no, not at all");
        Path elsewhere = folder.resolve("elsewhere");

        Said said = new Commands(elsewhere).run("restore", file.toString());

        assertThat(said.code()).isEqualTo(ExitCode.CANNOT_RUN.code());
        assertThat(said.err()).contains("is no back-up of Querencia");
        assertThat(elsewhere.resolve("postgres")).doesNotExist();
    }

    private void assertSame(ApiClient restored, String path) {
        assertThat(restored.get(path)).as(path).isEqualTo(server.get(path));
    }

    /// The restored log is the beginning of the other one.
    private void assertBeginsAlike(Commands there) throws IOException {
        Path whole = folder.resolve("whole.jsonl");
        Path beginning = folder.resolve("beginning.jsonl");
        commands.ask("export", "--to", whole.toString());
        there.ask("export", "--to", beginning.toString());
        List<String> restored = Files.readAllLines(beginning);

        assertThat(restored).hasSizeGreaterThan(SENT_BEFORE);
        assertThat(Files.readAllLines(whole).subList(0, restored.size())).isEqualTo(restored);
    }

    private void send(String writeKey, AtomicInteger sent, AtomicBoolean stopping) {
        try (Sender sender = new Sender(server.application().address(), writeKey)) {
            while (!stopping.get()) {
                int number = sent.get();
                if (sender.order("l" + number % 50, "l" + number, 1_000) == 200) {
                    sent.incrementAndGet();
                }
            }
        }
    }
}
