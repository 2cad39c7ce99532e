package org.querencia.qa.collect;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The server of a company, as those who send to it and those who ask it see it.
public final class Company implements AutoCloseable {
    public static final String WRITE_KEY = "a-write-key-for-tests";
    public static final String API_TOKEN = "an-api-token-for-tests";
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);

    private final Settings settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private Application server;

    /// @param country its code; the time zone, currency and spelling of telephones follow from it
    public Company(Path data, String country) {
        this(
                Settings.local(data)
                        .with(
                                new Settings.Company(
                                        Optional.of(country),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())));
    }

    public Company(Settings given) {
        settings =
                given.with(
                        new Presets(
                                Optional.of(WRITE_KEY),
                                Optional.of(API_TOKEN),
                                Optional.empty(),
                                Optional.empty()));
        server = Application.start(settings);
    }

    public void restart() {
        server.close();
        server = Application.start(settings);
    }

    public Application server() {
        return server;
    }

    /// Sends to an address of collect, with the key of the source `server`.
    public HttpResponse<String> collect(String path, String json) {
        return send(
                HttpRequest.newBuilder(server.address().resolve(path))
                        .header("X-Write-Key", WRITE_KEY)
                        .POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public URI address(String path) {
        return server.address().resolve(path);
    }

    /// What the API answers once everything that was sent shows.
    public JsonNode api(String path) {
        if (!server.awaitCaughtUp(CAUGHT_UP)) {
            throw new IllegalStateException("profiles and warehouse are behind");
        }
        try (ApiClient client = new ApiClient(server.address(), API_TOKEN)) {
            return client.get(path);
        }
    }

    public void define(String kind, String json) {
        try (ApiClient client = new ApiClient(server.address(), API_TOKEN)) {
            client.put("/api/definitions/" + kind, new JsonMapper().readTree(json));
        }
    }

    public JsonNode person(String identifier) {
        return api(ApiClient.path("/api/profiles?identifier={}", identifier)).path("items").path(0);
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}
