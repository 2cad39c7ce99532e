package org.querencia.web.console.planner;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.querencia.core.order.Money;
import org.querencia.science.planner.Unit;
import org.querencia.web.console.frame.Frame;

/// Numbers of planners as the reader writes them.
///
/// @param currency of the workspace
record Amounts(Frame frame, Currency currency) {
    private static final BigDecimal WHOLE_FROM = BigDecimal.valueOf(100);

    String said(Unit unit, double amount) {
        return switch (unit) {
            case COUNT, GRADE -> frame.formats().number(rounded(amount, 1));
            case SHARE ->
                    frame.text("planner.percent", frame.formats().number(rounded(amount * 100, 1)));
            case MONEY ->
                    frame.formats()
                            .money(
                                    Money.of(
                                            new BigDecimal(amount)
                                                    .setScale(
                                                            Math.max(
                                                                    0,
                                                                    currency
                                                                            .getDefaultFractionDigits()),
                                                            RoundingMode.HALF_UP),
                                            currency));
            case MONTHS -> frame.text("planner.months", frame.formats().number(rounded(amount, 1)));
            case DAYS -> frame.text("planner.days", frame.formats().number(rounded(amount, 0)));
            case RATIO -> frame.text("planner.times", frame.formats().number(rounded(amount, 2)));
        };
    }

    /// Large numbers have no decimals that matter.
    private static BigDecimal rounded(double amount, int digits) {
        BigDecimal exact = new BigDecimal(amount);
        BigDecimal rounded =
                exact.setScale(
                        exact.abs().compareTo(WHOLE_FROM) >= 0 ? 0 : digits, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }
}
