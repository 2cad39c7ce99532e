package org.querencia.core.order;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.querencia.core.event.Channels;
import org.querencia.core.event.Event;
import org.querencia.core.event.Said;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.Order.Amount;
import org.querencia.core.order.Order.Word;

/// Reads orders out of events.
public final class Orders {

    /// Source priorities go to 1,000: any completion says better than any update when an order was
    /// placed, and words say better than a device through which channel.
    private static final int ABOVE_ALL_SOURCES = 10_000;

    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    private Orders() {}

    /// The order an event is about; empty when it is about none.
    ///
    /// Without an `order_id` a `checkout_id` names it, and without either the messageId: such an
    /// order stands alone.
    public static Optional<OrderKey> keyOf(Event event) {
        return Commerce.of(event).filter(Commerce::isOrder).map(_ -> key(event));
    }

    /// What one event tells of its order.
    ///
    /// @param anchor to which the event belongs
    public static Optional<Order> of(Event event, Optional<AnchorId> anchor) {
        return Commerce.of(event)
                .filter(Commerce::isOrder)
                .map(commerce -> order(event, commerce, anchor));
    }

    private static Order order(Event event, Commerce commerce, Optional<AnchorId> anchor) {
        OrderKey key = key(event);
        Order nothing = Order.of(key);
        Optional<Said<AnchorId>> owner = anchor.map(named -> Said.by(event, named));
        if (commerce == Commerce.ORDER_REFUNDED) {
            return new Order(
                    key,
                    owner,
                    nothing.placed(),
                    nothing.cancelled(),
                    nothing.channels(),
                    nothing.amounts(),
                    nothing.words(),
                    nothing.items(),
                    event.counts() ? refund(event) : Map.of());
        }
        boolean cancelled = commerce == Commerce.ORDER_CANCELLED;
        List<Item> items = Item.listOf(event.properties());
        return new Order(
                key,
                owner,
                cancelled ? Optional.empty() : Optional.of(placed(event, commerce)),
                Optional.of(standing(event, cancelled)),
                cancelled ? Optional.empty() : channel(event),
                amounts(event, commerce),
                words(event, commerce),
                items.isEmpty() ? Optional.empty() : Optional.of(field(event, commerce, items)),
                Map.of());
    }

    private static OrderKey key(Event event) {
        String namespace = event.origin().orderNamespace();
        Fields properties = event.properties();
        String order = Product.word(properties, "order_id", "orderId");
        if (!order.isEmpty()) {
            return new OrderKey(namespace, bounded(order));
        }
        String checkout = Product.word(properties, "checkout_id", "checkoutId");
        return checkout.isEmpty()
                ? new OrderKey(
                        namespace + "#message",
                        bounded(event.origin().source() + "/" + event.messageId()))
                : new OrderKey(namespace + "#checkout", bounded(checkout));
    }

    private static Said<Placement> placed(Event event, Commerce commerce) {
        int above = commerce == Commerce.ORDER_COMPLETED ? ABOVE_ALL_SOURCES : 0;
        return Said.by(event, new Placement(event.marks()), event.origin().priority() + above);
    }

    private static Said<Boolean> standing(Event event, boolean cancelled) {
        return Said.by(event, cancelled, 2 * event.origin().priority() + (cancelled ? 1 : 0));
    }

    /// Empty where nobody said: that a server or a file told it is no way people buy.
    private static Optional<Said<String>> channel(Event event) {
        Optional<String> told = Channels.told(event).filter(channel -> !channel.isEmpty());
        int above = told.isPresent() ? 2 * ABOVE_ALL_SOURCES : ABOVE_ALL_SOURCES;
        return told.or(() ->
                        Optional.of(Channels.byDevice(event))
                                .filter(channel -> !channel.equals(Channels.SERVER)))
                .map(channel -> Said.by(event, channel, event.origin().priority() + above));
    }

    private static Map<Amount, Said<Figure>> amounts(Event event, Commerce commerce) {
        Fields properties = event.properties();
        String currency = currency(properties);
        Map<Amount, Said<Figure>> amounts = new EnumMap<>(Amount.class);
        for (Amount amount : Amount.values()) {
            Item.amount(properties, name(amount))
                    .ifPresent(number ->
                            amounts.put(
                                    amount, field(event, commerce, new Figure(number, currency))));
        }
        return amounts;
    }

    private static Map<Word, Said<String>> words(Event event, Commerce commerce) {
        Fields properties = event.properties();
        Map<Word, Said<String>> words = new EnumMap<>(Word.class);
        for (Word word : Word.values()) {
            String text =
                    switch (word) {
                        case CURRENCY -> currency(properties);
                        case COUPON -> Product.word(properties, "coupon");
                        case AFFILIATION -> Product.word(properties, "affiliation");
                        case CHECKOUT_ID -> Product.word(properties, "checkout_id", "checkoutId");
                    };
            if (!text.isEmpty()) {
                words.put(word, field(event, commerce, text));
            }
        }
        return words;
    }

    /// Of one source an update has the word over a completion: a completion told again later is a
    /// page loaded again, and knows nothing new.
    private static <T> Said<T> field(Event event, Commerce commerce, T value) {
        int update = commerce == Commerce.ORDER_UPDATED ? 1 : 0;
        return Said.by(event, value, 2 * event.origin().priority() + update);
    }

    /// By amount if one is told, else by the products given back, else the whole order.
    private static Map<String, Said<Refund>> refund(Event event) {
        Fields properties = event.properties();
        String id = Product.word(properties, "refund_id", "refundId");
        String key = id.isEmpty() ? event.origin().source() + "/" + event.messageId() : id;
        Optional<BigDecimal> amount = Item.amount(properties, name(Amount.TOTAL));
        List<Item> items = Item.listOf(properties);
        if (amount.isEmpty() && !items.isEmpty()) {
            amount =
                    Optional.of(
                            items.stream()
                                    .map(item -> item.amount().abs())
                                    .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        String currency = currency(properties);
        Refund refund = new Refund(amount.map(number -> new Figure(number, currency)));
        return Map.of(bounded(key), Said.by(event, refund));
    }

    /// The ISO 4217 code told; empty when none was.
    static String currency(Fields properties) {
        String code = Product.word(properties, "currency").toUpperCase(Locale.ROOT);
        return CURRENCIES.contains(code) ? code : "";
    }

    private static String name(Amount amount) {
        return switch (amount) {
            case TOTAL -> "total";
            case REVENUE -> "revenue";
            case SUBTOTAL -> "subtotal";
            case SHIPPING -> "shipping";
            case TAX -> "tax";
            case DISCOUNT -> "discount";
        };
    }

    /// An id too long to be a key is replaced by its hash.
    private static String bounded(String id) {
        if (id.length() <= OrderKey.ID_LENGTH_MAX) {
            return id;
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(id.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
