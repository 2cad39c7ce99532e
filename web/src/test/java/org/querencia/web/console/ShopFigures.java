package org.querencia.web.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.core.event.Event;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews;

/// Figures of a shop that sells a little more every week; each number follows from its day.
final class ShopFigures implements Overviews {
    static final Currency PESO = Currency.getInstance("COP");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final LocalDate OPENED = TODAY.minusDays(75);

    private final List<ProfileId> people;
    private final boolean empty;

    ShopFigures(List<ProfileId> people, boolean empty) {
        this.people = people;
        this.empty = empty;
    }

    @Override
    public Overview overview(Period period, Optional<SourceKey> source) {
        long events = days(period, source).stream().mapToLong(Day::events).sum();
        long orders = days(period, source).stream().mapToLong(Day::orders).sum();
        long cents = days(period, source).stream().mapToLong(day -> day.revenue().minor()).sum();
        return new Overview(
                events,
                events / 9,
                orders * 7 / 10,
                orders * 3 / 10,
                orders,
                money(cents),
                money(cents * 96 / 100),
                money(cents * 16 / 100),
                money(cents * 4 / 100),
                orders + orders / 12,
                money(cents + cents / 14));
    }

    @Override
    public List<Day> days(Period period, Optional<SourceKey> source) {
        LocalDate from = period.from().filter(day -> day.isAfter(OPENED)).orElse(OPENED);
        LocalDate to = period.to().orElse(TODAY);
        if (empty || to.isBefore(from)) {
            return List.of();
        }
        return from.datesUntil(to.plusDays(1)).map(day -> day(day, source)).toList();
    }

    private static Day day(LocalDate day, Optional<SourceKey> source) {
        long age = ChronoUnit.DAYS.between(OPENED, day);
        long weekend = day.getDayOfWeek().getValue() >= 5 ? 2 : 1;
        long share = source.map(key -> key.value().equals("web") ? 70L : 30L).orElse(100L);
        long orders = (8 + age / 4 + (age * 37 % 11)) * weekend * share / 100;
        return new Day(
                day,
                orders * 31 + age % 7,
                orders * 4,
                orders,
                money(orders * (8_640_000 + age * 1_234 % 997_000)));
    }

    @Override
    public List<Behind> people(
            Group group, Period period, Optional<SourceKey> source, int limit) {
        return Stream.iterate(0, at -> at < people.size(), at -> at + 1)
                .map(at ->
                        new Behind(
                                people.get(at),
                                40 - at,
                                9 - at % 9,
                                money(91_230_000L - at * 5_600_000L),
                                ConsoleHouse.NOW.minus(at * 7L + 1, ChronoUnit.HOURS)))
                .limit(limit)
                .toList();
    }

    @Override
    public List<SourceActivity> sources(Instant now) {
        return empty
                ? List.of()
                : List.of(
                        new SourceActivity(
                                new SourceKey("web"), 48_211, 23, 3_120, now.minusSeconds(4)),
                        new SourceActivity(
                                new SourceKey("shop"), 20_145, 2, 911, now.minusSeconds(240)));
    }

    @Override
    public List<EventKind> events(Optional<SourceKey> source) {
        Instant now = ConsoleHouse.NOW;
        return empty
                ? List.of()
                : List.of(
                        kind(Event.Type.PAGE, "", 31_204, now),
                        kind(Event.Type.TRACK, "Product Viewed", 12_077, now),
                        kind(Event.Type.TRACK, "Product Added", 4_020, now),
                        kind(Event.Type.TRACK, "Order Completed", 1_204, now),
                        kind(Event.Type.IDENTIFY, "", 902, now),
                        kind(Event.Type.GROUP, "", 44, now.minusSeconds(90_000)));
    }

    private static EventKind kind(Event.Type type, String name, long count, Instant last) {
        return new EventKind(type, name, count, last.minus(70, ChronoUnit.DAYS), last);
    }

    @Override
    public List<FieldKind> fields(
            Optional<SourceKey> source, Event.Type type, String name, int limit) {
        return List.of(
                new FieldKind("order_id", "text", 1_204, List.of("\"1001\"", "\"1002\"")),
                new FieldKind("total", "number", 1_204, List.of("89000", "125500")),
                new FieldKind("products", "list", 1_190, List.of("[{\"product_id\":\"p-1\"}]")),
                new FieldKind("coupon", "text", 88, List.of("\"VUELVE10\"")));
    }

    private static Money money(long minor) {
        return new Money(minor, PESO);
    }
}
