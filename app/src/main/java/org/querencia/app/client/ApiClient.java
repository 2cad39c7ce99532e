package org.querencia.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Asks a server over its API, with a token. Throws [ApiException] with what the server said when
/// it refuses, [UnreachableException] when nobody answers.
public final class ApiClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final Duration ANSWER_MAX = Duration.ofMinutes(5);

    private final URI server;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_MAX)
                    .build();

    public ApiClient(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    public URI server() {
        return server;
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static String pretty(JsonNode json) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    /// A path whose parts in `{}` are the arguments, escaped.
    public static String path(String template, String... arguments) {
        String path = template;
        for (String argument : arguments) {
            path = path.replaceFirst("\\{}", escaped(argument));
        }
        return path;
    }

    public JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    public JsonNode post(String path, JsonNode body) {
        return send(request(path).POST(BodyPublishers.ofString(body.toString())).build());
    }

    /// Sends a file as the body, however large it is.
    public JsonNode upload(String path, Path file) throws IOException {
        return send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofFile(file))
                        .build());
    }

    public JsonNode put(String path, JsonNode body) {
        return send(request(path).PUT(BodyPublishers.ofString(body.toString())).build());
    }

    public JsonNode patch(String path, JsonNode body) {
        return send(
                request(path).method("PATCH", BodyPublishers.ofString(body.toString())).build());
    }

    public JsonNode delete(String path) {
        return send(request(path).method("DELETE", BodyPublishers.noBody()).build());
    }

    /// Copies an answer's body; returns its size in bytes.
    public long stream(HttpRequest.Builder prepared, OutputStream out) throws IOException {
        HttpResponse<InputStream> response =
                exchange(prepared.build(), BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            if (response.statusCode() >= 300) {
                throw refused(
                        response.statusCode(),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            return in.transferTo(out);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private JsonNode send(HttpRequest request) {
        HttpResponse<String> response =
                exchange(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() >= 300) {
            throw refused(response.statusCode(), response.body());
        }
        return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (ConnectException nobody) {
            throw new UnreachableException("no server answers at %s".formatted(server), nobody);
        } catch (IOException broken) {
            throw new UnreachableException(
                    "the server at %s stopped answering: %s".formatted(server, broken.getMessage()),
                    broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted", stopping);
        }
    }

    private static ApiException refused(int status, String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            Iterator<String> words =
                    java.util.stream.Stream.of("detail", "title", "message")
                            .map(field -> problem.path(field).asString(""))
                            .filter(text -> !text.isEmpty())
                            .iterator();
            return new ApiException(status, words.hasNext() ? words.next() : body);
        } catch (JacksonException notJson) {
            return new ApiException(
                    status, Optional.of(body).filter(b -> b.length() < 300).orElse(""));
        }
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
