package org.querencia.web.collect;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.collect.CollectKit;
import org.querencia.web.Server;
import org.querencia.web.ServerSettings;
import org.querencia.web.http.TrustedProxies;

/// A running server with the room of collection alone, over memory.
final class CollectServer implements AutoCloseable {

    final CollectKit kit = new CollectKit();
    private final Server server;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    CollectServer() {
        this(List.of());
    }

    CollectServer(List<String> proxies) {
        this(proxies, Optional.empty());
    }

    CollectServer(List<String> proxies, Optional<URI> baseUrl) {
        server =
                Server.start(
                        ServerSettings.local(),
                        new SimpleMeterRegistry(),
                        List.of(
                                new CollectRoom(
                                        kit.collector,
                                        new Boot(kit.sources, baseUrl),
                                        new TrustedProxies(proxies))));
    }

    int port() {
        return server.port();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        return post(path, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> post(String path, byte[] body, String... headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /// A source whose write key is its name.
    void addSource(String key, Trust trust, boolean enabled, List<String> origins, int rate) {
        kit.add(
                new Source(
                        new SourceKey(key),
                        key,
                        trust,
                        enabled,
                        Origin.PRIORITY_DEFAULT,
                        Origin.NAMESPACE_DEFAULT,
                        origins,
                        rate,
                        "",
                        false),
                key);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static String basic(String credentials) {
        return "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
