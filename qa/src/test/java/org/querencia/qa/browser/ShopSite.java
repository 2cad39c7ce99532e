package org.querencia.qa.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.codec.ValueCodec;

/// A shop's pages on one origin and, on another, a collector that serves `/q.js` and writes down
/// what pages send.
final class ShopSite implements AutoCloseable {

    private final HttpServer pages = serve(this::page);
    private final HttpServer collector = serve(this::collect);
    private final List<Fields> arrivals = new CopyOnWriteArrayList<>();
    private volatile String attributes = "";
    private volatile String body = "";
    private volatile int status = 200;

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    /// What every page holds, and further attributes of the script's tag.
    ShopSite showing(String body, String attributes) {
        this.body = body;
        this.attributes = attributes;
        return this;
    }

    /// What the collector answers from now on.
    void answers(int status) {
        this.status = status;
    }

    String address(String path) {
        return "http://localhost:%d%s".formatted(pages.getAddress().getPort(), path);
    }

    /// All that came, whatever was answered, in the order of arrival.
    List<Fields> arrivals() {
        return List.copyOf(arrivals);
    }

    /// What came, each messageId once, as the server counts.
    List<Fields> events() {
        Map<String, Fields> once = new LinkedHashMap<>();
        arrivals.forEach(event -> once.putIfAbsent(event.text("messageId").orElseThrow(), event));
        return List.copyOf(once.values());
    }

    List<Fields> tracked(String name) {
        return events().stream()
                .filter(event -> event.text("event").equals(Optional.of(name)))
                .toList();
    }

    List<Fields> ofType(String type) {
        return events().stream()
                .filter(event -> event.text("type").equals(Optional.of(type)))
                .toList();
    }

    @Override
    public void close() {
        pages.stop(0);
        collector.stop(0);
    }

    private void page(HttpExchange exchange) throws IOException {
        String script = "http://127.0.0.1:%d/q.js".formatted(collector.getAddress().getPort());
        String html =
                """
                <!doctype html><title>Shop</title><body style="height:900px">%s
                <script src="%s" data-key="key-1" %s defer></script>\
                """
                        .formatted(body, script, attributes);
        exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
        send(exchange, 200, html.getBytes(StandardCharsets.UTF_8));
    }

    private void collect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("access-control-allow-origin", "*");
        if (exchange.getRequestURI().getPath().equals("/q.js")) {
            exchange.getResponseHeaders().set("content-type", "text/javascript");
            send(exchange, 200, script());
            return;
        }
        Value sent = ValueCodec.read(exchange.getRequestBody().readAllBytes());
        if (sent instanceof Fields batch
                && exchange.getRequestURI().toString().equals("/v1/b?writeKey=key-1")) {
            batch.items("batch").forEach(event -> arrivals.add((Fields) event));
        }
        send(exchange, status, "{\"success\":true}".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] script() throws IOException {
        try (InputStream script = ShopSite.class.getResourceAsStream("/q/q.js")) {
            return Objects.requireNonNull(script, "no /q/q.js on the class path").readAllBytes();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static HttpServer serve(Answering answering) {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer server = HttpServer.create(anyPort, 0);
            server.createContext("/", answering::answer);
            server.start();
            return server;
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
    }
}
