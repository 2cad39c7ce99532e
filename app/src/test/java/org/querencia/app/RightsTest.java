package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.client.ApiClient;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Being forgotten, on a whole server.
class RightsTest {
    private static final String WRITE_KEY = "a-write-key-for-tests";
    private static final String API_TOKEN = "an-api-token-for-tests";
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);

    @TempDir private Path data;

    @Test
    void who_is_erased_is_nowhere_and_stays_away_over_a_restart() throws Exception {
        JsonNode certificate;
        try (Application server = Application.start(settings())) {
            collect(server, "identify", ana("m1"));
            collect(
                    server,
                    "track",
                    """
                    {"userId":"u1","event":"Order Completed","messageId":"m2",
                     "properties":{"order_id":"o1","total":900}}
                    """);
            collect(
                    server,
                    "identify",
                    "{\"userId\":\"u2\",\"messageId\":\"m3\",\"traits\":{\"name\":\"Leo\"}}");
            collect(
                    server,
                    "track",
                    "{\"userId\":\"u1\",\"properties\":{\"phone\":\"300 123 45 67\"}}");
            assertThat(server.awaitCaughtUp(CAUGHT_UP)).isTrue();
            try (ApiClient client = new ApiClient(server.address(), API_TOKEN)) {
                String id =
                        client.get("/api/profiles?identifier=email:ana@example.co")
                                .path("items")
                                .get(0)
                                .path("id")
                                .asString();
                ObjectNode reason = ApiClient.object().put("reason", "asked by letter");
                certificate = client.post("/api/profiles/" + id + "/erase", reason);
                assertThat(certificate.path("events").asInt()).isEqualTo(2);
                assertThat(certificate.path("traces").path("refused-events").asInt()).isEqualTo(1);

                collect(server, "identify", ana("m1"));
                collect(server, "identify", ana("m9"));
                assertGone(server, client);
                assertThat(client.get("/api/overview").path("allOrders").asInt()).isZero();
            }
        }
        try (Application server = Application.start(settings());
                ApiClient client = new ApiClient(server.address(), API_TOKEN)) {
            collect(server, "identify", ana("m10"));
            assertGone(server, client);
            assertThat(client.get("/api/erasures/" + certificate.path("id").asString()))
                    .isEqualTo(certificate);
        }
    }

    private static void assertGone(Application server, ApiClient client) throws Exception {
        assertThat(server.awaitCaughtUp(CAUGHT_UP)).isTrue();
        assertThat(client.get("/api/profiles?identifier=email:ana@example.co").path("items"))
                .isEmpty();
        assertThat(client.get("/api/profiles?q=ana").path("items")).isEmpty();
        assertThat(client.get("/api/profiles").path("items")).hasSize(1);
        HttpRequest export =
                HttpRequest.newBuilder(server.address().resolve("/api/export/events"))
                        .header("Authorization", "Bearer " + API_TOKEN)
                        .build();
        String all = HttpClient.newHttpClient().send(export, BodyHandlers.ofString()).body();
        assertThat(all.toLowerCase(java.util.Locale.ROOT)).contains("leo").doesNotContain("ana");
    }

    private static String ana(String messageId) {
        return """
        {"userId":"u1","messageId":"%s","traits":{"name":"Ana Pérez","email":"ana@example.co","phone":"+573001234567"}}
        """
                .formatted(messageId);
    }

    private static void collect(Application server, String type, String body) throws Exception {
        URI address = server.address().resolve("/v1/" + type);
        String key =
                Base64.getEncoder()
                        .encodeToString((WRITE_KEY + ":").getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Basic " + key)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }

    private Settings settings() {
        return Settings.local(data)
                .with(
                        new Presets(
                                Optional.of(WRITE_KEY),
                                Optional.of(API_TOKEN),
                                Optional.empty(),
                                Optional.empty()));
    }
}
