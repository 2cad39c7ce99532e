package org.querencia.core.alarm;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalDouble;

/// How a share that was attained stands to the one that was to be.
///
/// The interval is Wilson's (Probable Inference, the Law of Succession, and Statistical Inference,
/// JASA 22, 1927), which is right for small numbers and shares near 0 and 1, too (Brown, Cai and
/// DasGupta, Interval Estimation for a Binomial Proportion, Statistical Science 16, 2001); each of
/// its ends is passed by noise in one case of a hundred.
///
/// @param passed of those who entered
/// @param low below which the true share hardly is
/// @param high above which the true share hardly is
public record Attained(long entered, long passed, double low, double high) {

    /// Fewer say nothing.
    public static final int ENTERED_MIN = 30;

    /// Of the normal distribution, one hundredth is beyond.
    private static final double ONE_IN_A_HUNDRED = 2.326347874;

    private static final double PERCENT = 100;

    public enum Verdict {
        /// Less than was to be, and not by chance.
        SHORT,
        /// As much as was to be, and not by chance.
        REACHED,
        /// It may be either.
        UNSURE,
        TOO_FEW
    }

    /// @param entered people who had all the time they were to have
    public static Attained of(long entered, long passed) {
        if (passed < 0 || passed > entered) {
            throw new IllegalArgumentException(
                    "%d passed of %d who entered".formatted(passed, entered));
        }
        if (entered == 0) {
            return new Attained(0, 0, 0, 1);
        }
        double n = (double) entered;
        double share = (double) passed / n;
        double z2 = ONE_IN_A_HUNDRED * ONE_IN_A_HUNDRED;
        double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
        double half =
                ONE_IN_A_HUNDRED
                        / (1 + z2 / n)
                        * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n));
        return new Attained(
                entered, passed, Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /// 0 of nobody.
    public double share() {
        return entered == 0 ? 0 : (double) passed / (double) entered;
    }

    public Verdict against(double target) {
        if (entered < ENTERED_MIN) {
            return Verdict.TOO_FEW;
        }
        return high < target ? Verdict.SHORT : low >= target ? Verdict.REACHED : Verdict.UNSURE;
    }

    /// The same as a sensor finds it, in percent.
    public Finding finding(LocalDateTime period, double target) {
        Finding.Verdict verdict =
                switch (against(target)) {
                    case SHORT -> Finding.Verdict.OUT;
                    case REACHED -> Finding.Verdict.CALM;
                    // What fell short by more than chance stays so until chance could explain it
                    // well.
                    case UNSURE -> share() < target ? Finding.Verdict.NEAR : Finding.Verdict.CALM;
                    case TOO_FEW -> Finding.Verdict.TOO_LITTLE_HISTORY;
                };
        return new Finding(
                period,
                OptionalDouble.of(share() * PERCENT),
                verdict,
                Optional.of(new Finding.Band(target * PERCENT, low * PERCENT, high * PERCENT, 0)));
    }
}
