package org.querencia.core.alarm;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// How long the periods are that a sensor compares; they begin on the workspace's clock.
public enum Step {
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    Step(ChronoUnit unit) {
        this.unit = unit;
    }

    /// The beginning of the period in which `time` lies.
    public LocalDateTime start(LocalDateTime time) {
        return time.truncatedTo(unit);
    }

    /// The beginning of the period `count` after that one; of a negative count before it.
    public LocalDateTime plus(LocalDateTime period, long count) {
        return period.plus(count, unit);
    }

    /// How many periods lie between two beginnings.
    public long between(LocalDateTime from, LocalDateTime to) {
        return unit.between(from, to);
    }

    /// As definitions and people write it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
