package org.querencia.core.order;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Bounds;
import org.querencia.core.event.Said;
import org.querencia.core.identity.AnchorId;

/// One order, whatever was told of it so far and by whom: an update, a cancellation, a reloaded
/// thank-you page, and the same order from web, shop system and invoice meet here.
///
/// Per field the source of the highest priority has the word, of one priority an update before a
/// completion, and else the latest. Orders of a key merge in any order of arrival to the same;
/// [#receipt] reads what it comes to.
///
/// @param owners to whom it belongs: told by the source of the highest priority, of equals the
///   first; a fact that names nobody says nothing about it
/// @param placed the completion (or, without one, the update) that placed it: of the highest
///   priority, of equals the first, since a reloaded page comes later
/// @param cancelled whether it stands; of equals a cancellation has the word, so that a reloaded
///   page revives nothing
/// @param channels told in words before told by the device; empty where neither was, as of servers
///   and files
/// @param amounts as told, each with the currency told beside it
/// @param words currency, coupon and the like
/// @param items the products, the whole list from one source
/// @param refunds by refund id, or by messageId where there is none, so that a repeat counts once;
///   at most [#REFUNDS_MAX]
public record Order(
        OrderKey key,
        Optional<Said<AnchorId>> owners,
        Optional<Said<Placement>> placed,
        Optional<Said<Boolean>> cancelled,
        Optional<Said<String>> channels,
        Map<Amount, Said<Figure>> amounts,
        Map<Word, Said<String>> words,
        Optional<Said<List<Item>>> items,
        Map<String, Said<Refund>> refunds) {

    public static final int REFUNDS_MAX = 100;

    /// The amounts of Segment's specification.
    public enum Amount {
        /// What the customer pays: after discounts, with tax and shipping.
        TOTAL,
        /// Without tax and shipping.
        REVENUE,
        /// After discounts, before tax and shipping.
        SUBTOTAL,
        SHIPPING,
        TAX,
        /// Taken off the products' prices, for the whole order.
        DISCOUNT
    }

    public enum Word {
        CURRENCY,
        COUPON,
        AFFILIATION,
        CHECKOUT_ID
    }

    /// An order of which nothing was told yet.
    public static Order of(OrderKey key) {
        return new Order(
                key,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Map.of());
    }

    /// The anchor it belongs to; empty while no source named anybody.
    public Optional<AnchorId> owner() {
        return owners.map(Said::value);
    }

    public Order merge(Order other) {
        return new Order(
                key,
                Said.first(owners, other.owners),
                Said.first(placed, other.placed),
                Said.last(cancelled, other.cancelled),
                Said.first(channels, other.channels),
                Said.last(amounts, other.amounts),
                Said.last(words, other.words),
                Said.last(items, other.items),
                Bounds.keep(
                        Said.last(refunds, other.refunds), REFUNDS_MAX, Comparator.naturalOrder()));
    }

    /// What the order comes to.
    ///
    /// @param fallback currency of amounts that came without one: the workspace's
    public Receipt receipt(Currency fallback) {
        return new Till(this, fallback).receipt();
    }
}
