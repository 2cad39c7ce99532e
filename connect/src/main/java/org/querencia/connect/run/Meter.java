package org.querencia.connect.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.querencia.runtime.imports.ImportProgress;

/// How fast an import is: rows a second since it began, and the time left as of the last seconds.
/// For one thread.
///
/// Rows are read, then grouped and applied, and only reading counts them: as of the last seconds
/// their rate would be nothing for the second half.
final class Meter {

    private static final Duration WINDOW = Duration.ofSeconds(8);
    private static final Duration STEP = Duration.ofMillis(200);

    private record Mark(Instant at, double share, long rows) {}

    private final InstantSource clock;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private Optional<Mark> start = Optional.empty();

    Meter(InstantSource clock) {
        this.clock = clock;
    }

    /// @param share done of the whole, 0 to 1
    /// @param rows done
    ImportProgress at(double share, long rows) {
        Instant now = clock.instant();
        if (marks.isEmpty() || !now.isBefore(marks.getLast().at().plus(STEP))) {
            marks.addLast(new Mark(now, share, rows));
        }
        while (marks.size() > 2 && marks.getFirst().at().isBefore(now.minus(WINDOW))) {
            marks.removeFirst();
        }
        Mark first = marks.getFirst();
        Mark began = start.orElse(first);
        start = Optional.of(began);
        double seconds = seconds(first.at(), now);
        if (seconds < 0.1) {
            return new ImportProgress(share, 0, Optional.empty());
        }
        double shares = (share - first.share()) / seconds;
        return new ImportProgress(
                Math.clamp(share, 0, 1),
                Math.max(0, Math.round((rows - began.rows()) / seconds(began.at(), now))),
                shares > 0 ? Optional.of(Math.round((1 - share) / shares)) : Optional.empty());
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }
}
