package org.querencia.core.cost;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.order.Figure;
import org.querencia.core.order.Item;

/// What one unit of a currency was worth in the workspace's, as the event 'Currency Rate Recorded'
/// tells it: from its time on, until a later one. Marked events tell nothing, nor do those of
/// public keys.
///
/// @param currency ISO 4217
/// @param rate above 0, below 10^12
public record Rate(Currency currency, BigDecimal rate) {

    static final String NAME = "Currency Rate Recorded";

    private static final BigDecimal BELOW = BigDecimal.TEN.pow(12);

    /// What one event tells; empty when it tells of no rate, or of none that is believable.
    public static Optional<Rate> of(Event event) {
        boolean heard = event.counts() && event.origin().trust() == Trust.SECRET;
        if (event.type() != Event.Type.TRACK || !heard || !event.name().equalsIgnoreCase(NAME)) {
            return Optional.empty();
        }
        Fields told = event.properties();
        String currency = Figure.currency(told);
        return currency.isEmpty()
                ? Optional.empty()
                : Item.number(told, "rate")
                        .filter(rate -> rate.signum() > 0 && rate.compareTo(BELOW) < 0)
                        .map(rate -> new Rate(Currency.getInstance(currency), rate));
    }

    /// What turns minor units of it into minor units of `own`.
    public BigDecimal factor(Currency own) {
        return rate.movePointRight(digits(own) - digits(currency));
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
