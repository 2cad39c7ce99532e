package org.querencia.web.http;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Times every request and logs it by its route: never by its path, query, address or body, which
/// may name people or hold keys.
public final class RequestLog implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger("org.querencia.web.requests");

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final MeterRegistry meters;
    private final ConcurrentMap<Kind, Timer> timers = new ConcurrentHashMap<>();

    public RequestLog(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long start = System.nanoTime();
        try {
            chain.proceed();
        } finally {
            long nanos = System.nanoTime() - start;
            Kind kind =
                    new Kind(
                            method(request),
                            request.matchingPattern().orElse("none"),
                            response.status().code());
            timers.computeIfAbsent(kind, this::timer).record(nanos, TimeUnit.NANOSECONDS);
            log(kind, nanos);
        }
    }

    /// Callers may invent methods; meters must not grow with them.
    private static String method(RoutingRequest request) {
        String method = request.prologue().method().text();
        return METHODS.contains(method) ? method : "other";
    }

    private static void log(Kind kind, long nanos) {
        (kind.status() >= 500 ? LOG.atWarn() : LOG.atDebug())
                .addKeyValue("method", kind.method())
                .addKeyValue("route", kind.route())
                .addKeyValue("status", kind.status())
                .addKeyValue("micros", nanos / 1_000)
                .log("request");
    }

    private Timer timer(Kind kind) {
        return Timer.builder("querencia.http.requests")
                .description("requests by route and status")
                .tag("method", kind.method())
                .tag("route", kind.route())
                .tag("status", Integer.toString(kind.status()))
                .publishPercentileHistogram(false)
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    private record Kind(String method, String route, int status) {}
}
