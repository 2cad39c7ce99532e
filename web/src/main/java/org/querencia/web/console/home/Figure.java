package org.querencia.web.console.home;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews.Group;
import org.querencia.runtime.warehouse.Overviews.Overview;
import org.querencia.web.console.frame.Formats;

/// The figures of the overview, in the order they are read. Texts `figure.<code>.*` hold each one's
/// name, definition and next step.
public enum Figure {
    REVENUE(Group.CUSTOMERS, "/people"),
    ORDERS(Group.CUSTOMERS, "/people"),
    AVERAGE_TICKET(Group.CUSTOMERS, "/people"),
    NET(Group.CUSTOMERS, "/people"),
    CUSTOMERS(Group.CUSTOMERS, "/people"),
    NEW_CUSTOMERS(Group.NEW_CUSTOMERS, "/people"),
    PEOPLE(Group.SEEN, "/people"),
    EVENTS(Group.SEEN, "/sources");

    private final Group behind;
    private final String next;

    Figure(Group behind, String next) {
        this.behind = behind;
        this.next = next;
    }

    static Optional<Figure> of(String code) {
        return Arrays.stream(values()).filter(figure -> figure.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Group behind() {
        return behind;
    }

    /// Where the next step is taken.
    public String next() {
        return next;
    }

    String say(Overview overview, Formats formats) {
        return money(overview).map(formats::money).orElseGet(() -> formats.number(size(overview)));
    }

    /// The figure as a plain number: minor units where it is money.
    long size(Overview overview) {
        return switch (this) {
            case REVENUE, NET, AVERAGE_TICKET -> money(overview).map(Money::minor).orElse(0L);
            case ORDERS -> overview.orders();
            case CUSTOMERS -> overview.customers();
            case NEW_CUSTOMERS -> overview.newCustomers();
            case PEOPLE -> overview.people();
            case EVENTS -> overview.events();
        };
    }

    private Optional<Money> money(Overview overview) {
        return switch (this) {
            case REVENUE -> Optional.of(overview.revenue());
            case NET -> Optional.of(overview.net());
            case AVERAGE_TICKET -> Optional.of(Formats.mean(overview.revenue(), overview.orders()));
            case ORDERS, CUSTOMERS, NEW_CUSTOMERS, PEOPLE, EVENTS -> Optional.empty();
        };
    }
}
