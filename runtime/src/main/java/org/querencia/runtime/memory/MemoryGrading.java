package org.querencia.runtime.memory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.cost.Rates;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Receipt;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Grading;

/// Buyers and their grades, said as plainly as Java can.
record MemoryGrading(Supplier<Snapshot> snapshots, Currency currency) implements Grading {

    private record Sale(ProfileId profile, Receipt receipt) {}

    /// @param revenue empty of those who bought in currencies without a rate only
    private record Buyer(long days, long orders, Optional<BigDecimal> revenue) {}

    @Override
    public Cuts cuts(Instant at) {
        List<Buyer> buyers = buyers(at);
        return Cuts.of(
                fifths(buyers.stream().map(Buyer::days).sorted().toList(), 0L),
                fifths(buyers.stream().map(Buyer::orders).sorted().toList(), 0L),
                fifths(
                        buyers.stream()
                                .flatMap(buyer -> buyer.revenue().stream())
                                .sorted()
                                .toList(),
                        BigDecimal.ZERO));
    }

    @Override
    public List<Cell> cells(Cuts cuts, Instant at) {
        return buyers(at).stream()
                .collect(
                        Collectors.groupingBy(
                                buyer ->
                                        new Cell(
                                                GRADES - passed(cuts.days(), buyer.days() + 1),
                                                1 + passed(cuts.orders(), buyer.orders()),
                                                buyer.revenue()
                                                        .map(paid ->
                                                                1 + passed(cuts.revenue(), paid))
                                                        .orElse(0),
                                                0),
                                Collectors.counting()))
                .entrySet()
                .stream()
                .map(cell ->
                        new Cell(
                                cell.getKey().recency(),
                                cell.getKey().frequency(),
                                cell.getKey().money(),
                                cell.getValue()))
                .sorted(
                        Comparator.comparingInt(Cell::recency)
                                .thenComparingInt(Cell::frequency)
                                .thenComparingInt(Cell::money))
                .toList();
    }

    /// How many ends a value exceeds.
    private static <T extends Comparable<T>> int passed(List<T> ends, T value) {
        return Math.toIntExact(ends.stream().filter(end -> value.compareTo(end) > 0).count());
    }

    /// The smallest values that a fifth, two, three and four fifths do not exceed.
    private static <T> List<T> fifths(List<T> sorted, T none) {
        List<T> fifths = new ArrayList<>();
        for (int i = 1; i < GRADES; i++) {
            int rank = (sorted.size() * i + GRADES - 1) / GRADES;
            fifths.add(sorted.isEmpty() ? none : sorted.get(Math.max(0, rank - 1)));
        }
        return fifths;
    }

    private List<Buyer> buyers(Instant at) {
        Stream<Sale> sales =
                snapshots.get().orders().stream()
                        .flatMap(owned ->
                                owned.profile().stream()
                                        .map(profile ->
                                                new Sale(profile, owned.order().receipt(currency))))
                        .filter(sale ->
                                sale.receipt().counts() && !sale.receipt().at().isAfter(at));
        Map<ProfileId, List<Receipt>> byPerson =
                sales.collect(
                        Collectors.groupingBy(
                                Sale::profile,
                                Collectors.mapping(Sale::receipt, Collectors.toList())));
        Rates rates = MemoryRates.of(snapshots.get().rows(), currency);
        return byPerson.values().stream().map(receipts -> buyer(receipts, rates, at)).toList();
    }

    private Buyer buyer(List<Receipt> receipts, Rates rates, Instant at) {
        Instant last = receipts.stream().map(Receipt::at).max(Comparator.naturalOrder()).orElse(at);
        return new Buyer(
                Duration.between(last, at).toDays(),
                receipts.size(),
                receipts.stream()
                        .flatMap(receipt -> rates.own(receipt).stream())
                        .map(receipt -> receipt.total().amount())
                        .reduce(BigDecimal::add));
    }
}
