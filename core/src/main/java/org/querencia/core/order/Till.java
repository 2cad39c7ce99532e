package org.querencia.core.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.core.event.Said;
import org.querencia.core.event.SourceKey;
import org.querencia.core.order.Order.Amount;
import org.querencia.core.order.Order.Word;
import org.querencia.core.order.Receipt.Line;
import org.querencia.core.order.Receipt.Status;

/// Adds an [Order] up to its [Receipt].
final class Till {

    private final Order order;
    private final Currency currency;

    Till(Order order, Currency fallback) {
        this.order = order;
        String told = word(Word.CURRENCY).isEmpty() ? ofRefunds() : word(Word.CURRENCY);
        this.currency = told.isEmpty() ? fallback : Currency.getInstance(told);
    }

    Receipt receipt() {
        List<Item> items = order.items().map(Said::value).orElse(List.of());
        List<Money> gross = items.stream().map(item -> Money.of(item.amount(), currency)).toList();
        Money discount = discount(gross);
        Money tax = told(Amount.TAX).orElse(zero());
        Money shipping = told(Amount.SHIPPING).orElse(zero());
        Money total =
                told(Amount.TOTAL).orElseGet(() -> goods(gross, discount).plus(tax).plus(shipping));
        Money refunded = refunded(total);
        Status status = status(total, refunded);
        Optional<Said<?>> cause = cause();
        return new Receipt(
                order.key(),
                order.owner(),
                cause.<Instant>map(Said::at).orElse(Instant.EPOCH),
                cause.map(Said::source).orElse(new SourceKey("none")),
                status,
                counts(status),
                order.channels().map(Said::value).orElse(""),
                total,
                notBelowZero(total.minus(tax).minus(shipping)),
                tax,
                shipping,
                discount,
                refunded,
                word(Word.COUPON),
                word(Word.AFFILIATION),
                lines(items, gross, Allocation.of(discount, gross)));
    }

    /// Where no total was told: the subtotal, which is after discounts, else the revenue, else the
    /// lines less their discount.
    private Money goods(List<Money> gross, Money discount) {
        return told(Amount.SUBTOTAL)
                .or(() -> told(Amount.REVENUE))
                .orElseGet(() -> notBelowZero(sum(gross).minus(discount)));
    }

    /// As told, but never more than the lines it is taken off, where there are lines.
    private Money discount(List<Money> gross) {
        Money told = told(Amount.DISCOUNT).orElse(zero());
        return gross.isEmpty() ? told : smaller(told, notBelowZero(sum(gross)));
    }

    /// Of several sources that tell refunds the one of the highest priority counts, as for any
    /// field; all together never give back more than the total. What a credit note gives back for
    /// which no order is known, is given back all the same.
    private Money refunded(Money total) {
        int priority = order.refunds().values().stream().mapToInt(Said::priority).max().orElse(0);
        boolean alone = order.placed().isEmpty() && order.cancelled().isEmpty();
        Money refunded = zero();
        for (Said<Refund> said : order.refunds().values()) {
            if (said.priority() == priority) {
                Optional<Figure> part = said.value().part();
                Money amount = part.isEmpty() ? total : money(part.get()).orElse(zero());
                refunded = alone ? refunded.plus(amount) : smaller(total, refunded.plus(amount));
            }
        }
        return refunded;
    }

    /// Of an order that is only known from refunds, which alone say what it was in.
    private String ofRefunds() {
        if (order.placed().isPresent() || order.cancelled().isPresent()) {
            return "";
        }
        return order.refunds().values().stream()
                .flatMap(said -> said.value().part().stream())
                .map(Figure::currency)
                .filter(code -> !code.isEmpty())
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    private Status status(Money total, Money refunded) {
        if (order.cancelled().isPresent() && order.cancelled().get().value()) {
            return Status.CANCELLED;
        }
        if (order.placed().isEmpty()) {
            return Status.UNKNOWN;
        }
        return refunded.minor() > 0 && refunded.equals(total) ? Status.REFUNDED : Status.PLACED;
    }

    private boolean counts(Status status) {
        return switch (status) {
            case PLACED, REFUNDED -> order.placed().orElseThrow().value().marks().isEmpty();
            case CANCELLED, UNKNOWN -> false;
        };
    }

    /// The fact that gives the order its time and source.
    private Optional<Said<?>> cause() {
        if (order.placed().isPresent()) {
            return Optional.of(order.placed().get());
        }
        if (order.cancelled().isPresent()) {
            return Optional.of(order.cancelled().get());
        }
        Stream<Said<Refund>> refunds = order.refunds().values().stream();
        return refunds.reduce((one, other) -> one.isLaterThan(other) ? other : one)
                .map(first -> first);
    }

    private static List<Line> lines(List<Item> items, List<Money> gross, List<Money> discounts) {
        List<Line> lines = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            lines.add(
                    new Line(
                            item.product(),
                            Money.of(item.price(), gross.get(i).currency()),
                            item.quantity(),
                            gross.get(i),
                            discounts.get(i)));
        }
        return lines;
    }

    private Optional<Money> told(Amount amount) {
        return Optional.ofNullable(order.amounts().get(amount))
                .flatMap(said -> money(said.value()));
    }

    /// An amount told in another currency than the order's says nothing about it.
    private Optional<Money> money(Figure figure) {
        return figure.currency().isEmpty() || figure.currency().equals(currency.getCurrencyCode())
                ? Optional.of(Money.of(figure.amount(), currency))
                : Optional.empty();
    }

    private String word(Word word) {
        return Optional.ofNullable(order.words().get(word)).map(Said::value).orElse("");
    }

    private Money sum(List<Money> amounts) {
        return amounts.stream().reduce(zero(), Money::plus);
    }

    private Money zero() {
        return Money.zero(currency);
    }

    private Money notBelowZero(Money amount) {
        return amount.minor() < 0 ? zero() : amount;
    }

    private static Money smaller(Money one, Money other) {
        return one.minor() <= other.minor() ? one : other;
    }

    /// Rounding a whole to parts that add up to it.
    static final class Allocation {

        private Allocation() {}

        /// Parts of `whole` in proportion to `shares` (those below 0 get nothing), in minor units
        /// that add up: each is rounded down, and the units left go to the largest remainders
        /// (Hamilton's method), of equals to the first.
        static List<Money> of(Money whole, List<Money> shares) {
            Currency currency = whole.currency();
            BigDecimal sum =
                    shares.stream()
                            .filter(share -> share.minor() > 0)
                            .map(share -> BigDecimal.valueOf(share.minor()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            long[] parts = new long[shares.size()];
            BigDecimal[] remainders = new BigDecimal[shares.size()];
            long left = sum.signum() == 0 ? 0 : whole.minor();
            for (int i = 0; i < parts.length; i++) {
                remainders[i] = BigDecimal.ZERO;
                if (sum.signum() > 0 && shares.get(i).minor() > 0) {
                    BigDecimal[] divided =
                            BigDecimal.valueOf(whole.minor())
                                    .multiply(BigDecimal.valueOf(shares.get(i).minor()))
                                    .divideAndRemainder(sum);
                    parts[i] = divided[0].longValueExact();
                    remainders[i] = divided[1];
                    left -= parts[i];
                }
            }
            largestFirst(remainders).limit(left).forEach(i -> parts[i]++);
            List<Money> allocated = new ArrayList<>(parts.length);
            for (long part : parts) {
                allocated.add(new Money(part, currency));
            }
            return allocated;
        }

        private static Stream<Integer> largestFirst(BigDecimal[] remainders) {
            return Stream.iterate(0, i -> i < remainders.length, i -> i + 1)
                    .sorted((i, j) -> remainders[j].compareTo(remainders[i]));
        }
    }
}
