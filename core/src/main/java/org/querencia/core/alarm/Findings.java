package org.querencia.core.alarm;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.querencia.core.alarm.Condition.Unusual;
import org.querencia.core.alarm.Finding.Band;
import org.querencia.core.alarm.Finding.Verdict;

/// Reads a series by a condition, period by period.
public final class Findings {

    /// Below this much expected in a run of empty periods, emptiness is no news: of what comes by
    /// itself nothing comes with a chance of e^-7, less than one in a thousand, where seven are
    /// due.
    static final double MISSED_MIN = 7;

    /// Within this share of the way to the threshold a value is calm: what raised an alarm must
    /// come back further than it went, lest it flutters.
    private static final double CALM = 0.6;

    private static final int EMPTY_RUN_MAX = 400;

    private final Series series;
    private final Condition condition;

    public Findings(Series series, Condition condition) {
        this.series = series;
        this.condition = condition;
    }

    /// One for each period from `from` until before `to`, which are whole by now.
    public List<Finding> between(LocalDateTime from, LocalDateTime to) {
        List<Finding> findings = new ArrayList<>();
        for (LocalDateTime period = from;
                period.isBefore(to);
                period = series.step().plus(period, 1)) {
            findings.add(at(period));
        }
        return findings;
    }

    private Finding at(LocalDateTime period) {
        OptionalDouble value = series.at(period);
        return switch (condition) {
            case Condition.Above(double limit) -> level(period, value, value.orElse(0) > limit);
            case Condition.Below(double limit) -> level(period, value, value.orElse(0) < limit);
            case Unusual unusual -> unusual(period, value, unusual);
            case Condition.Missing() -> missing(period, value.orElse(0));
            case Condition.Due due -> due.finding(period);
            // Whoever knows who entered judges it.
            case Condition.Lagging _ ->
                    new Finding(period, value, Verdict.NO_VALUE, Optional.empty());
        };
    }

    private static Finding level(LocalDateTime period, OptionalDouble value, boolean out) {
        Verdict verdict = value.isEmpty() ? Verdict.NO_VALUE : out ? Verdict.OUT : Verdict.CALM;
        return new Finding(period, value, verdict, Optional.empty());
    }

    private Finding unusual(LocalDateTime period, OptionalDouble value, Unusual unusual) {
        Optional<Baseline> found = Baseline.of(series, period);
        if (value.isEmpty() || found.isEmpty()) {
            return new Finding(
                    period,
                    value,
                    value.isEmpty() ? Verdict.NO_VALUE : Verdict.TOO_LITTLE_HISTORY,
                    Optional.empty());
        }
        Baseline usual = found.get();
        double once = unusual.sensitivity().once();
        double twice = unusual.sensitivity().twice();
        double score = usual.score(value.getAsDouble());
        boolean far =
                Math.abs(score) > once
                        || (Math.abs(score) > twice && follows(period, score, twice));
        Verdict verdict =
                far && unusual.direction().isWatched(score)
                        ? Verdict.OUT
                        : Math.abs(score) <= once * CALM || !unusual.direction().isWatched(score)
                                ? Verdict.CALM
                                : Verdict.NEAR;
        return new Finding(period, value, verdict, Optional.of(band(usual, once, score)));
    }

    /// Whether the period before was far off on the same side.
    private boolean follows(LocalDateTime period, double score, double twice) {
        LocalDateTime before = series.step().plus(period, -1);
        OptionalDouble value = series.at(before);
        return value.isPresent()
                && Baseline.of(series, before)
                        .map(usual -> usual.score(value.getAsDouble()))
                        .filter(former -> Math.signum(former) == Math.signum(score))
                        .filter(former -> Math.abs(former) > twice)
                        .isPresent();
    }

    private Finding missing(LocalDateTime period, double value) {
        Optional<Baseline> found = Baseline.of(series, period);
        if (found.isEmpty()) {
            return new Finding(
                    period, OptionalDouble.of(value), Verdict.TOO_LITTLE_HISTORY, Optional.empty());
        }
        Verdict verdict =
                value > 0
                        ? Verdict.CALM
                        : missed(period) >= MISSED_MIN ? Verdict.OUT : Verdict.TOO_RARE;
        return new Finding(
                period,
                OptionalDouble.of(value),
                verdict,
                Optional.of(band(found.get(), 0, found.get().score(value))));
    }

    /// How much was to be expected in the empty periods up to this one.
    private double missed(LocalDateTime period) {
        double missed = 0;
        LocalDateTime at = period;
        for (int run = 0; run < EMPTY_RUN_MAX && series.at(at).orElse(0) == 0; run++) {
            Optional<Baseline> usual = Baseline.of(series, at);
            if (usual.isEmpty() || missed >= MISSED_MIN) {
                return missed;
            }
            missed += usual.get().expected();
            at = series.step().plus(at, -1);
        }
        return missed;
    }

    private Band band(Baseline usual, double spreads, double score) {
        double low = usual.expected() - spreads * usual.spread();
        return new Band(
                usual.expected(),
                series.counted() ? Math.max(0, low) : low,
                usual.expected() + spreads * usual.spread(),
                score);
    }
}
