package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.doctor.Checkup;
import org.querencia.app.doctor.Finding;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;
import org.querencia.store.DatabaseSettings.Outside;
import org.querencia.store.kit.CuttingProxy;
import org.querencia.store.kit.TestPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server whose PostgreSQL goes away and comes back.
class HealthTest {
    private static final String WRITE_KEY = "a-write-key-for-tests";
    private static final Duration NOTICED = Duration.ofSeconds(20);

    @TempDir private Path data;

    @Test
    void while_postgresql_is_gone_health_says_503_and_so_does_collect() throws Exception {
        Outside direct = TestPostgres.place(TestPostgres.embedded().bare());
        String port = direct.url().replaceAll(".*:(\\d+)/.*", "$1");
        try (CuttingProxy proxy = new CuttingProxy(Integer.parseInt(port));
                Application server =
                        Application.start(
                                settings(
                                        direct,
                                        direct.url()
                                                .replace(
                                                        ":" + port + "/",
                                                        ":" + proxy.port() + "/")))) {
            assertThat(health(server))
                    .isEqualTo(
                            new Answer(
                                    200,
                                    Map.of(
                                            "server", "UP",
                                            "log", "UP",
                                            "pipeline", "UP",
                                            "warehouse", "UP",
                                            "webhooks", "UP")));
            assertThat(collect(server, "before")).isEqualTo(200);

            proxy.cutAll();

            await().atMost(NOTICED).until(() -> health(server).status() == 503);
            assertThat(health(server).checks()).containsEntry("log", "DOWN");
            assertThat(collect(server, "meanwhile")).isEqualTo(503);

            proxy.mend();

            await().atMost(NOTICED).until(() -> health(server).status() == 200);
            assertThat(collect(server, "meanwhile")).isEqualTo(200);
            assertThat(server.awaitCaughtUp(NOTICED)).isTrue();
            assertThat(server.database().log().head().value()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void the_doctor_doubts_a_postgresql_that_promises_more_than_it_keeps() throws Exception {
        Outside place = TestPostgres.place(TestPostgres.embedded().bare());
        Settings settings = settings(place, place.url());
        assertThat(postgresql(settings).state()).isEqualTo(Finding.State.WELL);

        TestPostgres.alter(place, "synchronous_commit", "off");

        assertThat(postgresql(settings).state()).isEqualTo(Finding.State.DOUBTFUL);
        assertThat(postgresql(settings).mend()).contains("synchronous_commit is off");
    }

    private static Finding postgresql(Settings settings) {
        return new Checkup(settings)
                .findings().stream()
                        .filter(finding -> finding.name().equals("postgresql"))
                        .findFirst()
                        .orElseThrow();
    }

    private Settings settings(Outside place, String url) {
        return Settings.local(data)
                .with(new Settings.Database(url, place.user(), place.password()))
                .with(
                        new Presets(
                                Optional.of(WRITE_KEY),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    private record Answer(int status, Map<String, String> checks) {}

    private static Answer health(Application server) throws Exception {
        HttpResponse<String> response =
                fetch(
                        HttpRequest.newBuilder(server.address().resolve("/observe/health"))
                                .timeout(Duration.ofSeconds(2))
                                .build());
        Map<String, String> checks = new TreeMap<>();
        JsonNode body = new JsonMapper().readTree(response.body());
        for (JsonNode check : body.path("checks")) {
            checks.put(check.path("name").asString(), check.path("status").asString());
        }
        return new Answer(response.statusCode(), checks);
    }

    private static int collect(Application server, String messageId) throws Exception {
        String key =
                Base64.getEncoder()
                        .encodeToString((WRITE_KEY + ":").getBytes(StandardCharsets.UTF_8));
        return fetch(
                        HttpRequest.newBuilder(server.address().resolve("/v1/track"))
                                .header("Authorization", "Basic " + key)
                                .POST(
                                        BodyPublishers.ofString(
                                                """
                                                {"userId":"u1","event":"Seen","messageId":"%s"}
                                                """
                                                        .formatted(messageId)))
                                .build())
                .statusCode();
    }

    private static HttpResponse<String> fetch(HttpRequest request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
