package org.querencia.core.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// An amount in minor units (cents) of a currency. Adding two currencies is refused.
public record Money(long minor, Currency currency) {

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /// Rounds half up to the currency's minor unit; currencies without one (XAU) count as whole
    /// units.
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(
                amount.setScale(digits(currency), RoundingMode.HALF_UP)
                        .movePointRight(digits(currency))
                        .longValueExact(),
                currency);
    }

    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, digits(currency));
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("%s and %s cannot be added".formatted(this, other));
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money minus(Money other) {
        return plus(new Money(-other.minor, other.currency));
    }

    /// Rounds half up to the minor unit.
    public Money dividedBy(long parts) {
        return new Money(
                BigDecimal.valueOf(minor)
                        .divide(BigDecimal.valueOf(parts), RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
    }

    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency.getCurrencyCode();
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
