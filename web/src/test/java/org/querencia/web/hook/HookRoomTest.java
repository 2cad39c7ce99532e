package org.querencia.web.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.runtime.log.LogUnavailableException;
import org.querencia.runtime.webhook.Webhooks;
import org.querencia.web.Server;
import org.querencia.web.ServerSettings;

/// What providers see of each answer, over HTTP.
class HookRoomTest {

    /// A door that answers as the body says, and keeps what it was given.
    private static final class Parrot implements Webhooks {

        final List<Call> calls = new ArrayList<>();

        @Override
        public Answer receive(Call call) {
            calls.add(call);
            return switch (new String(call.body(), StandardCharsets.UTF_8)) {
                case "unsigned" -> new Answer.BadSignature("not signed");
                case "malformed" -> new Answer.Malformed("no id");
                case "no door" -> new Answer.NoDoor("nothing here");
                case "too fast" -> new Answer.TooFast(3, "slower");
                case "log away" ->
                        throw new LogUnavailableException("away", new IllegalStateException());
                default -> new Answer.Taken(2, 1, 3);
            };
        }

        @Override
        public Answer verify(String provider, String source, Map<String, String> query) {
            return query.containsKey("hub.challenge")
                    ? new Answer.Challenge(query.getOrDefault("hub.challenge", ""))
                    : new Answer.BadSignature("not the word");
        }
    }

    private final Parrot door = new Parrot();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Server server =
            Server.start(ServerSettings.local(), meters, List.of(new HookRoom(door, meters)));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        "an order, 200",
        "unsigned, 401",
        "malformed, 400",
        "no door, 404",
        "too fast, 429",
        "log away, 503"
    })
    void each_answer_has_its_status(String body, int status) {
        assertThat(post("/hooks/shopify/shop", body).statusCode()).isEqualTo(status);
    }

    @Test
    void the_door_is_given_headers_by_lower_case_name_and_the_bytes_as_they_were_sent() {
        String body = "{ \"a\" : \"ñ\" }";

        HttpResponse<String> answer = post("/hooks/shopify/shop/", body);

        assertThat(answer.body()).isEqualTo("{\"stored\":2,\"duplicates\":1,\"ignored\":3}");
        assertThat(door.calls)
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.provider()).isEqualTo("shopify");
                    assertThat(call.source()).isEqualTo("shop");
                    assertThat(call.header("X-Shopify-Topic")).contains("orders/create");
                    assertThat(call.body()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
                });
        assertThat(
                        meters.counter(
                                        "querencia.webhooks",
                                        "provider",
                                        "shopify",
                                        "outcome",
                                        "ignored")
                                .count())
                .isEqualTo(3);
    }

    @Test
    void a_challenge_is_repeated_as_plain_text() {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(
                                uri("/hooks/meta/shop?hub.mode=subscribe&hub.challenge=%3Cb%3E1")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<b>1");
        assertThat(answer.headers().firstValue("content-type"))
                .contains("text/plain; charset=utf-8");
        assertThat(send(HttpRequest.newBuilder(uri("/hooks/meta/shop"))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_body_beyond_all_reason_is_not_read() {
        assertThat(post("/hooks/shopify/shop", "x".repeat(5_000_001)).statusCode()).isEqualTo(413);
        assertThat(door.calls).isEmpty();
    }

    private HttpResponse<String> post(String path, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("X-Shopify-Topic", "orders/create")
                        .POST(BodyPublishers.ofString(body)));
    }

    private URI uri(String path) {
        return URI.create(server.address() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
