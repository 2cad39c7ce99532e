package org.querencia.core.alarm;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a sensor takes for a reason to raise an alarm.
public sealed interface Condition {

    /// The figure is more than `limit`.
    record Above(double limit) implements Condition {
        public Above {
            requireFinite(limit);
        }
    }

    /// The figure is less than `limit`.
    record Below(double limit) implements Condition {
        public Below {
            requireFinite(limit);
        }
    }

    /// The figure is far from what is usual for that weekday (and hour); see [Baseline].
    record Unusual(Direction direction, Sensitivity sensitivity) implements Condition {}

    /// Nothing comes where much was to be expected.
    record Missing() implements Condition {}

    /// A smaller share passed than was planned, and not by chance; see [Attained]. Of plans only.
    record Lagging(double target, int horizonDays) implements Condition {}

    /// The day has come; never where it is empty. Of plans only.
    record Due(Optional<LocalDate> day) implements Condition {

        /// As found on the day after `period`.
        public Finding finding(LocalDateTime period) {
            boolean come =
                    day.filter(due -> !due.isAfter(period.toLocalDate().plusDays(1))).isPresent();
            return new Finding(
                    period,
                    OptionalDouble.empty(),
                    come ? Finding.Verdict.OUT : Finding.Verdict.CALM,
                    Optional.empty());
        }
    }

    enum Direction {
        FALL,
        RISE,
        EITHER;

        boolean isWatched(double score) {
            return switch (this) {
                case FALL -> score < 0;
                case RISE -> score > 0;
                case EITHER -> true;
            };
        }
    }

    /// How far from the usual a figure must be, in spreads of the noise: once by `once`, or twice
    /// in a row by `twice`. Two thresholds as in the run rules of the Western Electric Statistical
    /// Quality Control Handbook (1956): the first finds what breaks, the second what sinks, and
    /// noise seldom does either.
    enum Sensitivity {
        LOW(6, 4),
        NORMAL(4.5, 2.75),
        HIGH(3.5, 2.25);

        private final double once;
        private final double twice;

        Sensitivity(double once, double twice) {
            this.once = once;
            this.twice = twice;
        }

        public double once() {
            return once;
        }

        public double twice() {
            return twice;
        }
    }

    private static void requireFinite(double limit) {
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException("limit: %s; expected a number".formatted(limit));
        }
    }
}
