package org.querencia.core.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.AnchorId;

/// What an order comes to, all told. `goods + tax + shipping = total`, except where a source told
/// more tax and shipping than total: then goods are 0.
///
/// @param at when it was placed (for an order only known to be cancelled or refunded: when that
///   was)
/// @param source which source placed it
/// @param counts whether figures count it: placed, not cancelled, not marked
/// @param total what the customer pays: after discounts, with tax and shipping
/// @param goods the total without tax and shipping
/// @param discount what was taken off the lines in all; told as part of the order
/// @param refunded never more than the total, unless nobody told yet that the order was placed
/// @param lines in the order told; their discounts add up to `discount`, each rounded once (largest
///   remainder)
public record Receipt(
        OrderKey key,
        Optional<AnchorId> owner,
        Instant at,
        SourceKey source,
        Status status,
        boolean counts,
        String channel,
        Money total,
        Money goods,
        Money tax,
        Money shipping,
        Money discount,
        Money refunded,
        String coupon,
        String affiliation,
        List<Line> lines) {

    public Receipt {
        lines = List.copyOf(lines);
    }

    public enum Status {
        /// Placed and standing.
        PLACED,
        /// All of it was given back.
        REFUNDED,
        CANCELLED,
        /// Only known from a refund: nobody told yet that it was placed.
        UNKNOWN
    }

    /// Whether it only gives money back: a credit note for an order nobody told.
    public boolean givesBack() {
        return status == Status.UNKNOWN && refunded.minor() > 0;
    }

    /// The total less refunds.
    public Money net() {
        return total.minus(refunded);
    }

    /// @param gross price times quantity
    /// @param discount its part of the order's discount
    public record Line(
            Product product, Money price, BigDecimal quantity, Money gross, Money discount) {

        public Money net() {
            return gross.minus(discount);
        }
    }
}
