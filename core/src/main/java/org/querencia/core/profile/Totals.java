package org.querencia.core.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.querencia.core.cost.Rates;
import org.querencia.core.order.Money;
import org.querencia.core.order.Receipt;

/// What orders add up to. Amounts are in one currency, the workspace's: orders in others come to
/// what they were worth at the last rate told by then. Those without a rate are counted in `orders`
/// and added up apart.
///
/// @param revenue what was paid: after discounts, with tax and shipping, before refunds
/// @param net revenue less refunds, those included that belong to no known order
/// @param goods revenue without tax and shipping
/// @param averageTicket revenue by order, of the orders in it
/// @param first when the first order was placed, and the last
/// @param channels orders per channel
/// @param elsewhere revenue of the orders of whose currency no rate was known, by currency code
public record Totals(
        long orders,
        Money revenue,
        Money net,
        Money goods,
        Money tax,
        Money shipping,
        Money discount,
        Money refunded,
        Money averageTicket,
        Optional<Instant> first,
        Optional<Instant> last,
        Map<String, Long> channels,
        List<Money> elsewhere) {

    /// Adds up those receipts that count.
    public static Totals of(List<Receipt> receipts, Currency currency, Rates rates) {
        List<Receipt> counting = receipts.stream().filter(Receipt::counts).toList();
        List<Receipt> here = counting.stream().flatMap(r -> rates.own(r).stream()).toList();
        Money revenue = sum(here, Receipt::total, currency);
        List<Receipt> back =
                receipts.stream()
                        .filter(Receipt::givesBack)
                        .flatMap(r -> rates.own(r).stream())
                        .toList();
        Money refunded =
                sum(here, Receipt::refunded, currency).plus(sum(back, Receipt::refunded, currency));
        return new Totals(
                counting.size(),
                revenue,
                revenue.minus(refunded),
                sum(here, Receipt::goods, currency),
                sum(here, Receipt::tax, currency),
                sum(here, Receipt::shipping, currency),
                sum(here, Receipt::discount, currency),
                refunded,
                revenue.dividedBy(Math.max(1, here.size())),
                counting.stream().map(Receipt::at).min(Instant::compareTo),
                counting.stream().map(Receipt::at).max(Instant::compareTo),
                channels(counting),
                elsewhere(counting, rates));
    }

    private static Money sum(
            List<Receipt> receipts, Function<Receipt, Money> amount, Currency currency) {
        return receipts.stream().map(amount).reduce(Money.zero(currency), Money::plus);
    }

    private static Map<String, Long> channels(List<Receipt> receipts) {
        Map<String, Long> channels = new TreeMap<>();
        receipts.stream()
                .map(Receipt::channel)
                .filter(channel -> !channel.isEmpty())
                .forEach(channel -> channels.merge(channel, 1L, Long::sum));
        return channels;
    }

    private static List<Money> elsewhere(List<Receipt> receipts, Rates rates) {
        Map<String, Money> sums = new TreeMap<>();
        for (Receipt receipt : receipts) {
            if (rates.own(receipt).isEmpty()) {
                sums.merge(
                        receipt.total().currency().getCurrencyCode(), receipt.total(), Money::plus);
            }
        }
        return new ArrayList<>(sums.values());
    }
}
