package org.querencia.runtime.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.querencia.core.cost.Rates;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews.Period;

/// What was earned and spent, and who bought what. Orders are those that count, of everybody,
/// identified or not. Amounts are in the workspace's currency, at the last rate told by then; those
/// without one are told apart.
public interface Trade {

    int ROWS_MAX = 50_000;

    /// By what sums are told apart.
    enum By {
        /// Days of the workspace's zone, oldest first.
        DAY,
        /// The channel of the order, and the one money was spent on.
        CHANNEL,
        /// Of spend only: orders know no campaign.
        CAMPAIGN
    }

    /// Orders, spend and other costs of a period; at most [#ROWS_MAX] rows, of days the latest, of
    /// others those with the most spend and revenue.
    Balance balance(By by, Period period);

    /// Who bought a product.
    ///
    /// @param id the product's key: of lines that name it as product, of any variant, or as SKU
    /// @param sku its SKU, found in the same places; may be empty
    /// @param limit of the people told apart, those who bought last
    Bought bought(String id, String sku, int limit);

    /// What these currencies were worth, as told so far.
    Rates rates(Set<Currency> currencies);

    /// What was ordered in other currencies than the workspace's.
    Abroad abroad();

    /// @param orders that count, of known people
    /// @param people who have any of them
    record Abroad(long orders, long people) {}

    /// @param elsewhere spend and other costs in currencies without a rate, by currency code
    record Balance(List<Row> rows, List<Money> elsewhere) {
        public Balance {
            rows = List.copyOf(rows);
            elsewhere = List.copyOf(elsewhere);
        }
    }

    /// @param key the day in ISO 8601, the channel or the campaign; empty where none was told
    /// @param spend on being known: media
    /// @param costs all others: salaries, tools, …
    record Row(
            String key,
            long orders,
            Money revenue,
            Money spend,
            Money costs,
            long impressions,
            long clicks) {}

    /// @param people identified ones
    /// @param orders of everybody
    /// @param revenue of the lines, after discounts, in the workspace's currency, at the last rate
    ///   told by then; those without one are in the other figures only
    record Bought(long people, long orders, BigDecimal pieces, Money revenue, List<Buyer> buyers) {
        public Bought {
            buyers = List.copyOf(buyers);
        }
    }

    /// @param last when they ordered it last
    record Buyer(ProfileId profile, long orders, BigDecimal pieces, Instant last) {}
}
