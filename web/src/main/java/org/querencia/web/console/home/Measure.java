package org.querencia.web.console.home;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.querencia.runtime.warehouse.Overviews.Day;
import org.querencia.web.console.frame.Formats;

/// What the picture by day shows.
public enum Measure {
    REVENUE,
    ORDERS,
    PEOPLE,
    EVENTS;

    static Measure of(String code) {
        return Arrays.stream(values())
                .filter(measure -> measure.code().equals(code))
                .findFirst()
                .orElse(REVENUE);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    BigDecimal value(Day day) {
        return switch (this) {
            case REVENUE -> day.revenue().amount();
            case ORDERS -> BigDecimal.valueOf(day.orders());
            case PEOPLE -> BigDecimal.valueOf(day.people());
            case EVENTS -> BigDecimal.valueOf(day.events());
        };
    }

    String say(Day day, Formats formats) {
        return switch (this) {
            case REVENUE -> formats.money(day.revenue());
            case ORDERS -> formats.number(day.orders());
            case PEOPLE -> formats.number(day.people());
            case EVENTS -> formats.number(day.events());
        };
    }
}
