package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.client.ApiClient;
import org.querencia.app.kit.Commands;
import org.querencia.app.kit.Commands.Said;
import org.querencia.app.kit.Sender;
import org.querencia.app.settings.Setting;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.SettingsReader;
import org.querencia.store.embedded.DebianServer;
import org.querencia.store.kit.TestPostgres;
import org.querencia.store.sql.DatabaseException;

/// A server on a PostgreSQL that somebody else runs.
class OutsidePostgresTest {
    private static final String WRITE_KEY = "a-write-key-for-tests";
    private static final String API_TOKEN = "an-api-token-for-tests";
    private static final Duration BACK = Duration.ofSeconds(60);

    @TempDir private static Path folder;
    private static Optional<DebianServer> postgres = Optional.empty();

    @BeforeAll
    static void start() {
        assumeTrue(DebianServer.installed(), "Debian's PostgreSQL 15 is not installed");
        Path data = TestPostgres.folder();
        DebianServer server = new DebianServer(data).start();
        TestPostgres.stopWithThisJvm(server::close, data);
        postgres = Optional.of(server);
    }

    @AfterAll
    static void stop() {
        postgres.ifPresent(DebianServer::close);
    }

    @Test
    void it_is_the_system_of_record_and_no_other_is_started() throws Exception {
        Settings settings = settings("own");
        try (Application server = Application.start(settings);
                Sender sender = new Sender(server.address(), WRITE_KEY)) {
            assertThat(sender.identify("u1", "Ana", "ana@example.co")).isEqualTo(200);
            assertThat(server.awaitCaughtUp(BACK)).isTrue();

            assertThat(people(server)).isEqualTo(1);
            assertThat(settings.data().resolve("postgres")).doesNotExist();
            assertThat(settings.data().resolve("warehouse")).isDirectory();
        }
    }

    @Test
    void a_second_server_on_the_same_database_refuses_and_says_why() {
        try (Application server = Application.start(settings("first"))) {
            Settings second = settings("second");
            assertThatThrownBy(() -> Application.start(second).close())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("another Querencia server works on the workspace")
                    .hasMessageContaining("stop it first");
            assertThat(server.database().answers()).isTrue();
        }
    }

    @Test
    void the_refusal_has_an_exit_code_of_its_own() throws IOException {
        try (Application server = Application.start(settings("first"))) {
            assertThat(server.database().answers()).isTrue();
            Path second = Files.createDirectories(folder.resolve("third"));
            Path config = folder.resolve("third.yaml");
            DebianServer database = postgres.orElseThrow();
            Files.writeString(
                    config,
                    """
                    database-url: %s
                    database-user: %s
                    database-password: %s
                    port: 0
                    log-level: error
                    """
                            .formatted(database.url(), database.user(), database.password()));

            Said said = new Commands(second).run("serve", "--config", config.toString());

            assertThat(said.code()).isEqualTo(5);
            assertThat(said.err()).contains("another Querencia server works on the workspace");
            assertThat(said.out()).isEmpty();
        }
    }

    @Test
    void when_it_is_restarted_the_server_comes_back_by_itself_and_nothing_is_lost() {
        DebianServer database = postgres.orElseThrow();
        try (Application server = Application.start(settings("bounced"));
                Sender sender = new Sender(server.address(), WRITE_KEY)) {
            assertThat(sender.order("b1", "before", 1_000)).isEqualTo(200);

            database.stop();
            int meanwhile = sender.order("b1", "meanwhile", 1_000);
            database.start();

            assertThat(meanwhile).as("not acknowledged, so to be sent again").isEqualTo(503);
            await().atMost(BACK).until(() -> sender.order("b1", "meanwhile", 1_000) == 200);
            assertThat(sender.order("b1", "after", 1_000)).isEqualTo(200);
            assertThat(health(server)).isEqualTo(200);
            assertThat(server.awaitCaughtUp(BACK)).isTrue();
            assertThat(orders(server, "b1")).isEqualTo(3);
        }
    }

    @Test
    void one_that_does_not_answer_is_named_and_doctor_says_how_to_mend_it() throws IOException {
        Path config = folder.resolve("nobody.yaml");
        Files.writeString(config, "database-url: jdbc:postgresql://127.0.0.1:1/none\nport: 0\n");
        Commands commands = new Commands(folder.resolve("nobody"));

        Said serve = commands.run("serve", "--config", config.toString());
        Said doctor = commands.run("doctor", "--config", config.toString(), "--json");

        assertThat(serve.code()).isEqualTo(4);
        assertThat(serve.err()).contains("127.0.0.1:1");
        assertThat(doctor.code()).isEqualTo(4);
        assertThat(doctor.json().path("well").asBoolean()).isFalse();
        assertThat(doctor.out()).contains("check database-url");
    }

    private static Settings settings(String name) {
        DebianServer database = postgres.orElseThrow();
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        flags.put(Setting.DATA, folder.resolve(name).toString());
        flags.put(Setting.PORT, "0");
        return SettingsReader.read(
                Optional.empty(),
                Map.of(
                        "QUERENCIA_DATABASE_URL", database.url(),
                        "QUERENCIA_DATABASE_USER", database.user(),
                        "QUERENCIA_DATABASE_PASSWORD", database.password(),
                        "QUERENCIA_WRITE_KEY", WRITE_KEY,
                        "QUERENCIA_API_TOKEN", API_TOKEN),
                flags);
    }

    private static int people(Application server) {
        try (ApiClient client = new ApiClient(server.address(), API_TOKEN)) {
            return client.get("/api/profiles?identifier=user_id:u1").path("items").size();
        }
    }

    private static int orders(Application server, String userId) {
        try (ApiClient client = new ApiClient(server.address(), API_TOKEN)) {
            return client.get("/api/profiles?identifier=user_id:" + userId)
                    .at("/items/0/totals/orders")
                    .asInt();
        }
    }

    private static int health(Application server) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(server.address().resolve("/observe/health"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException gone) {
            return 0;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
