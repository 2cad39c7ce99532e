package org.querencia.runtime.memory;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.querencia.core.alarm.Step;
import org.querencia.core.cost.Rates;
import org.querencia.core.event.Channels;
import org.querencia.core.event.Event;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Receipt;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Counts;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// Figures by period, said as plainly as Java can.
record MemoryCounts(Supplier<Snapshot> snapshots, ZoneId zone, Currency currency)
        implements Counts {

    /// One thing that counts.
    private record One(Instant at, String source, String channel, String event, double value) {}

    @Override
    public SortedMap<LocalDateTime, Double> values(Figure figure, Only only, Span span) {
        return sums(figure, only, span, one -> start(one, span.step()));
    }

    @Override
    public SortedMap<String, Double> parts(Figure figure, Only only, By by, Span span) {
        SortedMap<String, Double> all =
                sums(
                        figure,
                        only,
                        span,
                        one ->
                                switch (by) {
                                    case SOURCE -> one.source();
                                    case CHANNEL -> one.channel();
                                    case EVENT -> one.event();
                                });
        TreeMap<String, Double> largest = new TreeMap<>();
        all.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(PARTS_MAX)
                .forEach(part -> largest.put(part.getKey(), part.getValue()));
        return largest;
    }

    private <K> SortedMap<K, Double> sums(
            Figure figure, Only only, Span span, Function<One, K> key) {
        TreeMap<K, Double> sums = new TreeMap<>();
        all(figure)
                .filter(one -> only.source().isEmpty() || only.source().equals(one.source()))
                .filter(one -> only.channel().isEmpty() || only.channel().equals(one.channel()))
                .filter(one -> only.event().isEmpty() || only.event().equals(one.event()))
                .filter(one -> {
                    LocalDateTime start = start(one, span.step());
                    return !start.isBefore(span.from()) && start.isBefore(span.to());
                })
                .forEach(one -> sums.merge(key.apply(one), one.value(), Double::sum));
        return sums;
    }

    private LocalDateTime start(One one, Step step) {
        return step.start(LocalDateTime.ofInstant(one.at(), zone));
    }

    private Stream<One> all(Figure figure) {
        Snapshot all = snapshots.get();
        return switch (figure) {
            case EVENTS -> seen(all.rows()).map(row -> one(row.event().fact()));
            case NEW_PEOPLE -> first(all.rows()).map(row -> one(row.event().fact()));
            case ORDERS -> receipts(all).map(receipt -> one(receipt, 1));
            case REVENUE -> {
                Rates rates = MemoryRates.of(all.rows(), currency);
                yield receipts(all)
                        .flatMap(receipt -> rates.own(receipt).stream())
                        .map(receipt -> one(receipt, receipt.total().amount().doubleValue()));
            }
        };
    }

    private static Stream<Row> seen(List<Row> rows) {
        return rows.stream().filter(row -> row.event().fact().counts());
    }

    private static Stream<Row> first(List<Row> rows) {
        Map<ProfileId, Row> first = new HashMap<>();
        seen(rows)
                .forEach(row ->
                        row.owner()
                                .ifPresent(owner ->
                                        first.merge(owner.profile(), row, MemoryCounts::earlier)));
        return first.values().stream();
    }

    private static Row earlier(Row one, Row other) {
        return other.event().fact().timestamp().isBefore(one.event().fact().timestamp())
                ? other
                : one;
    }

    private Stream<Receipt> receipts(Snapshot all) {
        return all.orders().stream()
                .map(owned -> owned.order().receipt(currency))
                .filter(Receipt::counts);
    }

    private static One one(Event event) {
        return new One(
                event.timestamp(),
                event.origin().source().value(),
                Channels.of(event),
                event.name(),
                1);
    }

    private static One one(Receipt receipt, double value) {
        return new One(receipt.at(), receipt.source().value(), receipt.channel(), "", value);
    }
}
