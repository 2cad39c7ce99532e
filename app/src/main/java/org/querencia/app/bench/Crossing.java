package org.querencia.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Crowd;
import org.querencia.app.load.ServerProcess;
import tools.jackson.databind.node.ObjectNode;

/// Many people whom time alone moves at the very same instant: all did the same thing in the same
/// second, and a rule says that it is long ago.
final class Crossing {

    private static final String SEGMENT = "gone-quiet";
    private static final Duration QUIET = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration WAIT_MAX = Duration.ofMinutes(10);

    /// Until then all has been applied, so that nothing but time is measured.
    private static final Duration AHEAD_PER_THOUSAND = Duration.ofMillis(200);

    private static final Duration AHEAD = Duration.ofSeconds(15);

    private final ServerProcess server;
    private final ApiClient api;

    Crossing(ServerProcess server, ApiClient api) {
        this.server = server;
        this.api = api;
    }

    /// @param people those with the lowest numbers of the [Crowd]
    void measure(long people, ObjectNode figures) throws InterruptedException, ExecutionException {
        SegmentMix.make(api, SEGMENT, "silent('Light Left', '%dmin')".formatted(QUIET.toMinutes()));
        Instant due =
                Instant.now().plus(AHEAD).plus(AHEAD_PER_THOUSAND.multipliedBy(people / 1_000));
        Crowd.post(
                people,
                server.port(),
                (from, upTo) -> Crowd.batch("Light Left", due.minus(QUIET), from, upTo));
        Figures.awaitCaughtUp(api);
        boolean early = Instant.now().isBefore(due);
        long before = SegmentMix.size(api, SEGMENT);
        LockSupport.parkNanos(Math.max(0, Duration.between(Instant.now(), due).toNanos()));
        Instant until = due.plus(WAIT_MAX);
        double first = -1;
        long moved = 0;
        while (moved < people && Instant.now().isBefore(until)) {
            moved = SegmentMix.size(api, SEGMENT);
            first = first < 0 && moved > before ? since(due) : first;
            LockSupport.parkNanos(LOOK.toNanos());
        }
        figures.put("crossed_people", moved);
        figures.put("crossed_all_applied_before", early && before == 0);
        figures.put("crossed_first_s", Figures.rounded(first, 2));
        figures.put("crossed_all_s", Figures.rounded(since(due), 2));
    }

    private static double since(Instant due) {
        return Duration.between(due, Instant.now()).toNanos() / 1e9;
    }
}
