package org.querencia.web.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.SourceKey;
import org.querencia.core.kit.Events;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews;

/// Figures that are always the same, so that what the API makes of them can be compared. What was
/// asked for last is kept.
final class FixedFigures implements Overviews {
    private static final Currency COP = Currency.getInstance("COP");

    Period askedPeriod = Period.EVER;
    Optional<SourceKey> askedSource = Optional.empty();

    @Override
    public Overview overview(Period period, Optional<SourceKey> source) {
        askedPeriod = period;
        askedSource = source;
        return new Overview(
                1_000,
                90,
                3,
                2,
                4,
                11,
                cop(891_140_790),
                cop(800_000_000),
                cop(140_000_000),
                cop(1_000_000),
                7,
                20,
                cop(900_000_000),
                cop(850_000_000));
    }

    @Override
    public List<Share> shares(Period period) {
        return List.of();
    }

    @Override
    public List<Day> days(Period period, Optional<SourceKey> source) {
        return List.of(new Day(LocalDate.of(2026, 11, 1), 500, 40, 2, cop(100_000)));
    }

    @Override
    public List<ChannelDay> channelDays(Period period, Optional<SourceKey> source) {
        return List.of(
                new ChannelDay(LocalDate.of(2026, 11, 1), "", 1, 1, cop(40_000)),
                new ChannelDay(LocalDate.of(2026, 11, 1), "store", 1, 1, cop(60_000)));
    }

    @Override
    public List<Behind> people(
            Group group, Period period, Optional<SourceKey> source, Through through, int limit) {
        return List.of();
    }

    @Override
    public List<SourceActivity> sources(Instant now) {
        return List.of(new SourceActivity(new SourceKey("shop"), 1_000, 12, 300, Events.NOON));
    }

    @Override
    public List<EventKind> events(Optional<SourceKey> source) {
        return List.of(
                new EventKind(Event.Type.TRACK, "Order Completed", 7, Events.NOON, Events.NOON),
                new EventKind(Event.Type.IDENTIFY, "", 3, Events.NOON, Events.NOON));
    }

    @Override
    public List<FieldKind> fields(
            Optional<SourceKey> source, Event.Type type, String name, int limit) {
        return List.of(new FieldKind("total", "number", 7, List.of("12.50")));
    }

    private static Money cop(long minor) {
        return new Money(minor, COP);
    }
}
