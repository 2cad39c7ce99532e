package org.querencia.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.client.ApiClient;
import org.querencia.app.kit.Commands;
import org.querencia.app.kit.Program;
import org.querencia.app.kit.Sender;
import org.querencia.app.load.FreePort;
import tools.jackson.databind.JsonNode;

/// The commands that run a server, in processes of their own.
class ProcessesTest {
    private static final String WRITE_KEY = "a-write-key-for-tests";
    private static final String API_TOKEN = "an-api-token-for-tests";
    private static final int TERMINATED = 143;
    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final Map<String, String> PRESETS =
            Map.of("QUERENCIA_WRITE_KEY", WRITE_KEY, "QUERENCIA_API_TOKEN", API_TOKEN);

    @TempDir private Path folder;

    @Test
    void serve_stops_cleanly_and_goes_on_where_it_was() throws IOException {
        Path data = folder.resolve("data");
        int port = FreePort.find();
        try (Program server = serve(data, port).awaitReady(port);
                Sender sender = new Sender(address(port), WRITE_KEY)) {
            assertThat(sender.identify("u1", "Ana Pérez", "ana@example.co")).isEqualTo(200);

            try (Program second = serve(data, FreePort.find())) {
                assertThat(second.code()).isEqualTo(ExitCode.REFUSED.code());
                assertThat(second.err()).contains("is in use by the server at " + address(port));
                assertThat(second.out()).isEmpty();
            }
            assertThat(server.terminate()).isEqualTo(TERMINATED);
            assertThat(server.out()).isEmpty();
            assertThat(server.err())
                    .contains("Querencia runs at " + address(port))
                    .contains("First start: a company in")
                    .doesNotContain(WRITE_KEY)
                    .doesNotContain(API_TOKEN);
        }
        assertNothingRuns(data);
        JsonNode shown = new Commands(data).ask("profile", "show", "user_id:u1");
        assertThat(shown.path("name").asString()).isEqualTo("Ana Pérez");
    }

    @Test
    void serve_hears_a_stop_while_it_starts() throws IOException {
        Path data = folder.resolve("data");
        try (Program server = serve(data, FreePort.find())) {
            await().atMost(A_WHILE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !pidFiles(data).isEmpty());

            assertThat(server.terminate()).isEqualTo(TERMINATED);
        }
        assertNothingRuns(data);
    }

    @Test
    void demo_shows_a_shop_behind_a_link_with_the_keys_it_was_given() throws Exception {
        Path data = folder.resolve("data");
        int port = FreePort.find();
        try (Program demo =
                        new Program(
                                        folder,
                                        PRESETS,
                                        "demo",
                                        "--data",
                                        data.toString(),
                                        "--port",
                                        Integer.toString(port),
                                        "--rate",
                                        "50")
                                .awaitReady(port);
                Sender sender = new Sender(address(port), WRITE_KEY);
                ApiClient api = new ApiClient(address(port), API_TOKEN)) {
            assertThat(sender.identify("u1", "Ana Pérez", "ana@example.co")).isEqualTo(200);
            await().atMost(A_WHILE)
                    .until(() -> api.get("/api/overview").path("orders").asInt() > 0);
            await().atMost(A_WHILE).until(() -> demo.err().contains("/sign-in/link/"));
            assertThat(signsIn(link(demo.err()))).isTrue();
            assertThat(signsIn(link(demo.err()))).as("once").isFalse();

            assertThat(demo.terminate()).isEqualTo(TERMINATED);
            assertThat(demo.out()).isEmpty();
        }
        assertNothingRuns(data);
    }

    private Program serve(Path data, int port) {
        return new Program(
                folder,
                PRESETS,
                "serve",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port));
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static URI link(String said) {
        Matcher link = Pattern.compile("http://\\S+/sign-in/link/\\S+").matcher(said);
        assertThat(link.find()).as(said).isTrue();
        return URI.create(link.group());
    }

    private static boolean signsIn(URI link) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http
                    .send(HttpRequest.newBuilder(link).build(), BodyHandlers.discarding())
                    .headers()
                    .allValues("Set-Cookie")
                    .stream()
                    .anyMatch(cookie -> cookie.startsWith("querencia_session="));
        }
    }

    /// A PostgreSQL that stopped takes its pid file along, and so does the server with its own.
    private static void assertNothingRuns(Path data) throws IOException {
        assertThat(data.resolve("server.json")).doesNotExist();
        assertThat(pidFiles(data)).isEmpty();
    }

    private static List<Path> pidFiles(Path data) throws IOException {
        if (!Files.exists(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> file.endsWith("postmaster.pid")).toList();
        } catch (UncheckedIOException moving) {
            return List.of();
        }
    }
}
