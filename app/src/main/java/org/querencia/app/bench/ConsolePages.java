package org.querencia.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.HdrHistogram.Histogram;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.ServerProcess;
import tools.jackson.databind.node.ObjectNode;

/// Opens pages of the console as a signed-in browser does, and notes when the first byte comes.
final class ConsolePages {
    private static final String USER = "bench@example.co";
    private static final long MICROS_MAX = 60_000_000;
    private static final int WARMING_UP = 10;

    private final ServerProcess server;
    private final ApiClient api;

    ConsolePages(ServerProcess server, ApiClient api) {
        this.server = server;
        this.api = api;
    }

    void measure(ObjectNode figures, int times) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            String cookie = signIn(browser);
            page(browser, cookie, "/people", "people_page_first_byte", figures, times);
            page(
                    browser,
                    cookie,
                    ApiClient.path("/people?q={}", "maria rodriguez"),
                    "people_search_page_first_byte",
                    figures,
                    times);
            page(browser, cookie, "/", "home_page_first_byte", figures, times);
        }
    }

    private String signIn(HttpClient browser) throws IOException, InterruptedException {
        api.post(
                "/api/users",
                ApiClient.object()
                        .put("email", USER)
                        .put("name", "Bench")
                        .put("role", "administrator"));
        String path =
                api.post(ApiClient.path("/api/users/{}/links", USER), ApiClient.object())
                        .path("path")
                        .asString();
        HttpResponse<Void> in =
                browser.send(
                        HttpRequest.newBuilder(server.address().resolve(path)).build(),
                        BodyHandlers.discarding());
        return in.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .reduce((one, other) -> one + "; " + other)
                .orElseThrow(() -> new IOException("the sign-in link signs nobody in"));
    }

    private void page(
            HttpClient browser,
            String cookie,
            String path,
            String name,
            ObjectNode figures,
            int times)
            throws IOException, InterruptedException {
        Histogram micros = new Histogram(MICROS_MAX, 3);
        HttpRequest request =
                HttpRequest.newBuilder(server.address().resolve(path))
                        .header("Cookie", cookie)
                        .build();
        for (int n = -WARMING_UP; n < times; n++) {
            long start = System.nanoTime();
            HttpResponse<InputStream> answer = browser.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                int first = body.read();
                long took = (System.nanoTime() - start) / 1_000;
                if (answer.statusCode() != 200 || first < 0) {
                    throw new IOException("%s answered %d".formatted(path, answer.statusCode()));
                }
                if (n >= 0) {
                    micros.recordValue(Math.min(MICROS_MAX, took));
                }
                body.transferTo(OutputStream.nullOutputStream());
            }
        }
        Figures.percentiles(figures, name, micros);
    }
}
