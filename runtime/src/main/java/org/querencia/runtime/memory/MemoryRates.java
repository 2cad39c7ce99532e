package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.querencia.core.cost.Rate;
import org.querencia.core.cost.Rates;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// What currencies were worth in the workspace's, as the log tells it.
final class MemoryRates {

    private record Dated(Rates.Told told, long position) {}

    private MemoryRates() {}

    static Rates of(List<Row> rows, Currency own) {
        List<Dated> told = new ArrayList<>();
        for (Row row : rows) {
            Rate.of(row.event().fact())
                    .filter(rate -> !rate.currency().equals(own))
                    .ifPresent(rate ->
                            told.add(
                                    new Dated(
                                            new Rates.Told(
                                                    rate.currency(),
                                                    row.event().fact().timestamp(),
                                                    rate.factor(own)),
                                            row.event().position().value())));
        }
        return Rates.of(
                own,
                told.stream()
                        .sorted(Comparator.comparingLong(Dated::position))
                        .map(Dated::told)
                        .toList());
    }

    /// Orders of known people whose currency had no rate by then, by currency.
    static List<Elsewhere> elsewhere(Snapshot all, Currency own, Predicate<Instant> within) {
        Rates rates = of(all.rows(), own);
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
}
