package org.querencia.app.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Memory;
import org.querencia.app.load.ServerProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What benchmarks have in common: how figures are written, and asking a server how far it is.
final class Figures {

    private static final Duration CAUGHT_UP_MAX = Duration.ofMinutes(30);
    private static final Duration LOOK = Duration.ofMillis(5);

    private Figures() {}

    /// So many digits as are worth telling.
    static BigDecimal rounded(double value, int digitsAfterPoint) {
        return BigDecimal.valueOf(value).setScale(digitsAfterPoint, RoundingMode.HALF_UP);
    }

    private static BigDecimal millis(long micros) {
        return BigDecimal.valueOf(micros, 3).setScale(2, RoundingMode.HALF_UP);
    }

    /// `name_p50_ms` and `name_p99_ms`.
    static void percentiles(ObjectNode figures, String name, Histogram micros) {
        figures.put(name + "_p50_ms", millis(micros.getValueAtPercentile(50)));
        figures.put(name + "_p99_ms", millis(micros.getValueAtPercentile(99)));
    }

    /// Of the server's process alone: neither PostgreSQL nor the sender is in it.
    static void memory(ObjectNode figures, ServerProcess server) {
        Memory memory = Memory.of(server);
        figures.put("server_heap_mb", memory.heapMb());
        figures.put("server_resident_mb", memory.residentMb());
        figures.put("server_resident_most_mb", memory.residentMostMb());
    }

    /// Returns when profiles and warehouse show all that is in the log.
    static void awaitCaughtUp(ApiClient server) {
        long until = System.nanoTime() + CAUGHT_UP_MAX.toNanos();
        while (!caughtUp(server.get("/api/progress"))) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "profiles and warehouse do not catch up with the log in " + CAUGHT_UP_MAX);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    static long head(ApiClient server) {
        return server.get("/api/progress").path("head").asLong();
    }

    private static boolean caughtUp(JsonNode progress) {
        long head = progress.path("head").asLong();
        return progress.path("profiles").asLong() >= head
                && progress.path("warehouse").asLong() >= head;
    }
}
