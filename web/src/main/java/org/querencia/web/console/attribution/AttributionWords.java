package org.querencia.web.console.attribution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.querencia.core.order.Money;
import org.querencia.web.console.frame.Frame;

/// Channels and what they bring, as the reader says it.
record AttributionWords(Frame frame, Currency currency) {

    String channel(String name) {
        return frame.texts().known("channel." + name, name);
    }

    String number(double number) {
        BigDecimal rounded = new BigDecimal(number).setScale(1, RoundingMode.HALF_UP);
        return frame.formats()
                .number(rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros());
    }

    String percent(double share) {
        return frame.text("planner.percent", number(share * 100));
    }

    String money(double amount) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return frame.formats()
                .money(
                        Money.of(
                                new BigDecimal(amount).setScale(digits, RoundingMode.HALF_UP),
                                currency));
    }
}
