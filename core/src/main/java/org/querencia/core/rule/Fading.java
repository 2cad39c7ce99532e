package org.querencia.core.rule;

import java.math.BigDecimal;

/// How much of a deed is left as local days go by: all of it on its own day, half after a half-life
/// (exponential decay), nothing after [#HALVES] of them, when less than 0.4 % would be left.
///
/// It turns with the day and not with the second, in whole millionths: so all readers of rules come
/// to the same number, whatever their floating point does, and time alone changes it at midnight
/// only.
///
/// @param halfLife days, 1 to [#HALF_LIFE_MAX]
public record Fading(int halfLife) {

    public static final int HALF_LIFE_MAX = 90;

    /// Half-lives after which nothing is left.
    public static final int HALVES = 8;

    private static final double WHOLE = 1_000_000;

    public Fading {
        if (halfLife < 1 || halfLife > HALF_LIFE_MAX) {
            throw new IllegalArgumentException(
                    "a half-life of %d days: expected 1 to %d".formatted(halfLife, HALF_LIFE_MAX));
        }
    }

    /// Days on which something is left, the deed's own among them.
    public int days() {
        return halfLife * HALVES;
    }

    /// What is left after so many days, in millionths. StrictMath: the same on every machine.
    public long millionths(int age) {
        return age < 0 || age >= days()
                ? 0
                : Math.round(WHOLE * StrictMath.pow(0.5, (double) age / halfLife));
    }

    /// As a number of rules.
    static BigDecimal number(long millionths) {
        return Numbers.shortest(BigDecimal.valueOf(millionths, Numbers.DECIMALS));
    }
}
