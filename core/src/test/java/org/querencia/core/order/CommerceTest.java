package org.querencia.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;

class CommerceTest {

    /// The specification's names, each with the part it belongs to and what it tells of products:
    /// `one` that its properties describe, or those of its `list`, or none.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Products Searched              | BROWSING  |
                    Product List Viewed            | BROWSING  | list
                    Product List Filtered          | BROWSING  | list
                    Product Clicked                | BROWSING  | one
                    Product Viewed                 | BROWSING  | one
                    Promotion Viewed               | PROMOTION |
                    Promotion Clicked              | PROMOTION |
                    Product Added                  | CART      | one
                    Product Removed                | CART      | one
                    Cart Viewed                    | CART      | list
                    Checkout Started               | CHECKOUT  | list
                    Checkout Step Viewed           | CHECKOUT  | list
                    Checkout Step Completed        | CHECKOUT  | list
                    Payment Info Entered           | CHECKOUT  | list
                    Order Completed                | ORDER     | list
                    Order Updated                  | ORDER     | list
                    Order Refunded                 | ORDER     | list
                    Order Cancelled                | ORDER     | list
                    Coupon Entered                 | COUPON    |
                    Coupon Applied                 | COUPON    |
                    Coupon Denied                  | COUPON    |
                    Coupon Removed                 | COUPON    |
                    Product Added to Wishlist      | WISHLIST  | one
                    Product Removed from Wishlist  | WISHLIST  | one
                    Wishlist Product Added to Cart | WISHLIST  | one
                    Product Shared                 | SHARING   | one
                    Cart Shared                    | SHARING   | list
                    Product Reviewed               | REVIEW    | one
                    """)
    void a_name_of_the_specification_is_known_with_the_products_it_tells(
            String name, Commerce.Part part, String products) {
        Commerce commerce = Commerce.named(name).orElseThrow();
        assertThat(commerce.text()).isEqualTo(name);
        assertThat(commerce.part()).isEqualTo(part);
        assertThat(Commerce.products(told(name)).stream().map(Product::key).toList())
                .isEqualTo(
                        products == null
                                ? List.of()
                                : products.equals("one") ? List.of("p1") : List.of("p2", "s3"));
    }

    @Test
    void the_table_above_is_whole() {
        assertThat(Commerce.NAMES).hasSize(28).hasSameSizeAs(Commerce.values());
    }

    @ParameterizedTest
    @CsvSource({
        "product viewed, PRODUCT_VIEWED",
        "ORDER COMPLETED, ORDER_COMPLETED",
        "Order Canceled, ORDER_CANCELLED",
        "Completed Order, ORDER_COMPLETED",
        "Viewed Product Category, PRODUCT_LIST_VIEWED",
        "Clicked Promotion, PROMOTION_CLICKED",
        "Completed Checkout Step, CHECKOUT_STEP_COMPLETED"
    })
    void other_spellings_are_known_too(String name, Commerce commerce) {
        assertThat(Commerce.of(Events.track(name).event())).contains(commerce);
    }

    @Test
    void only_tracked_events_are_commerce() {
        assertThat(Commerce.of(Events.page("Product Viewed").event())).isEmpty();
        assertThat(Commerce.of(Events.track("Product Compared").event())).isEmpty();
        assertThat(Commerce.products(told("Product Compared"))).isEmpty();
    }

    @Test
    void only_order_events_tell_of_orders() {
        assertThat(Arrays.stream(Commerce.values()).filter(Commerce::isOrder).map(Commerce::text))
                .containsExactly(
                        "Order Completed", "Order Updated", "Order Refunded", "Order Cancelled");
    }

    @Test
    void products_that_nothing_names_are_left_out_and_each_counts_once() {
        Event event =
                Events.track("Cart Viewed")
                        .with(
                                "products",
                                new Items(
                                        List.of(
                                                product("product_id", "p1"),
                                                product("price", "3"),
                                                Value.of("not a product"),
                                                product("product_id", "p1"))))
                        .event();
        assertThat(Commerce.products(event).stream().map(Product::key)).containsExactly("p1");
    }

    /// An event with a product among its properties, and two in a list.
    private static Event told(String name) {
        Map<String, Value> second = new LinkedHashMap<>();
        second.put("product_id", Value.of("p2"));
        second.put("name", Value.of("Second"));
        return Events.track(name)
                .with("product_id", "p1")
                .with("sku", "s1")
                .with("name", "First")
                .with("products", new Items(List.of(new Fields(second), product("sku", "s3"))))
                .event();
    }

    private static Value product(String field, String text) {
        return Fields.of(field, Value.of(text));
    }
}
