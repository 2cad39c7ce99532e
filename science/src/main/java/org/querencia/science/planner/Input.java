package org.querencia.science.planner;

import java.math.BigDecimal;
import java.math.MathContext;

/// A number a planner asks for.
///
/// @param usual what it is as long as nobody says
/// @param least the smallest that makes sense
/// @param most the largest that is taken
/// @param step by which a slider moves
public record Input(String key, Unit unit, double usual, double least, double most, double step) {

    /// Throws [IllegalArgumentException] when the number is none that is taken.
    double checked(double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s %s; expected %s to %s"
                            .formatted(key, plain(value), plain(least), plain(most)));
        }
        return value;
    }

    private static String plain(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(number)
                        .round(new MathContext(12))
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(number);
    }
}
