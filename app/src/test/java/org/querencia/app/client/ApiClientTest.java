package org.querencia.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ApiClientTest {

    @Test
    void a_list_is_asked_for_page_after_page() throws IOException {
        Map<String, String> pages =
                Map.of(
                        "/api/tokens?limit=500",
                        "{\"items\":[1,2],\"next\":\"abc\"}",
                        "/api/tokens?cursor=abc&limit=500",
                        "{\"items\":[3],\"next\":null}");
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().toString();
                    asked.add(path);
                    byte[] page = pages.getOrDefault(path, "{}").getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (ApiClient client = new ApiClient(address, "token")) {
            assertThat(client.list("/api/tokens")).hasToString("{\"items\":[1,2,3],\"next\":null}");
            assertThat(asked)
                    .containsExactly("/api/tokens?limit=500", "/api/tokens?cursor=abc&limit=500");
        } finally {
            server.stop(0);
        }
    }
}
