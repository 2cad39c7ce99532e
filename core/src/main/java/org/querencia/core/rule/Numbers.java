package org.querencia.core.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.querencia.core.event.Value;

/// The numbers of rules: exact, with six decimals, below 10^18 on either side of zero. What is
/// beyond is unknown, so that every reader can keep them in a DECIMAL(38, 6).
public final class Numbers {

    public static final int DECIMALS = 6;

    /// Digits before the point.
    public static final int DIGITS_MAX = 18;

    /// Texts that are numbers. The same expression is read by the warehouse.
    public static final String SHAPE = "-?[0-9]{1,18}([.][0-9]{1,15})?";

    private static final Pattern TEXT = Pattern.compile(SHAPE);

    private Numbers() {}

    /// A field as a number; empty where it is none.
    static Optional<BigDecimal> of(Value value) {
        return switch (value) {
            case Value.Num(BigDecimal number) -> rounded(number);
            case Value.Text(String text) ->
                    TEXT.matcher(text).matches() ? rounded(new BigDecimal(text)) : Optional.empty();
            case Value.Flag _, Value.Nothing _, Value.Items _, Value.Fields _ -> Optional.empty();
        };
    }

    /// Half up to six decimals, shortest form; empty when it is too large.
    static Optional<BigDecimal> rounded(BigDecimal number) {
        // Looked at before anything is computed: 1e999999999 is a number, too.
        int digits = number.precision() - number.scale();
        if (number.signum() == 0 || digits < -DECIMALS) {
            return Optional.of(BigDecimal.ZERO);
        }
        if (digits > DIGITS_MAX) {
            return Optional.empty();
        }
        BigDecimal cut =
                number.scale() > DECIMALS
                        ? number.setScale(DECIMALS, RoundingMode.HALF_UP)
                        : number;
        return cut.precision() - cut.scale() > DIGITS_MAX
                ? Optional.empty()
                : Optional.of(shortest(cut));
    }

    /// Without zeros at the end, and never with an exponent: equal numbers are equal objects.
    static BigDecimal shortest(BigDecimal number) {
        if (number.scale() == 0) {
            return number;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
