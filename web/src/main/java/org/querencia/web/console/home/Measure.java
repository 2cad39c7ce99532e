package org.querencia.web.console.home;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews.ChannelDay;
import org.querencia.runtime.warehouse.Overviews.Day;
import org.querencia.web.console.frame.Formats;

/// What the picture by day shows: what comes of orders by channel, the rest in one.
public enum Measure {
    REVENUE,
    ORDERS,
    CUSTOMERS,
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

    /// Whether it comes of orders, which know their channel.
    boolean byChannel() {
        return switch (this) {
            case REVENUE, ORDERS, CUSTOMERS -> true;
            case PEOPLE, EVENTS -> false;
        };
    }

    /// In minor units where it is money.
    long size(ChannelDay day) {
        return switch (this) {
            case REVENUE -> day.revenue().minor();
            case ORDERS -> day.orders();
            case CUSTOMERS -> day.customers();
            case PEOPLE, EVENTS -> 0;
        };
    }

    long size(Day day) {
        return switch (this) {
            case REVENUE -> day.revenue().minor();
            case ORDERS -> day.orders();
            case PEOPLE -> day.people();
            case EVENTS -> day.events();
            case CUSTOMERS -> 0;
        };
    }

    /// For pictures.
    BigDecimal value(long size, Money zero) {
        return this == REVENUE
                ? new Money(size, zero.currency()).amount()
                : BigDecimal.valueOf(size);
    }

    String say(long size, Money zero, Formats formats) {
        return this == REVENUE
                ? formats.money(new Money(size, zero.currency()))
                : formats.number(size);
    }
}
