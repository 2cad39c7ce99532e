package org.querencia.web;

import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.querencia.web.http.EncodedAsSent;
import org.querencia.web.http.Failures;
import org.querencia.web.http.RequestLog;
import org.querencia.web.http.Room;
import org.querencia.web.http.SecurityHeaders;

/// The one listener. Rooms are asked in order, so a room with a route for everything comes last.
public final class Server implements AutoCloseable {

    /// Above what any room takes; each bounds its own bodies lower.
    private static final long BODY_BYTES_MAX = 32L << 30;

    private static final Duration IDLE_MAX = Duration.ofMinutes(2);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final WebServer server;
    private final ServerSettings settings;

    private Server(WebServer server, ServerSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /// Binds and answers; throws when the address cannot be bound.
    public static Server start(ServerSettings settings, MeterRegistry meters, List<Room> rooms) {
        WebServer server =
                WebServer.builder()
                        .host(settings.host())
                        .port(settings.port())
                        .shutdownHook(false)
                        .shutdownGracePeriod(STOP_MAX)
                        .idleConnectionTimeout(IDLE_MAX)
                        .maxPayloadSize(BODY_BYTES_MAX)
                        .contentEncoding(
                                ContentEncodingContext.builder()
                                        .contentEncodingsDiscoverServices(false)
                                        .addContentEncoding(new EncodedAsSent())
                                        .build())
                        .directHandlers(Failures.direct())
                        .routing(routing -> route(routing, settings, meters, rooms))
                        .build()
                        .start();
        return new Server(server, settings);
    }

    private static void route(
            HttpRouting.Builder routing,
            ServerSettings settings,
            MeterRegistry meters,
            List<Room> rooms) {
        routing.addFilter(new RequestLog(meters));
        routing.addFilter(new SecurityHeaders(settings.https()));
        rooms.forEach(routing::register);
        routing.error(Throwable.class, new Failures(rooms));
    }

    public int port() {
        return server.port();
    }

    /// Where it listens, as commands on this machine reach it.
    public URI address() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return URI.create("http://" + host + ":" + port());
    }

    /// Where browsers reach it.
    public URI baseUrl() {
        return settings.baseUrl().orElseGet(this::address);
    }

    /// Stops taking requests, and waits a little for those under way.
    @Override
    public void close() {
        server.stop();
    }
}
