package org.querencia.runtime.memory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.cost.Rates;
import org.querencia.core.event.Event;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;
import org.querencia.core.order.Receipt;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// The figures, said as plainly as Java can.
record MemoryOverviews(Supplier<Snapshot> snapshots, ZoneId zone, Currency currency)
        implements Overviews {

    /// An order that counts, and whose it is.
    private record Sale(Optional<ProfileId> profile, Receipt receipt) {}

    @Override
    public Overview overview(Period period, Optional<SourceKey> source) {
        Snapshot all = snapshots.get();
        List<Row> seen = seen(all, period, source);
        List<Sale> sales = sales(all, period, source);
        List<Sale> identified = identified(sales);
        List<Sale> back = within(all, period, source, Receipt::givesBack);
        Set<ProfileId> customers = profiles(identified.stream().map(Sale::profile));
        Set<ProfileId> before = customersBefore(all, period);
        Money revenue = sum(identified, Receipt::total);
        Money allRevenue = sum(sales, Receipt::total);
        return new Overview(
                seen.size(),
                profiles(seen.stream().map(MemoryOverviews::profile)).size(),
                customers.size(),
                customers.stream().filter(customer -> !before.contains(customer)).count(),
                identified.size(),
                lines(identified),
                revenue,
                revenue.minus(sum(identified, Receipt::refunded))
                        .minus(sum(identified(back), Receipt::refunded)),
                sum(identified, Receipt::tax),
                sum(identified, Receipt::shipping),
                sales.size(),
                lines(sales),
                allRevenue,
                allRevenue
                        .minus(sum(sales, Receipt::refunded))
                        .minus(sum(back, Receipt::refunded)));
    }

    @Override
    public List<Share> shares(Period period) {
        Snapshot all = snapshots.get();
        return Stream.concat(
                        all.rows().stream().map(row -> row.event().fact().origin().source()),
                        receipts(all).map(sale -> sale.receipt().source()))
                .distinct()
                .sorted(Comparator.comparing(SourceKey::value))
                .map(source -> {
                    Overview of = overview(period, Optional.of(source));
                    return new Share(source, of.events(), of.orders(), of.revenue());
                })
                .filter(share -> share.events() > 0 || share.orders() > 0)
                .toList();
    }

    @Override
    public List<Day> days(Period period, Optional<SourceKey> source) {
        Snapshot all = snapshots.get();
        Map<LocalDate, List<Row>> seen =
                seen(all, period, source).stream()
                        .collect(Collectors.groupingBy(row -> day(row.event().fact().timestamp())));
        Map<LocalDate, List<Sale>> sales =
                sales(all, period, source).stream()
                        .filter(sale -> sale.profile().isPresent())
                        .collect(Collectors.groupingBy(sale -> day(sale.receipt().at())));
        Set<LocalDate> days = new TreeSet<>(seen.keySet());
        days.addAll(sales.keySet());
        return days.stream()
                .map(day ->
                        day(
                                day,
                                seen.getOrDefault(day, List.of()),
                                sales.getOrDefault(day, List.of())))
                .toList();
    }

    @Override
    public List<ChannelDay> channelDays(Period period, Optional<SourceKey> source) {
        Map<LocalDate, Map<String, List<Sale>>> sales =
                identified(sales(snapshots.get(), period, source)).stream()
                        .collect(
                                Collectors.groupingBy(
                                        sale -> day(sale.receipt().at()),
                                        TreeMap::new,
                                        Collectors.groupingBy(
                                                sale -> sale.receipt().channel(),
                                                TreeMap::new,
                                                Collectors.toList())));
        List<ChannelDay> days = new ArrayList<>();
        sales.forEach((day, channels) ->
                channels.forEach((channel, sold) ->
                        days.add(
                                new ChannelDay(
                                        day,
                                        channel,
                                        sold.size(),
                                        profiles(sold.stream().map(Sale::profile)).size(),
                                        sum(sold, Receipt::total)))));
        return days.stream().limit(CHANNEL_DAYS_MAX).toList();
    }

    @Override
    public List<Behind> people(
            Group group, Period period, Optional<SourceKey> source, Through through, int limit) {
        Snapshot all = snapshots.get();
        List<Row> seen = seen(all, period, source);
        List<Sale> sales =
                sales(all, period, source).stream()
                        .filter(sale -> through.has(sale.receipt().channel()))
                        .toList();
        Set<ProfileId> before = customersBefore(all, period);
        Set<ProfileId> customers = profiles(sales.stream().map(Sale::profile));
        Set<ProfileId> wanted =
                switch (group) {
                    case SEEN -> profiles(seen.stream().map(MemoryOverviews::profile));
                    case CUSTOMERS -> customers;
                    case NEW_CUSTOMERS -> {
                        Set<ProfileId> fresh = new HashSet<>(customers);
                        fresh.removeAll(before);
                        yield fresh;
                    }
                };
        return wanted.stream()
                .map(profile -> behind(profile, seen, sales))
                .sorted(
                        Comparator.<Behind, Long>comparing(behind -> -behind.revenue().minor())
                                .thenComparing(Behind::last, Comparator.reverseOrder())
                                .thenComparing(behind -> behind.profile().toString()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<SourceActivity> sources(Instant now) {
        Map<String, List<Event>> bySource =
                snapshots.get().rows().stream()
                        .map(row -> row.event().fact())
                        .collect(
                                Collectors.groupingBy(
                                        event -> event.origin().source().value(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return bySource.entrySet().stream()
                .map(source ->
                        new SourceActivity(
                                new SourceKey(source.getKey()),
                                source.getValue().size(),
                                receivedAfter(source.getValue(), now.minus(Duration.ofMinutes(1))),
                                receivedAfter(source.getValue(), now.minus(Duration.ofDays(1))),
                                latest(source.getValue().stream().map(Event::receivedAt))))
                .toList();
    }

    @Override
    public List<EventKind> events(Optional<SourceKey> source) {
        record Kind(Event.Type type, String name) {}
        Map<Kind, List<Event>> kinds =
                told(source)
                        .map(row -> row.event().fact())
                        .collect(
                                Collectors.groupingBy(
                                        event -> new Kind(event.type(), event.name())));
        return kinds.entrySet().stream()
                .map(kind ->
                        new EventKind(
                                kind.getKey().type(),
                                kind.getKey().name(),
                                kind.getValue().size(),
                                kind.getValue().stream()
                                        .map(Event::timestamp)
                                        .min(Comparator.naturalOrder())
                                        .orElseThrow(),
                                latest(kind.getValue().stream().map(Event::timestamp))))
                .sorted(
                        Comparator.<EventKind, Long>comparing(kind -> -kind.count())
                                .thenComparing(kind -> kind.type().name())
                                .thenComparing(EventKind::name))
                .limit(EVENT_KINDS_MAX)
                .toList();
    }

    @Override
    public List<FieldKind> fields(
            Optional<SourceKey> source, Event.Type type, String name, int limit) {
        Map<String, List<Value>> values = new HashMap<>();
        told(source)
                .map(row -> row.event().fact())
                .filter(event -> event.type() == type && event.name().equals(name))
                .map(event ->
                        type == Event.Type.IDENTIFY
                                        || type == Event.Type.GROUP
                                        || type == Event.Type.ALIAS
                                ? event.traits()
                                : event.properties())
                .flatMap(fields -> fields.values().entrySet().stream())
                .filter(field -> !field.getValue().equals(Value.NOTHING))
                .forEach(field ->
                        values.computeIfAbsent(field.getKey(), _ -> new ArrayList<>())
                                .add(field.getValue()));
        return values.entrySet().stream()
                .map(field -> fieldKind(field.getKey(), field.getValue()))
                .sorted(
                        Comparator.<FieldKind, Long>comparing(field -> -field.count())
                                .thenComparing(FieldKind::field))
                .limit(limit)
                .toList();
    }

    private Day day(LocalDate day, List<Row> seen, List<Sale> sales) {
        return new Day(
                day,
                seen.size(),
                profiles(seen.stream().map(MemoryOverviews::profile)).size(),
                sales.size(),
                sum(sales, Receipt::total));
    }

    private Behind behind(ProfileId profile, List<Row> seen, List<Sale> sales) {
        List<Row> theirs =
                seen.stream().filter(row -> profile(row).equals(Optional.of(profile))).toList();
        List<Sale> bought =
                sales.stream().filter(sale -> sale.profile().equals(Optional.of(profile))).toList();
        return new Behind(
                profile,
                theirs.size(),
                bought.size(),
                sum(bought, Receipt::total),
                latest(
                        Stream.concat(
                                theirs.stream().map(row -> row.event().fact().timestamp()),
                                bought.stream().map(sale -> sale.receipt().at()))));
    }

    private List<Row> seen(Snapshot all, Period period, Optional<SourceKey> source) {
        return all.rows().stream()
                .filter(row -> row.event().fact().counts())
                .filter(row -> within(period, row.event().fact().timestamp()))
                .filter(row -> isOf(source, row.event().fact().origin().source()))
                .toList();
    }

    private List<Sale> sales(Snapshot all, Period period, Optional<SourceKey> source) {
        return within(all, period, source, Receipt::counts);
    }

    private List<Sale> within(
            Snapshot all, Period period, Optional<SourceKey> source, Predicate<Receipt> wanted) {
        return receipts(all)
                .filter(sale -> wanted.test(sale.receipt()))
                .filter(sale -> within(period, sale.receipt().at()))
                .filter(sale -> isOf(source, sale.receipt().source()))
                .toList();
    }

    private Stream<Sale> sales(Snapshot all) {
        return receipts(all).filter(sale -> sale.receipt().counts());
    }

    private Stream<Sale> receipts(Snapshot all) {
        return all.orders().stream()
                .map(owned -> new Sale(owned.profile(), owned.order().receipt(currency)));
    }

    private static List<Sale> identified(List<Sale> sales) {
        return sales.stream().filter(sale -> sale.profile().isPresent()).toList();
    }

    private static long lines(List<Sale> sales) {
        return sales.stream().mapToLong(sale -> sale.receipt().lines().size()).sum();
    }

    /// People with an order, of any source, before the period.
    private Set<ProfileId> customersBefore(Snapshot all, Period period) {
        return period.from()
                .map(from ->
                        profiles(
                                sales(all)
                                        .filter(sale -> day(sale.receipt().at()).isBefore(from))
                                        .map(Sale::profile)))
                .orElse(Set.of());
    }

    private Stream<Row> told(Optional<SourceKey> source) {
        return snapshots.get().rows().stream()
                .filter(row -> isOf(source, row.event().fact().origin().source()));
    }

    private Money sum(Collection<Sale> sales, Function<Receipt, Money> amount) {
        Rates rates = MemoryRates.of(snapshots.get().rows(), currency);
        return new Money(
                sales.stream()
                        .map(Sale::receipt)
                        .map(receipt -> rates.own(amount.apply(receipt), receipt.at()))
                        .mapToLong(own -> own.orElse(0))
                        .sum(),
                currency);
    }

    private boolean within(Period period, Instant instant) {
        LocalDate day = day(instant);
        return period.from().map(from -> !day.isBefore(from)).orElse(true)
                && period.to().map(to -> !day.isAfter(to)).orElse(true);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static boolean isOf(Optional<SourceKey> wanted, SourceKey source) {
        return wanted.map(source::equals).orElse(true);
    }

    private static Optional<ProfileId> profile(Row row) {
        return row.owner().map(Owner::profile);
    }

    private static Set<ProfileId> profiles(Stream<Optional<ProfileId>> profiles) {
        return profiles.flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private static long receivedAfter(List<Event> events, Instant instant) {
        return events.stream().filter(event -> event.receivedAt().isAfter(instant)).count();
    }

    private static Instant latest(Stream<Instant> instants) {
        return instants.max(Comparator.naturalOrder()).orElseThrow();
    }

    private static FieldKind fieldKind(String field, List<Value> values) {
        List<String> kinds = values.stream().map(MemoryOverviews::kind).distinct().toList();
        return new FieldKind(
                field,
                kinds.size() == 1 ? kinds.getFirst() : "mixed",
                values.size(),
                values.stream()
                        .map(MemoryOverviews::example)
                        .distinct()
                        .limit(FieldKind.EXAMPLES_MAX)
                        .toList());
    }

    private static String kind(Value value) {
        return switch (value) {
            case Value.Text _ -> "text";
            case Value.Num _ -> "number";
            case Value.Flag _ -> "flag";
            case Value.Items _ -> "list";
            case Value.Fields _ -> "object";
            case Value.Nothing _ -> "nothing";
        };
    }

    private static String example(Value value) {
        String text =
                value instanceof Value.Text(String words)
                        ? words
                        : new String(ValueCodec.write(value), StandardCharsets.UTF_8);
        return text.codePoints()
                .limit(FieldKind.EXAMPLE_LENGTH_MAX)
                .map(letter -> Character.isISOControl(letter) ? ' ' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
