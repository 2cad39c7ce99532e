package org.querencia.core.alarm;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a sensor makes of one whole period.
///
/// @param period its beginning
/// @param value empty where there was none
/// @param band between which values are usual; empty for conditions that ask for nothing usual, and
///   where nothing is known of it
public record Finding(
        LocalDateTime period, OptionalDouble value, Verdict verdict, Optional<Band> band) {

    public enum Verdict {
        /// What the sensor was set up for.
        OUT,
        /// Too far off to be calm, too near for an alarm: it neither raises nor ends one.
        NEAR,
        CALM,
        /// Nothing can be said: too few weeks before it.
        TOO_LITTLE_HISTORY,
        /// Nothing can be said: there is no figure.
        NO_VALUE,
        /// Nothing can be said: so little comes that nothing coming is no news.
        TOO_RARE
    }

    /// @param score how many spreads of the noise the value is from the usual
    public record Band(double expected, double low, double high, double score) {}

    boolean isOut() {
        return verdict == Verdict.OUT;
    }

    boolean isCalm() {
        return verdict == Verdict.CALM;
    }

    /// How much more or less than usual, as a share of it; empty where nothing is usual.
    public OptionalDouble change() {
        if (value.isEmpty() || band.isEmpty() || band.get().expected() == 0) {
            return OptionalDouble.empty();
        }
        double expected = band.get().expected();
        return OptionalDouble.of((value.getAsDouble() - expected) / Math.abs(expected));
    }
}
