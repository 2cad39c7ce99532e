package org.querencia.web.console.path;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Currency;
import org.querencia.core.order.Money;
import org.querencia.web.console.frame.Frame;

/// What pages of ways say.
record PathWords(Frame frame, Currency currency) {
    private static final String PAGE = "page:";
    private static final String SCREEN = "screen:";
    private static final long MICRO_NANOS = 1_000;

    /// A step as people call it.
    String step(String step) {
        if (step.equals(PAGE + "*")) {
            return frame.text("path.pages");
        }
        if (step.equals(SCREEN + "*")) {
            return frame.text("path.screens");
        }
        if (step.startsWith(PAGE)) {
            return frame.eventName("page", step.substring(PAGE.length()));
        }
        return step.startsWith(SCREEN)
                ? frame.eventName("screen", step.substring(SCREEN.length()))
                : frame.eventName("track", step);
    }

    String channel(String channel) {
        return channel.isEmpty()
                ? frame.text("measure.unknown")
                : frame.texts().known("channel." + channel, channel);
    }

    String number(long number) {
        return frame.formats().number(number);
    }

    String share(long part, long whole) {
        return frame.formats().share(part, whole);
    }

    String micros(long micros) {
        Duration time = Duration.ofNanos(micros * MICRO_NANOS);
        if (time.toDays() > 1) {
            return frame.text("measure.unit.days", time.toDays());
        }
        return time.toHours() > 1
                ? frame.text("measure.unit.hours", time.toHours())
                : frame.text("measure.unit.minutes", time.toMinutes());
    }

    /// @param minor of the company's currency
    String money(double minor) {
        long whole = new BigDecimal(minor).setScale(0, RoundingMode.HALF_UP).longValue();
        return frame.formats().money(new Money(whole, currency));
    }
}
