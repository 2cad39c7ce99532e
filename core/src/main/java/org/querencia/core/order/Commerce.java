package org.querencia.core.order;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.event.Event;

/// The events of Segment's e-commerce specification, version 2, that say something about orders,
/// carts and products. Any case of letters is accepted, and the names of version 1.
public enum Commerce {
    PRODUCT_VIEWED("Product Viewed|Viewed Product"),
    PRODUCT_ADDED("Product Added|Added Product"),
    PRODUCT_REMOVED("Product Removed|Removed Product"),
    WISHLIST_PRODUCT_ADDED_TO_CART("Wishlist Product Added to Cart"),
    CART_VIEWED("Cart Viewed|Viewed Cart"),
    CHECKOUT_STARTED("Checkout Started|Started Checkout"),
    ORDER_COMPLETED("Order Completed|Completed Order"),
    ORDER_UPDATED("Order Updated|Updated Order"),
    ORDER_REFUNDED("Order Refunded|Refunded Order"),
    ORDER_CANCELLED("Order Cancelled|Order Canceled|Cancelled Order");

    private static final Map<String, Commerce> BY_NAME = byName();

    /// Nearly all names come as the specification spells them: found without comparing letters.
    private static final Map<String, Commerce> BY_EXACT_NAME = Map.copyOf(BY_NAME);

    /// All names it goes by, `|` between.
    private final String names;

    Commerce(String names) {
        this.names = names;
    }

    /// What kind of commerce event this is; empty for any other event.
    public static Optional<Commerce> of(Event event) {
        if (event.type() != Event.Type.TRACK) {
            return Optional.empty();
        }
        Commerce exact = BY_EXACT_NAME.get(event.name());
        return exact != null ? Optional.of(exact) : Optional.ofNullable(BY_NAME.get(event.name()));
    }

    public boolean isOrder() {
        return switch (this) {
            case ORDER_COMPLETED, ORDER_UPDATED, ORDER_REFUNDED, ORDER_CANCELLED -> true;
            case PRODUCT_VIEWED,
                    PRODUCT_ADDED,
                    PRODUCT_REMOVED,
                    WISHLIST_PRODUCT_ADDED_TO_CART,
                    CART_VIEWED,
                    CHECKOUT_STARTED ->
                    false;
        };
    }

    private static Map<String, Commerce> byName() {
        Map<String, Commerce> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Commerce commerce : values()) {
            for (String name : commerce.names.split("\\|", -1)) {
                byName.put(name, commerce);
            }
        }
        return byName;
    }
}
