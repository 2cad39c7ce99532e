package org.querencia.core.profile;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.core.cost.Rates;
import org.querencia.core.order.Money;
import org.querencia.core.order.Product;
import org.querencia.core.order.Receipt;
import org.querencia.core.order.Receipt.Line;

/// What a person usually does when buying: the commonest of the last [#ORDERS_MAX] orders that
/// count, of equals the latest. Empty without orders.
///
/// @param product bought in most orders
/// @param day in the workspace's zone, as is the hour
/// @param hour of the day, 0 to 23
/// @param amount the median total (the lower of the two in the middle), of the orders that are in
///   the workspace's currency or have a rate
/// @param paysDelivery whether more than half of the orders paid shipping
public record Habits(
        Optional<Product> product,
        Optional<DayOfWeek> day,
        Optional<Integer> hour,
        Optional<String> channel,
        Optional<Money> amount,
        Optional<Boolean> paysDelivery) {

    public static final int ORDERS_MAX = 200;

    public static Habits of(List<Receipt> receipts, ZoneId zone, Rates rates) {
        List<Receipt> latest =
                receipts.stream()
                        .filter(Receipt::counts)
                        .sorted(
                                Comparator.comparing(Receipt::at)
                                        .thenComparing(Receipt::key)
                                        .reversed())
                        .limit(ORDERS_MAX)
                        .toList();
        List<Money> amounts =
                latest.stream()
                        .flatMap(receipt -> rates.own(receipt).stream())
                        .map(Receipt::total)
                        .sorted(Comparator.comparingLong(Money::minor))
                        .toList();
        long delivered = latest.stream().filter(r -> r.shipping().minor() > 0).count();
        return new Habits(
                product(latest),
                commonest(latest, r -> r.at().atZone(zone).getDayOfWeek()),
                commonest(latest, r -> r.at().atZone(zone).getHour()),
                commonest(
                        latest.stream().filter(r -> !r.channel().isEmpty()).toList(),
                        Receipt::channel),
                amounts.isEmpty()
                        ? Optional.empty()
                        : Optional.of(amounts.get((amounts.size() - 1) / 2)),
                latest.isEmpty() ? Optional.empty() : Optional.of(2 * delivered > latest.size()));
    }

    private static Optional<Product> product(List<Receipt> newestFirst) {
        List<Product> bought =
                newestFirst.stream()
                        .flatMap(receipt ->
                                receipt.lines().stream()
                                        .filter(Habits::isBought)
                                        .map(Line::product)
                                        .distinct())
                        .toList();
        return commonest(bought, Product::key)
                .flatMap(key ->
                        bought.stream().filter(product -> product.key().equals(key)).findFirst());
    }

    private static boolean isBought(Line line) {
        return line.quantity().compareTo(BigDecimal.ZERO) > 0 && !line.product().key().isEmpty();
    }

    /// The value most of them have; of equals the one that comes first.
    private static <T, V> Optional<V> commonest(List<T> newestFirst, Function<T, V> value) {
        Map<V, Integer> counts = new HashMap<>();
        newestFirst.forEach(item -> counts.merge(value.apply(item), 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return newestFirst.stream()
                .map(value)
                .filter(candidate -> counts.getOrDefault(candidate, 0) == most)
                .findFirst();
    }
}
