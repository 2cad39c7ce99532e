package org.querencia.web.observe;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.querencia.core.event.Value;
import org.querencia.runtime.operate.Health;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Room;

/// What machines that watch the server ask, and what people who call it read. Open to anyone who
/// reaches the server: nothing here names a person.
public final class ObserveRoom implements Room {

    private final Health health;
    private final PrometheusMeterRegistry meters;
    private final byte[] openApi = resource("/openapi.yaml");
    private final byte[] reference = resource("/docs/reference/api.md");

    public ObserveRoom(Health health, PrometheusMeterRegistry meters) {
        this.health = health;
        this.meters = meters;
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/observe/");
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/observe/health", this::health)
                .get("/observe/metrics", this::metrics)
                .get("/openapi", (_, response) -> send(response, "application/yaml", openApi))
                .get(
                        Fault.TYPE_BASE,
                        (_, response) -> send(response, "text/markdown; charset=utf-8", reference));
    }

    private void health(ServerRequest request, ServerResponse response) {
        List<Health.Check> checks = health.checks();
        boolean accepting = Health.accepting(checks);
        response.status(accepting ? 200 : 503);
        Json.send(
                response,
                Json.object()
                        .put("status", accepting ? "UP" : "DOWN")
                        .put("checks", Json.items(checks, ObserveRoom::check))
                        .build());
    }

    private static Value check(Health.Check check) {
        return Json.object()
                .put("name", check.name())
                .put("status", check.healthy() ? "UP" : "DOWN")
                .put("detail", check.detail())
                .build();
    }

    private void metrics(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(meters.scrape().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(ServerResponse response, String mediaType, byte[] body) {
        response.header(HeaderNames.CONTENT_TYPE, mediaType);
        response.send(body);
    }

    private static byte[] resource(String name) {
        try (InputStream in = ObserveRoom.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "resource '%s' is missing: build the web module again".formatted(name));
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
