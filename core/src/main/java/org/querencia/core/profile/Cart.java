package org.querencia.core.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Said;
import org.querencia.core.order.Commerce;
import org.querencia.core.order.Item;

/// What somebody has in the cart. Kept as the last [#STEPS_MAX] steps since the whole cart was last
/// told, so that steps told late or by another anchor fall into their place.
///
/// 'Product Added' and 'Product Removed' are steps; 'Cart Viewed' and 'Checkout Started' with
/// `products` tell the whole cart; 'Order Completed' empties it.
///
/// @param steps oldest first
public record Cart(List<Said<Step>> steps) {

    public static final Cart EMPTY = new Cart(List.of());

    public static final int STEPS_MAX = 50;

    private static final Comparator<Said<Step>> OLDEST_FIRST =
            (one, other) -> one.equals(other) ? 0 : one.isLaterThan(other) ? 1 : -1;

    public sealed interface Step {}

    public record Added(Item item) implements Step {}

    /// @param all whether no quantity was told, so that all of the product went
    public record Removed(Item item, boolean all) implements Step {}

    public record Whole(List<Item> items) implements Step {
        public Whole {
            items = List.copyOf(items);
        }
    }

    public Cart {
        steps = List.copyOf(steps);
    }

    /// What an event does to the cart; empty for events that leave it alone.
    static Optional<Said<Step>> stepOf(Event event) {
        return Commerce.of(event)
                .flatMap(commerce -> step(event, commerce))
                .map(step -> Said.by(event, step, 0));
    }

    private static Optional<Step> step(Event event, Commerce commerce) {
        return switch (commerce) {
            case PRODUCT_ADDED, WISHLIST_PRODUCT_ADDED_TO_CART ->
                    Optional.of(new Added(Item.of(event.properties())));
            case PRODUCT_REMOVED ->
                    Optional.of(
                            new Removed(
                                    Item.of(event.properties()),
                                    event.properties().number("quantity").isEmpty()));
            case CART_VIEWED, CHECKOUT_STARTED ->
                    event.properties()
                            .get("products")
                            .map(_ -> new Whole(first(Item.listOf(event.properties()))));
            case ORDER_COMPLETED -> Optional.of(new Whole(List.of()));
            // 'Cart Shared' has ids only: it would empty the cart of all that is known of its
            // products.
            case PRODUCTS_SEARCHED,
                    PRODUCT_LIST_VIEWED,
                    PRODUCT_LIST_FILTERED,
                    PRODUCT_CLICKED,
                    PRODUCT_VIEWED,
                    PROMOTION_VIEWED,
                    PROMOTION_CLICKED,
                    CHECKOUT_STEP_VIEWED,
                    CHECKOUT_STEP_COMPLETED,
                    PAYMENT_INFO_ENTERED,
                    ORDER_UPDATED,
                    ORDER_REFUNDED,
                    ORDER_CANCELLED,
                    COUPON_ENTERED,
                    COUPON_APPLIED,
                    COUPON_DENIED,
                    COUPON_REMOVED,
                    PRODUCT_ADDED_TO_WISHLIST,
                    PRODUCT_REMOVED_FROM_WISHLIST,
                    PRODUCT_SHARED,
                    CART_SHARED,
                    PRODUCT_REVIEWED ->
                    Optional.empty();
        };
    }

    private static List<Item> first(List<Item> items) {
        return items.subList(0, Math.min(items.size(), STEPS_MAX));
    }

    /// This cart and one more step; mostly it is the latest.
    Cart plus(Said<Step> step) {
        if (!steps.isEmpty() && !step.isLaterThan(steps.getLast())) {
            return merge(new Cart(List.of(step)));
        }
        if (step.value() instanceof Whole) {
            return new Cart(List.of(step));
        }
        List<Said<Step>> all = new ArrayList<>(steps.size() + 1);
        all.addAll(steps);
        all.add(step);
        return new Cart(all.subList(Math.max(0, all.size() - STEPS_MAX), all.size()));
    }

    public Cart merge(Cart other) {
        if (other.steps.isEmpty()) {
            return this;
        }
        if (steps.isEmpty()) {
            return other;
        }
        List<Said<Step>> all = new ArrayList<>(steps);
        all.addAll(other.steps);
        return of(all);
    }

    /// The cart of any steps, in any order. What is older than the last whole cart, or than the
    /// last [#STEPS_MAX] steps, has no say: true of a part, it is true of the whole.
    private static Cart of(List<Said<Step>> steps) {
        List<Said<Step>> sorted = steps.stream().sorted(OLDEST_FIRST).toList();
        int from = Math.max(0, sorted.size() - STEPS_MAX);
        for (int i = sorted.size() - 1; i > from; i--) {
            if (sorted.get(i).value() instanceof Whole) {
                from = i;
            }
        }
        return new Cart(sorted.subList(from, sorted.size()));
    }

    /// What is in it now, in the order it came.
    public List<Item> items() {
        Map<String, Item> items = new LinkedHashMap<>();
        for (Said<Step> said : steps) {
            switch (said.value()) {
                case Added(Item item) -> put(items, item, item.quantity());
                case Removed(Item item, boolean all) -> {
                    if (all) {
                        items.remove(item.product().key());
                    } else {
                        put(items, item, item.quantity().negate());
                    }
                }
                case Whole(List<Item> whole) -> {
                    items.clear();
                    whole.forEach(item -> put(items, item, item.quantity()));
                }
            }
        }
        return List.copyOf(items.values());
    }

    private static void put(Map<String, Item> items, Item item, BigDecimal change) {
        String key = item.product().key();
        Item former = items.get(key);
        BigDecimal quantity = former == null ? change : former.quantity().add(change);
        if (quantity.signum() <= 0) {
            items.remove(key);
        } else {
            Item described = former == null || change.signum() > 0 ? item : former;
            items.put(
                    key,
                    new Item(
                            described.product(),
                            described.price(),
                            quantity,
                            described.coupon(),
                            described.position()));
        }
    }
}
