package org.querencia.core.order;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value.Fields;

/// The events of Segment's e-commerce specification, version 2. Any case of letters is accepted,
/// and the names of version 1.
public enum Commerce {
    PRODUCTS_SEARCHED(Part.BROWSING, Carries.NOTHING, "Products Searched"),
    PRODUCT_LIST_VIEWED(
            Part.BROWSING, Carries.PRODUCTS, "Product List Viewed|Viewed Product Category"),
    PRODUCT_LIST_FILTERED(Part.BROWSING, Carries.PRODUCTS, "Product List Filtered"),
    PRODUCT_CLICKED(Part.BROWSING, Carries.PRODUCT, "Product Clicked|Clicked Product"),
    PRODUCT_VIEWED(Part.BROWSING, Carries.PRODUCT, "Product Viewed|Viewed Product"),
    PROMOTION_VIEWED(Part.PROMOTION, Carries.NOTHING, "Promotion Viewed|Viewed Promotion"),
    PROMOTION_CLICKED(Part.PROMOTION, Carries.NOTHING, "Promotion Clicked|Clicked Promotion"),
    PRODUCT_ADDED(Part.CART, Carries.PRODUCT, "Product Added|Added Product"),
    PRODUCT_REMOVED(Part.CART, Carries.PRODUCT, "Product Removed|Removed Product"),
    CART_VIEWED(Part.CART, Carries.PRODUCTS, "Cart Viewed|Viewed Cart"),
    CHECKOUT_STARTED(Part.CHECKOUT, Carries.PRODUCTS, "Checkout Started|Started Checkout"),
    CHECKOUT_STEP_VIEWED(
            Part.CHECKOUT, Carries.PRODUCTS, "Checkout Step Viewed|Viewed Checkout Step"),
    CHECKOUT_STEP_COMPLETED(
            Part.CHECKOUT, Carries.PRODUCTS, "Checkout Step Completed|Completed Checkout Step"),
    PAYMENT_INFO_ENTERED(Part.CHECKOUT, Carries.PRODUCTS, "Payment Info Entered"),
    ORDER_COMPLETED(Part.ORDER, Carries.PRODUCTS, "Order Completed|Completed Order"),
    ORDER_UPDATED(Part.ORDER, Carries.PRODUCTS, "Order Updated|Updated Order"),
    ORDER_REFUNDED(Part.ORDER, Carries.PRODUCTS, "Order Refunded|Refunded Order"),
    ORDER_CANCELLED(Part.ORDER, Carries.PRODUCTS, "Order Cancelled|Order Canceled|Cancelled Order"),
    COUPON_ENTERED(Part.COUPON, Carries.NOTHING, "Coupon Entered"),
    COUPON_APPLIED(Part.COUPON, Carries.NOTHING, "Coupon Applied"),
    COUPON_DENIED(Part.COUPON, Carries.NOTHING, "Coupon Denied"),
    COUPON_REMOVED(Part.COUPON, Carries.NOTHING, "Coupon Removed"),
    PRODUCT_ADDED_TO_WISHLIST(Part.WISHLIST, Carries.PRODUCT, "Product Added to Wishlist"),
    PRODUCT_REMOVED_FROM_WISHLIST(Part.WISHLIST, Carries.PRODUCT, "Product Removed from Wishlist"),
    WISHLIST_PRODUCT_ADDED_TO_CART(
            Part.WISHLIST, Carries.PRODUCT, "Wishlist Product Added to Cart"),
    PRODUCT_SHARED(Part.SHARING, Carries.PRODUCT, "Product Shared"),
    CART_SHARED(Part.SHARING, Carries.PRODUCTS, "Cart Shared"),
    PRODUCT_REVIEWED(Part.REVIEW, Carries.PRODUCT, "Product Reviewed");

    /// The sections of the specification, ordering told apart into its three steps.
    public enum Part {
        BROWSING,
        PROMOTION,
        CART,
        CHECKOUT,
        ORDER,
        COUPON,
        WISHLIST,
        SHARING,
        REVIEW
    }

    private enum Carries {
        /// No product: its `name` and ids are those of something else, such as a promotion.
        NOTHING,
        /// Its properties describe the product.
        PRODUCT,
        /// The list `products` among its properties does.
        PRODUCTS
    }

    /// As version 2 spells them.
    public static final Set<String> NAMES =
            Arrays.stream(values()).map(Commerce::text).collect(Collectors.toUnmodifiableSet());

    private static final Map<String, Commerce> BY_NAME = byName();

    /// Nearly all names come as the specification spells them: found without comparing letters.
    private static final Map<String, Commerce> BY_EXACT_NAME = Map.copyOf(BY_NAME);

    private final Part part;
    private final Carries carries;

    /// All names it goes by, `|` between; that of version 2 first.
    private final String names;

    private final String text;

    Commerce(Part part, Carries carries, String names) {
        this.part = part;
        this.carries = carries;
        this.names = names;
        this.text = names.split("\\|", 2)[0];
    }

    /// What kind of commerce event this is; empty for any other event.
    public static Optional<Commerce> of(Event event) {
        return event.type() == Event.Type.TRACK ? named(event.name()) : Optional.empty();
    }

    /// The kind of tracked events of that name; empty for any other name.
    public static Optional<Commerce> named(String name) {
        Commerce exact = BY_EXACT_NAME.get(name);
        return exact != null ? Optional.of(exact) : Optional.ofNullable(BY_NAME.get(name));
    }

    /// As version 2 spells it: `Order Completed`.
    public String text() {
        return text;
    }

    /// All names it goes by; letters in any case are accepted.
    public List<String> spellings() {
        return List.of(names.split("\\|", -1));
    }

    public Part part() {
        return part;
    }

    public boolean isOrder() {
        return part == Part.ORDER;
    }

    /// The products an event tells of, each once, in the order told; none for events that are not
    /// commerce. Products nothing tells apart are left out.
    public static List<Product> products(Event event) {
        return of(event).map(commerce -> commerce.products(event.properties())).orElse(List.of());
    }

    private List<Product> products(Fields properties) {
        return switch (carries) {
            case NOTHING -> List.of();
            case PRODUCT -> {
                Product product = Product.of(properties);
                yield product.key().isEmpty() ? List.of() : List.of(product);
            }
            case PRODUCTS -> {
                Map<String, Product> byKey = new LinkedHashMap<>();
                Item.listOf(properties)
                        .forEach(item -> byKey.putIfAbsent(item.product().key(), item.product()));
                byKey.remove("");
                yield List.copyOf(byKey.values());
            }
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
