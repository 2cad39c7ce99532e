package org.querencia.runtime.memory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.querencia.core.cost.Rate;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.core.order.Money;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// What currencies were worth in the workspace's, and when.
///
/// @param told in the order of their times, of one instant in that of the log
record MemoryRates(List<Told> told, Currency own) {

    private static final int SCALE = 12;

    /// @param factor turns minor units into the workspace's
    private record Told(Instant at, long position, Currency currency, BigDecimal factor) {}

    static MemoryRates of(List<Row> rows, Currency own) {
        List<Told> told = new ArrayList<>();
        for (Row row : rows) {
            Rate.of(row.event().fact())
                    .filter(rate -> !rate.currency().equals(own))
                    .ifPresent(rate ->
                            told.add(
                                    new Told(
                                            row.event().fact().timestamp(),
                                            row.event().position().value(),
                                            rate.currency(),
                                            rate.factor(own)
                                                    .setScale(SCALE, RoundingMode.HALF_UP))));
        }
        told.sort(Comparator.comparing(Told::at).thenComparingLong(Told::position));
        return new MemoryRates(List.copyOf(told), own);
    }

    /// Orders of known people whose currency had no rate by then, by currency.
    static List<Elsewhere> elsewhere(Snapshot all, Currency own, Predicate<Instant> within) {
        MemoryRates rates = of(all.rows(), own);
        Map<String, Long> orders = new TreeMap<>();
        all.orders().stream()
                .filter(owned -> owned.profile().isPresent())
                .map(owned -> owned.order().receipt(own))
                .filter(order -> order.counts() && within.test(order.at()))
                .filter(order -> rates.own(order.total(), order.at()).isEmpty())
                .forEach(order ->
                        orders.merge(order.total().currency().getCurrencyCode(), 1L, Long::sum));
        return orders.entrySet().stream()
                .map(one -> new Elsewhere(one.getKey(), one.getValue()))
                .toList();
    }

    /// In minor units of the workspace's currency, rounded once; empty where no rate was known by
    /// then.
    OptionalLong own(Money amount, Instant at) {
        if (amount.currency().equals(own)) {
            return OptionalLong.of(amount.minor());
        }
        Optional<Told> last =
                told.stream()
                        .filter(one -> one.currency().equals(amount.currency()))
                        .filter(one -> !one.at().isAfter(at))
                        .reduce((_, later) -> later);
        return last.isPresent()
                ? OptionalLong.of(
                        last.get()
                                .factor()
                                .multiply(BigDecimal.valueOf(amount.minor()))
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValue())
                : OptionalLong.empty();
    }
}
