package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.client.ApiClient;
import org.querencia.app.kit.Sender;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Another system is told who enters a segment, by a whole server that is stopped on the way.
class TellingTest {
    private static final String WRITE_KEY = "a-write-key-for-tests";
    private static final String API_TOKEN = "an-api-token-for-tests";
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private Path data;

    private record Call(String id, String timestamp, String signature, String body) {
        String profile() {
            return JSON.readTree(body).at("/data/profile").asString();
        }
    }

    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger status = new AtomicInteger(200);

    @Test
    void nobody_is_left_out_and_each_is_told_under_one_id_over_refusals_and_a_restart()
            throws Exception {
        HttpServer other =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", this::answer);
        other.start();
        String secret;
        try (Application server = Application.start(settings());
                ApiClient client = new ApiClient(server.address(), API_TOKEN);
                Sender sender = new Sender(server.address(), WRITE_KEY)) {
            client.post(
                    "/api/segments",
                    ApiClient.object()
                            .put("key", "buyers")
                            .put("name", "Buyers")
                            .put("rule", "count('Order Completed', 'ever') > 0"));
            JsonNode made =
                    client.post(
                            "/api/webhooks",
                            ApiClient.object()
                                    .put("key", "crm")
                                    .put(
                                            "url",
                                            "http://127.0.0.1:%d/hooks"
                                                    .formatted(other.getAddress().getPort())));
            secret = made.path("secret").asString();
            order(sender, 1, 5);
            assertThat(server.awaitCaughtUp(CAUGHT_UP)).isTrue();
            await().atMost(CAUGHT_UP).until(() -> calls.size() >= 5);

            status.set(503);
            order(sender, 6, 9);
            assertThat(server.awaitCaughtUp(CAUGHT_UP)).isTrue();
            await().atMost(CAUGHT_UP)
                    .until(() -> client.get("/api/webhooks/crm").path("failed").asInt() > 0);
        }
        status.set(200);
        try (Application server = Application.start(settings());
                ApiClient client = new ApiClient(server.address(), API_TOKEN)) {
            client.post("/api/webhooks/crm/retry", ApiClient.object());
            await().atMost(CAUGHT_UP)
                    .until(() ->
                            client.get("/api/webhooks/crm").path("waiting").asInt() == 0
                                    && calls.stream().map(Call::id).distinct().count() == 9);
            JsonNode tries = client.get("/api/webhooks/crm/attempts?limit=100").path("items");
            assertThat(tries.valueStream().filter(one -> one.path("taken").asBoolean()).count())
                    .isGreaterThanOrEqualTo(9);
        } finally {
            other.stop(0);
        }

        assertThat(calls.stream().map(Call::profile).distinct().count()).isEqualTo(9);
        for (Call call : calls) {
            assertThat(call.signature()).isEqualTo("v1," + signature(secret, call));
        }
    }

    private static void order(Sender sender, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(i -> assertThat(sender.order("u" + i, "o" + i, 100)).isEqualTo(200));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        calls.add(
                new Call(
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(status.get(), -1);
        exchange.close();
    }

    private static String signature(String secret, Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())),
                        "HmacSHA256"));
        String signed = call.id() + "." + call.timestamp() + "." + call.body();
        return Base64.getEncoder()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private Settings settings() {
        return Settings.local(data)
                .with(
                        new Presets(
                                Optional.of(WRITE_KEY),
                                Optional.of(API_TOKEN),
                                Optional.empty(),
                                Optional.empty()))
                .withWebhookNetworks(List.of("127.0.0.0/8"));
    }
}
