package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.client.ApiClient;
import org.querencia.app.command.CommandLines;
import org.querencia.app.server.FolderTakenException;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Listen;
import org.querencia.app.settings.Settings.Presets;
import org.querencia.app.settings.SettingsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One server, from its first start over commands to a start on what was kept.
@TestMethodOrder(OrderAnnotation.class)
class ApplicationTest {
    private static final String WRITE_KEY = "a-write-key-for-tests";
    private static final String API_TOKEN = "an-api-token-for-tests";
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);

    @TempDir private static Path data;
    private static Optional<Application> running = Optional.empty();

    @BeforeAll
    static void start() {
        running = Optional.of(Application.start(settings()));
    }

    @AfterAll
    static void stop() {
        running.ifPresent(Application::close);
    }

    @Test
    @Order(1)
    void a_started_server_accepts() throws Exception {
        HttpResponse<String> health = get("/observe/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(new JsonMapper().readTree(health.body()).path("status").asString())
                .isEqualTo("UP");
    }

    @Test
    @Order(2)
    void only_its_owner_can_read_how_to_reach_it() throws Exception {
        assertThat(Files.getPosixFilePermissions(data.resolve("server.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    @Order(3)
    void a_second_server_on_the_same_folder_refuses_and_says_who_holds_it() {
        assertThatThrownBy(() -> Application.start(settings()).close())
                .isInstanceOf(FolderTakenException.class)
                .hasMessageContaining("is in use by the server at " + server().address())
                .hasMessageContaining("--data");
    }

    @Test
    @Order(4)
    void what_is_collected_with_the_preset_key_shows_with_the_preset_token() throws Exception {
        assertThat(identify("u1", "ana@example.co").statusCode()).isEqualTo(200);
        assertThat(server().awaitCaughtUp(CAUGHT_UP)).isTrue();

        try (ApiClient client = new ApiClient(server().address(), API_TOKEN)) {
            JsonNode found = client.get("/api/profiles?identifier=email:ana@example.co");
            assertThat(found.path("items").get(0).path("name").asString()).isEqualTo("Ana Pérez");
        }
    }

    @Test
    @Order(5)
    void commands_ask_the_server_that_runs() {
        Said said = command("profile", "show", "email:ana@example.co", "--json");

        assertThat(said.code()).isZero();
        assertThat(new JsonMapper().readTree(said.out()).path("name").asString())
                .isEqualTo("Ana Pérez");
    }

    @Test
    @Order(6)
    void a_person_nobody_knows_is_not_found() {
        assertThat(command("profile", "show", "email:nobody@example.co").code()).isEqualTo(3);
    }

    @Test
    @Order(7)
    void tokens_are_made_and_end_from_the_command_line() throws Exception {
        Said made = command("key", "create", "token", "reports", "--json");
        String token = new JsonMapper().readTree(made.out()).path("token").asString();

        assertThat(authorised(token)).isEqualTo(200);
        assertThat(command("key", "create", "token", "reports").code()).isEqualTo(5);
        assertThat(command("key", "revoke", "token", "reports").code()).isZero();
        assertThat(authorised(token)).isEqualTo(401);
    }

    @Test
    @Order(8)
    void a_user_gets_a_link_that_signs_in_once() throws Exception {
        Said added = command("user", "add", "luz@example.co", "--administrator", "--json");
        URI link = URI.create(new JsonMapper().readTree(added.out()).path("link").asString());

        HttpResponse<String> first = fetch(HttpRequest.newBuilder(link).build());
        HttpResponse<String> second = fetch(HttpRequest.newBuilder(link).build());

        assertThat(first.headers().firstValue("Set-Cookie")).isPresent();
        assertThat(second.headers().firstValue("Set-Cookie").orElse(""))
                .doesNotContain("querencia_session=");
    }

    @Test
    @Order(9)
    void without_a_password_it_stays_on_this_machine(@TempDir Path other) {
        Settings open =
                Settings.local(other).with(new Listen("0.0.0.0", 0, Optional.empty(), List.of()));

        assertThatThrownBy(() -> Application.start(open).close())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("nobody has a password yet")
                .hasMessageContaining("'0.0.0.0'");
    }

    @Test
    @Order(10)
    void after_a_stop_everything_is_there_again() throws Exception {
        stop();
        assertThat(data.resolve("server.json")).doesNotExist();

        start();

        try (ApiClient client = new ApiClient(server().address(), API_TOKEN)) {
            assertThat(client.get("/api/profiles?identifier=user_id:u1").path("items")).hasSize(1);
        }
        assertThat(identify("u1", "ana@example.co").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(11)
    void without_a_server_commands_open_the_data_themselves() {
        stop();
        running = Optional.empty();

        Said said = command("profile", "find", "ana", "--json");

        assertThat(said.code()).isZero();
        assertThat(new JsonMapper().readTree(said.out()).path("items")).hasSize(1);
    }

    private static Settings settings() {
        return Settings.local(data)
                .with(
                        new Presets(
                                Optional.of(WRITE_KEY),
                                Optional.of(API_TOKEN),
                                Optional.empty(),
                                Optional.empty()));
    }

    private static Application server() {
        return running.orElseThrow();
    }

    private record Said(int code, String out) {}

    private static Said command(String... arguments) {
        StringWriter out = new StringWriter();
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        int code =
                CommandLines.make()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute(all);
        return new Said(code, out.toString());
    }

    private static HttpResponse<String> identify(String userId, String email) throws Exception {
        String key =
                Base64.getEncoder()
                        .encodeToString((WRITE_KEY + ":").getBytes(StandardCharsets.UTF_8));
        return fetch(
                HttpRequest.newBuilder(server().address().resolve("/v1/identify"))
                        .header("Authorization", "Basic " + key)
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"userId":"%s","traits":{"name":"Ana Pérez","email":"%s"}}
                                        """
                                                .formatted(userId, email)))
                        .build());
    }

    private static int authorised(String token) throws Exception {
        return fetch(
                        HttpRequest.newBuilder(server().address().resolve("/api/sources"))
                                .header("Authorization", "Bearer " + token)
                                .build())
                .statusCode();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return fetch(HttpRequest.newBuilder(server().address().resolve(path)).build());
    }

    private static HttpResponse<String> fetch(HttpRequest request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
