package org.querencia.runtime.score;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.querencia.core.rule.Scored;
import org.querencia.core.score.Backtest;
import org.querencia.core.score.Bucket;
import org.querencia.runtime.warehouse.Scorings;

/// What scores say of everybody: how they are spread now, and how well they would have told who
/// buys. Read from the warehouse when asked for. Safe from any thread.
public final class ScoreReports {

    public static final int DAYS_MAX = 730;

    private final Scorings scorings;
    private final ZoneId zone;
    private final InstantSource clock;

    public ScoreReports(Scorings scorings, ZoneId zone, InstantSource clock) {
        this.scorings = scorings;
        this.zone = zone;
        this.clock = clock;
    }

    /// How many people have which score now.
    public List<Bucket> spread(Scored score) {
        Instant now = clock.instant();
        return scorings.spread(score, now, now);
    }

    /// The score as it was at the beginning of a day, beside who bought in the `days` days that
    /// began then.
    ///
    /// @throws IllegalArgumentException that says what is wrong with the days
    public Backtest test(Scored score, LocalDate day, int days) {
        LocalDate today = today();
        if (days < 1 || days > DAYS_MAX) {
            throw new IllegalArgumentException(
                    "days: %d; expected 1 to %d".formatted(days, DAYS_MAX));
        }
        if (day.plusDays(days).isAfter(today)) {
            throw new IllegalArgumentException(
                    "day: %s; its %d days are not over, expected %s or earlier"
                            .formatted(day, days, today.minusDays(days)));
        }
        // The first instant of a day is part of it: what was known is what came before.
        Instant at = start(day).minusNanos(1_000);
        return Backtest.of(scorings.spread(score, at, start(day.plusDays(days)).minusNanos(1_000)));
    }

    /// The present day of the workspace.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
