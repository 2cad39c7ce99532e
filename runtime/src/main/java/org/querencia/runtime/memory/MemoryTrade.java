package org.querencia.runtime.memory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.cost.Outlay;
import org.querencia.core.cost.Outlay.Spend;
import org.querencia.core.cost.Rates;
import org.querencia.core.event.Event;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;
import org.querencia.core.order.Product;
import org.querencia.core.order.Receipt;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Trade;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;

/// What was earned and spent, said as plainly as Java can.
record MemoryTrade(Supplier<Snapshot> snapshots, ZoneId zone, Currency currency) implements Trade {

    private record Dated(Outlay outlay, Instant at) {}

    private record Line(Optional<ProfileId> profile, Receipt order, Receipt.Line line) {}

    @Override
    public Balance balance(By by, Period period) {
        Snapshot all = snapshots.get();
        Rates rates = MemoryRates.of(all.rows(), currency);
        List<Dated> outlays =
                outlays(all)
                        .filter(dated -> within(period, dated.at()))
                        .filter(dated -> by != By.CAMPAIGN || dated.outlay() instanceof Spend)
                        .toList();
        Map<String, List<Dated>> spent =
                outlays.stream().collect(Collectors.groupingBy(dated -> key(by, dated)));
        Map<String, List<Receipt>> earned =
                orders(all, by, period).collect(Collectors.groupingBy(order -> key(by, order)));
        List<Row> rows =
                Stream.concat(spent.keySet().stream(), earned.keySet().stream())
                        .distinct()
                        .map(key ->
                                row(
                                        rates,
                                        key,
                                        earned.getOrDefault(key, List.of()),
                                        spent.getOrDefault(key, List.of())))
                        .sorted(order(by))
                        .limit(ROWS_MAX)
                        .toList();
        return new Balance(by == By.DAY ? rows.reversed() : rows, elsewhere(outlays, rates));
    }

    private String key(By by, Dated dated) {
        return switch (by) {
            case DAY -> day(dated.at()).toString();
            case CHANNEL -> dated.outlay().channel();
            case CAMPAIGN -> dated.outlay() instanceof Spend spend ? spend.campaign() : "";
        };
    }

    private String key(By by, Receipt order) {
        return by == By.DAY ? day(order.at()).toString() : order.channel();
    }

    private Stream<Receipt> orders(Snapshot all, By by, Period period) {
        return by == By.CAMPAIGN
                ? Stream.of()
                : all.orders().stream()
                        .map(owned -> owned.order().receipt(currency))
                        .filter(Receipt::counts)
                        .filter(order -> within(period, order.at()));
    }

    private static Comparator<Row> order(By by) {
        Comparator<Row> mostFirst =
                Comparator.<Row, Long>comparing(row -> -row.spend().minor())
                        .thenComparingLong(row -> -row.revenue().minor())
                        .thenComparingLong(row -> -row.costs().minor())
                        .thenComparing(Row::key);
        return by == By.DAY ? Comparator.comparing(Row::key).reversed() : mostFirst;
    }

    private Row row(Rates rates, String key, List<Receipt> orders, List<Dated> outlays) {
        Map<Boolean, List<Dated>> byKind =
                outlays.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        dated -> dated.outlay() instanceof Spend));
        List<Dated> spent = byKind.getOrDefault(true, List.of());
        List<Spend> spends = spent.stream().map(Dated::outlay).map(Spend.class::cast).toList();
        return new Row(
                key,
                orders.size(),
                total(orders.stream().map(order -> rates.own(order.total(), order.at()))),
                total(spent.stream().map(dated -> own(dated, rates))),
                total(
                        byKind.getOrDefault(false, List.of()).stream()
                                .map(dated -> own(dated, rates))),
                spends.stream().mapToLong(Spend::impressions).sum(),
                spends.stream().mapToLong(Spend::clicks).sum());
    }

    private OptionalLong own(Dated dated, Rates rates) {
        return rates.own(money(dated.outlay()), dated.at());
    }

    private Money total(Stream<OptionalLong> amounts) {
        return new Money(amounts.mapToLong(own -> own.orElse(0)).sum(), currency);
    }

    private List<Money> elsewhere(List<Dated> outlays, Rates rates) {
        Map<String, Money> sums = new TreeMap<>();
        outlays.stream()
                .filter(dated -> own(dated, rates).isEmpty())
                .map(dated -> money(dated.outlay()))
                .forEach(money ->
                        sums.merge(money.currency().getCurrencyCode(), money, Money::plus));
        return List.copyOf(sums.values());
    }

    /// Of those with one id the last.
    private static Stream<Dated> outlays(Snapshot all) {
        Map<List<Object>, Dated> latest = new HashMap<>();
        all.rows()
                .forEach(row -> {
                    Event event = row.event().fact();
                    Outlay.of(event)
                            .ifPresent(outlay ->
                                    latest.merge(
                                            List.of(
                                                    event.origin().source(),
                                                    outlay.getClass(),
                                                    outlay.id()),
                                            new Dated(outlay, event.timestamp()),
                                            (was, is) -> is.at().isBefore(was.at()) ? was : is));
                });
        return latest.values().stream();
    }

    @Override
    public Bought bought(String id, String sku, int limit) {
        Snapshot all = snapshots.get();
        Rates rates = MemoryRates.of(all.rows(), currency);
        List<Line> lines =
                all.orders().stream()
                        .flatMap(this::lines)
                        .filter(line ->
                                names(line.line().product(), id)
                                        || (!sku.isEmpty() && names(line.line().product(), sku)))
                        .toList();
        Map<ProfileId, List<Line>> people =
                lines.stream()
                        .filter(line -> line.profile().isPresent())
                        .collect(Collectors.groupingBy(line -> line.profile().orElseThrow()));
        return new Bought(
                people.size(),
                orders(lines),
                pieces(lines),
                total(lines.stream().map(line -> rates.own(line.line().net(), line.order().at()))),
                people.entrySet().stream()
                        .map(person -> buyer(person.getKey(), person.getValue()))
                        .sorted(
                                Comparator.comparing(Buyer::last)
                                        .reversed()
                                        .thenComparing(buyer -> buyer.profile().toString()))
                        .limit(limit)
                        .toList());
    }

    @Override
    public Rates rates(Set<Currency> currencies) {
        return MemoryRates.of(snapshots.get().rows(), currency);
    }

    @Override
    public Abroad abroad() {
        List<OwnedOrder> abroad =
                snapshots.get().orders().stream()
                        .filter(owned -> owned.profile().isPresent())
                        .filter(owned -> isAbroad(owned.order().receipt(currency)))
                        .toList();
        return new Abroad(
                abroad.size(), abroad.stream().map(OwnedOrder::profile).distinct().count());
    }

    private boolean isAbroad(Receipt order) {
        return order.counts() && !order.total().currency().equals(currency);
    }

    private Stream<Line> lines(OwnedOrder owned) {
        Receipt order = owned.order().receipt(currency);
        return order.counts()
                ? order.lines().stream().map(line -> new Line(owned.profile(), order, line))
                : Stream.of();
    }

    private static boolean names(Product product, String id) {
        return product.key().equals(id)
                || product.key().startsWith(id + "/")
                || product.sku().equals(id);
    }

    private static Buyer buyer(ProfileId profile, List<Line> lines) {
        return new Buyer(
                profile,
                orders(lines),
                pieces(lines),
                lines.stream()
                        .map(line -> line.order().at())
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private static long orders(List<Line> lines) {
        return lines.stream().map(line -> line.order().key()).distinct().count();
    }

    private static BigDecimal pieces(List<Line> lines) {
        return lines.stream()
                .map(line -> line.line().quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros();
    }

    private Money money(Outlay outlay) {
        return outlay.amount().money(currency);
    }

    private boolean within(Period period, Instant instant) {
        LocalDate day = day(instant);
        return period.from().map(from -> !day.isBefore(from)).orElse(true)
                && period.to().map(to -> !day.isAfter(to)).orElse(true);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
