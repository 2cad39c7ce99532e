package org.querencia.app.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.querencia.app.client.ApiClient;

/// An administrator of its own, signed in to the console by a link, who reads its pages.
public final class Guest implements AutoCloseable {
    private final URI server;
    private final HttpClient browser = HttpClient.newHttpClient();
    private String cookie = "";

    /// @param email of nobody yet
    public Guest(URI server, String apiToken, String email) {
        this.server = server;
        try (ApiClient api = new ApiClient(server, apiToken)) {
            api.post(
                    "/api/users",
                    ApiClient.object()
                            .put("email", email)
                            .put("name", "Guest")
                            .put("role", "administrator"));
            String path =
                    api.post(ApiClient.path("/api/users/{}/links", email), ApiClient.object())
                            .path("path")
                            .asString();
            cookie =
                    send(path).headers().allValues("Set-Cookie").stream()
                            .map(one -> one.split(";", 2)[0])
                            .reduce((one, other) -> one + "; " + other)
                            .orElseThrow();
        }
    }

    /// Where the answer leads elsewhere, what is there.
    public HttpResponse<String> get(String path) {
        HttpResponse<String> answer = send(path);
        return answer.headers().firstValue("Location").map(this::send).orElse(answer);
    }

    private HttpResponse<String> send(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
