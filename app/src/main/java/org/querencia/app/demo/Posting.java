package org.querencia.app.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// Sends events to the server as any client does.
final class Posting implements AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final int TRIES_MAX = 30;
    private static final JsonMapper JSON = new JsonMapper();

    private final URI server;
    private final String writeKey;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Posting(URI server, String writeKey) {
        this.server = server;
        this.writeKey = writeKey;
    }

    /// Tries again while the server has too much to do.
    ///
    /// @param events each as JSON
    /// @return how many were refused
    int send(Collection<String> events) throws IOException, InterruptedException {
        String body =
                "{\"writeKey\":\"%s\",\"batch\":[%s]}"
                        .formatted(writeKey, String.join(",", events));
        for (int tried = 1; ; tried++) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(server.resolve("/v1/batch"))
                                    .timeout(ANSWER_MAX)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return JSON.readTree(answer.body()).path("refused").size();
            }
            boolean busy = answer.statusCode() == 429 || answer.statusCode() == 503;
            if (!busy || tried == TRIES_MAX) {
                throw new IOException("%d: %s".formatted(answer.statusCode(), answer.body()));
            }
            TimeUnit.SECONDS.sleep(answer.headers().firstValueAsLong("Retry-After").orElse(1));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
