package org.querencia.runtime.courier;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When a message that was not taken is tried again: the schedule that Standard Webhooks 1.0
/// recommends, about three days in all, each wait up to a fifth longer by chance so that endpoints
/// that failed together are not asked together.
final class Retries {

    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24));

    private static final Duration ASKED_MAX = Duration.ofHours(24);
    private static final int JITTER_PART = 5;

    private Retries() {}

    /// How long to wait; empty when it was tried often enough.
    ///
    /// @param failed how often it failed, from 1
    /// @param asked what the endpoint asked for by Retry-After; at most a day is heeded
    /// @param chance 0 to 1
    static Optional<Duration> after(int failed, Optional<Duration> asked, double chance) {
        if (failed > WAITS.size()) {
            return Optional.empty();
        }
        Duration planned = WAITS.get(failed - 1);
        Duration longer = planned.plusMillis((long) (planned.toMillis() * chance / JITTER_PART));
        Duration wanted = asked.orElse(Duration.ZERO);
        Duration heeded = wanted.compareTo(ASKED_MAX) > 0 ? ASKED_MAX : wanted;
        return Optional.of(heeded.compareTo(longer) > 0 ? heeded : longer);
    }
}
