package org.querencia.core.cost;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.querencia.core.order.Money;
import org.querencia.core.order.Receipt;

/// What currencies were worth in the workspace's, and when: an amount is worth what was last told
/// of its currency by then.
public final class Rates {

    /// Factors are kept, and hence multiplied, with so many decimals.
    private static final int SCALE = 12;

    private final Currency own;
    private final Map<Currency, NavigableMap<Instant, BigDecimal>> told = new HashMap<>();

    /// @param at from when on it holds
    /// @param factor turns minor units of it into the workspace's
    public record Told(Currency currency, Instant at, BigDecimal factor) {
        public Told {
            factor = factor.setScale(SCALE, RoundingMode.HALF_UP);
        }
    }

    private Rates(Currency own) {
        this.own = own;
    }

    /// Of a workspace in which all is in one currency, or nobody told of others.
    public static Rates none(Currency own) {
        return new Rates(own);
    }

    /// @param told of one currency and instant the last of the list holds
    public static Rates of(Currency own, List<Told> told) {
        Rates rates = new Rates(own);
        for (Told one : told) {
            rates.told
                    .computeIfAbsent(one.currency(), _ -> new TreeMap<>())
                    .put(one.at(), one.factor());
        }
        return rates;
    }

    /// In minor units of the workspace's currency, rounded once; empty where no rate was known by
    /// then.
    public OptionalLong own(Money amount, Instant at) {
        if (amount.currency().equals(own)) {
            return OptionalLong.of(amount.minor());
        }
        NavigableMap<Instant, BigDecimal> factors = told.get(amount.currency());
        Map.Entry<Instant, BigDecimal> last = factors == null ? null : factors.floorEntry(at);
        if (last == null) {
            return OptionalLong.empty();
        }
        BigInteger minor =
                last.getValue()
                        .multiply(BigDecimal.valueOf(amount.minor()))
                        .setScale(0, RoundingMode.HALF_UP)
                        .toBigInteger();
        return minor.bitLength() < Long.SIZE
                ? OptionalLong.of(minor.longValue())
                : OptionalLong.empty();
    }

    /// An order with its sums in the workspace's currency, each rounded once; those of its lines
    /// stay as they are. Empty where no rate was known by then.
    public Optional<Receipt> own(Receipt order) {
        return order.total().currency().equals(own) ? Optional.of(order) : converted(order);
    }

    private Optional<Receipt> converted(Receipt order) {
        OptionalLong total = own(order.total(), order.at());
        OptionalLong tax = own(order.tax(), order.at());
        OptionalLong shipping = own(order.shipping(), order.at());
        OptionalLong discount = own(order.discount(), order.at());
        OptionalLong refunded = own(order.refunded(), order.at());
        if (total.isEmpty()
                || tax.isEmpty()
                || shipping.isEmpty()
                || discount.isEmpty()
                || refunded.isEmpty()) {
            return Optional.empty();
        }
        long goods = total.getAsLong() - tax.getAsLong() - shipping.getAsLong();
        return Optional.of(
                new Receipt(
                        order.key(),
                        order.owner(),
                        order.at(),
                        order.source(),
                        order.status(),
                        order.counts(),
                        order.channel(),
                        money(total),
                        new Money(Math.max(0, goods), own),
                        money(tax),
                        money(shipping),
                        money(discount),
                        money(refunded),
                        order.coupon(),
                        order.affiliation(),
                        order.lines()));
    }

    private Money money(OptionalLong minor) {
        return new Money(minor.orElse(0), own);
    }
}
