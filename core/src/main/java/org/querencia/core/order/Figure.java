package org.querencia.core.order;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.querencia.core.event.Value.Fields;

/// An amount as told.
///
/// @param currency ISO 4217 code told beside it; empty when none was
public record Figure(BigDecimal amount, String currency) {

    /// The believable amount at `name`, not below 0, with the `currency` beside it.
    public static Optional<Figure> of(Fields fields, String name) {
        return Item.amount(fields, name).map(amount -> new Figure(amount, currency(fields)));
    }

    /// The ISO 4217 code at `currency`; empty when none was told.
    public static String currency(Fields fields) {
        return Orders.currency(fields);
    }

    /// In minor units, of the currency told or else of `fallback`.
    public Money money(Currency fallback) {
        return Money.of(amount, currency.isEmpty() ? fallback : Currency.getInstance(currency));
    }
}
