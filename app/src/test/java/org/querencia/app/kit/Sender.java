package org.querencia.app.kit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Sends calls as an SDK does.
public final class Sender implements AutoCloseable {
    private final URI server;
    private final String authorization;
    private final HttpClient http = HttpClient.newHttpClient();

    public Sender(URI server, String writeKey) {
        this.server = server;
        this.authorization =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
    }

    /// The status of the answer.
    public int post(String call, String json) {
        try {
            return http.send(
                            HttpRequest.newBuilder(server.resolve("/v1/" + call))
                                    .header("Authorization", authorization)
                                    .POST(BodyPublishers.ofString(json))
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

    public int identify(String userId, String name, String email) {
        return post(
                "identify",
                """
                {"userId":"%s","traits":{"name":"%s","email":"%s"}}\
                """
                        .formatted(userId, name, email));
    }

    public int order(String userId, String order, long total) {
        return post(
                "track",
                """
                {"userId":"%s","event":"Order Completed",\
                "properties":{"order_id":"%s","total":%d,"currency":"COP"}}\
                """
                        .formatted(userId, order, total));
    }

    @Override
    public void close() {
        http.close();
    }
}
