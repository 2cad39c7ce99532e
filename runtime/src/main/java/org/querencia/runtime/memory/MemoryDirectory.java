package org.querencia.runtime.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.querencia.core.cost.Rates;
import org.querencia.core.event.Event;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;
import org.querencia.core.order.Receipt;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Directory;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// Lists of people, made from every row each time.
record MemoryDirectory(Supplier<Snapshot> snapshots, ZoneId zone, Currency currency)
        implements Directory {

    /// What is gathered of somebody.
    private static final class Gathered {
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;
        private long events;
        private boolean named;
        private final Set<SourceKey> sources = new HashSet<>();
        private final List<Receipt> receipts = new ArrayList<>();
        private long revenue;

        void see(Event event) {
            first = event.timestamp().isBefore(first) ? event.timestamp() : first;
            last = event.timestamp().isAfter(last) ? event.timestamp() : last;
            events++;
            named |=
                    event.identifiers().stream()
                            .anyMatch(known -> !IdentityDefinition.namesDevice(known.type()));
            sources.add(event.origin().source());
        }

        void bought(Receipt receipt, Rates rates) {
            receipts.add(receipt);
            revenue += rates.own(receipt.total(), receipt.at()).orElse(0);
        }
    }

    @Override
    public Listing list(Filter filter, Order order, Optional<Place> after, int limit) {
        Comparator<Place> places = places(order);
        List<Entry> passing =
                gathered().entrySet().stream()
                        .filter(one -> passes(one.getValue(), filter))
                        .map(one -> entry(one.getKey(), one.getValue()))
                        .sorted(Comparator.comparing(entry -> entry.place(order.by()), places))
                        .toList();
        return new Listing(
                Instant.now(),
                passing.size(),
                passing.stream()
                        .filter(entry ->
                                after.isEmpty()
                                        || places.compare(after.get(), entry.place(order.by())) < 0)
                        .limit(limit)
                        .toList());
    }

    @Override
    public List<String> channels() {
        Set<String> channels = new TreeSet<>();
        gathered()
                .values()
                .forEach(one -> one.receipts.forEach(receipt -> channels.add(receipt.channel())));
        channels.remove("");
        return channels.stream().limit(100).toList();
    }

    private static Comparator<Place> places(Order order) {
        Comparator<Place> keys = Comparator.comparingLong(Place::key);
        return (order.ascending() ? keys : keys.reversed())
                .thenComparing(place -> place.profile().toString());
    }

    private Map<ProfileId, Gathered> gathered() {
        Map<ProfileId, Gathered> all = new HashMap<>();
        Snapshot snapshot = snapshots.get();
        Rates rates = MemoryRates.of(snapshot.rows(), currency);
        for (Row row : snapshot.rows()) {
            if (row.event().fact().counts()) {
                row.owner()
                        .ifPresent(owner ->
                                all.computeIfAbsent(owner.profile(), _ -> new Gathered())
                                        .see(row.event().fact()));
            }
        }
        for (OwnedOrder owned : snapshot.orders()) {
            Receipt receipt = owned.order().receipt(currency);
            Optional<Gathered> whose =
                    owned.profile().flatMap(profile -> Optional.ofNullable(all.get(profile)));
            if (receipt.counts()) {
                whose.ifPresent(one -> one.bought(receipt, rates));
            }
        }
        return all;
    }

    private boolean passes(Gathered one, Filter filter) {
        long revenue = one.revenue;
        return filter.ordered().filter(wanted -> wanted == one.receipts.isEmpty()).isEmpty()
                && filter.named().filter(wanted -> wanted != one.named).isEmpty()
                && filter.source().filter(source -> !one.sources.contains(source)).isEmpty()
                && filter.channel()
                        .filter(channel ->
                                one.receipts.stream()
                                        .noneMatch(receipt -> receipt.channel().equals(channel)))
                        .isEmpty()
                && within(one.first, filter.first())
                && within(one.last, filter.last())
                && filter.revenueFrom().filter(from -> revenue < from).isEmpty()
                && filter.revenueTo().filter(to -> revenue > to).isEmpty();
    }

    private boolean within(Instant at, Between days) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return days.from().filter(day::isBefore).isEmpty()
                && days.to().filter(day::isAfter).isEmpty();
    }

    private Entry entry(ProfileId profile, Gathered one) {
        return new Entry(
                profile,
                one.first,
                one.last,
                one.events,
                one.receipts.size(),
                new Money(one.revenue, currency));
    }
}
