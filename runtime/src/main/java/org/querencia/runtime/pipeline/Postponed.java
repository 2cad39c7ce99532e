package org.querencia.runtime.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Standing;

/// People whom looking at failed for a defect when time passed: they are put off, ever longer, so
/// that the others go on and the server is not busy with them alone. Where they stand is late by
/// then, and the server's health says so.
///
/// Belongs to the pipeline's thread; [#told] may be asked from any.
final class Postponed {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int DOUBLINGS_MAX = 10;

    private final Map<ProfileId, Integer> times = new HashMap<>();
    private volatile int people;

    /// Where somebody stands, to be looked at again later.
    Standing later(ProfileId person, Standing standing, Instant now) {
        int failed = times.merge(person, 1, Integer::sum);
        people = times.size();
        Duration wait = FIRST.multipliedBy(1L << Math.min(failed - 1, DOUBLINGS_MAX));
        return new Standing(
                standing.memberships(),
                standing.places(),
                standing.seen(),
                Optional.of(now.plus(wait)));
    }

    /// These were looked at.
    void done(List<ProfileId> looked) {
        if (!times.isEmpty()) {
            times.keySet().removeAll(looked);
            people = times.size();
        }
    }

    /// What is wrong, for whoever asks how the server does; empty while nothing is.
    Optional<String> told() {
        int number = people;
        return number == 0
                ? Optional.empty()
                : Optional.of(
                        "%d people cannot be looked at when time passes; see the server's log"
                                .formatted(number));
    }
}
