package org.querencia.connect.webhook;

import static org.querencia.connect.webhook.Reads.instant;
import static org.querencia.connect.webhook.Reads.name;
import static org.querencia.connect.webhook.Reads.objects;
import static org.querencia.connect.webhook.Reads.required;
import static org.querencia.connect.webhook.Reads.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.connect.fact.FieldsBuilder;
import org.querencia.connect.fact.Told;
import org.querencia.connect.fact.Told.Named;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.webhook.Webhooks.Call;

/// WooCommerce's webhooks of orders and customers (REST API, version 3).
final class WooDialect implements Dialect {

    private static final int PING_BYTES_MAX = 64;

    @Override
    public boolean isSigned(Call call, String secret) {
        return Signatures.isBase64(call.header("X-WC-Webhook-Signature"), secret, call.body());
    }

    /// Saving a webhook sends `webhook_id=7`, unsigned, and switches it off unless 200 is answered.
    @Override
    public boolean isPing(Call call) {
        return call.body().length < PING_BYTES_MAX
                && new String(call.body(), StandardCharsets.US_ASCII).matches("webhook_id=\\d+");
    }

    @Override
    public Reading read(Call call, Fields body) {
        return switch (call.header("X-WC-Webhook-Topic").orElse("")) {
            case "order.created" -> order(body, false);
            case "order.updated" -> order(body, true);
            case "customer.created", "customer.updated" -> Reading.of(customer(body));
            default -> Reading.NOT_UNDERSTOOD;
        };
    }

    private static Reading order(Fields order, boolean update) {
        String id = required(order, "id", "the order");
        List<Named> who = buyer(order);
        List<Told> told = new ArrayList<>(whoBuys(order, who));
        Optional<Instant> created = instant(order, "date_created_gmt");
        Optional<Instant> modified = instant(order, "date_modified_gmt").or(() -> created);
        Fields properties = properties(order, id);
        String key = "woo/order/" + id;
        switch (text(order, "status")) {
            case "processing", "completed", "on-hold", "refunded" -> {
                // Whichever call first says so places the order: calls are lost and overtake.
                told.add(Told.track(key, "Order Completed", who, created, properties));
                if (update) {
                    String version = key + "/" + text(order, "date_modified_gmt");
                    told.add(Told.track(version, "Order Updated", who, modified, properties));
                }
            }
            case "cancelled", "trash" ->
                    told.add(
                            Told.track(
                                    key + "/cancelled",
                                    "Order Cancelled",
                                    who,
                                    modified,
                                    new FieldsBuilder().text("order_id", id).build()));
            case "pending", "failed", "checkout-draft" ->
                    told.add(
                            Told.track(
                                    key + "/checkout",
                                    "Checkout Started",
                                    who,
                                    created,
                                    properties));
            default -> {
                return Reading.NOT_UNDERSTOOD;
            }
        }
        told.addAll(refunds(order, id, who, modified));
        return Reading.of(told);
    }

    private static List<Told> whoBuys(Fields order, List<Named> who) {
        Fields billing = order.fields("billing");
        Fields traits =
                Reads.names(text(billing, "first_name"), text(billing, "last_name"))
                        .text("email", text(billing, "email"))
                        .text("phone", text(billing, "phone"))
                        .text("company", text(billing, "company"))
                        .all(address(billing))
                        .build();
        return who.isEmpty() || traits.isEmpty()
                ? List.of()
                : List.of(
                        Told.identify(
                                "woo/order/%s/buyer".formatted(text(order, "id")),
                                who,
                                instant(order, "date_created_gmt"),
                                traits));
    }

    /// Guests have the customer id 0.
    private static List<Named> buyer(Fields order) {
        Fields billing = order.fields("billing");
        List<Named> who = new ArrayList<>();
        name(who, "woo_customer_id", order.text("customer_id").filter(id -> !id.equals("0")));
        name(who, "email", billing.text("email"));
        name(who, "phone", billing.text("phone"));
        return who;
    }

    private static Fields properties(Fields order, String id) {
        return new FieldsBuilder()
                .text("order_id", id)
                .text("order_number", text(order, "number"))
                .number("total", order.number("total"))
                .number("tax", order.number("total_tax"))
                .number("shipping", order.number("shipping_total"))
                .number("discount", order.number("discount_total"))
                .text("currency", text(order, "currency"))
                .text("coupon", coupons(order))
                .text("channel", text(order, "created_via").contains("pos") ? "store" : "web")
                .text("payment_method", text(order, "payment_method"))
                .text("status", text(order, "status"))
                .items(
                        "products",
                        objects(order, "line_items").stream().map(line -> line(line)).toList())
                .build();
    }

    private static String coupons(Fields order) {
        return objects(order, "coupon_lines").stream()
                .map(coupon -> text(coupon, "code"))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.joining(","));
    }

    private static Fields line(Fields line) {
        return new FieldsBuilder()
                .text("product_id", line.text("product_id"))
                .text("sku", line.text("sku"))
                .text("name", line.text("name"))
                .text("variant", line.text("variation_id").filter(id -> !id.equals("0")))
                .number("price", price(line))
                .number("quantity", line.number("quantity"))
                .build();
    }

    /// Of one piece before discounts, which the order tells as a whole; `price` is after them.
    private static Optional<BigDecimal> price(Fields line) {
        BigDecimal quantity = line.number("quantity").orElse(BigDecimal.ONE);
        return quantity.signum() == 0
                ? line.number("price")
                : line.number("subtotal")
                        .map(whole -> whole.divide(quantity, 6, RoundingMode.HALF_UP))
                        .map(BigDecimal::stripTrailingZeros)
                        .or(() -> line.number("price"));
    }

    /// An order lists all its refunds each time; amounts are below zero.
    private static List<Told> refunds(
            Fields order, String id, List<Named> who, Optional<Instant> at) {
        List<Told> told = new ArrayList<>();
        for (Fields refund : objects(order, "refunds")) {
            String refundId = required(refund, "id", "a refund of the order");
            Fields properties =
                    new FieldsBuilder()
                            .text("order_id", id)
                            .text("refund_id", refundId)
                            .number("total", refund.number("total").map(BigDecimal::abs))
                            .text("currency", text(order, "currency"))
                            .text("reason", text(refund, "reason"))
                            .build();
            told.add(Told.track("woo/refund/" + refundId, "Order Refunded", who, at, properties));
        }
        return told;
    }

    private static List<Told> customer(Fields customer) {
        String id = required(customer, "id", "the customer");
        Fields billing = customer.fields("billing");
        List<Named> who = new ArrayList<>();
        name(who, "woo_customer_id", Optional.of(id));
        name(who, "email", customer.text("email"));
        name(who, "phone", billing.text("phone"));
        Fields traits =
                Reads.names(text(customer, "first_name"), text(customer, "last_name"))
                        .text("email", text(customer, "email"))
                        .text("phone", text(billing, "phone"))
                        .all(address(billing))
                        .put(
                                "paying",
                                Value.of("true".equals(text(customer, "is_paying_customer"))))
                        .build();
        return List.of(
                Told.identify(
                        "woo/customer/%s/%s".formatted(id, text(customer, "date_modified_gmt")),
                        who,
                        instant(customer, "date_modified_gmt"),
                        traits));
    }

    private static Fields address(Fields billing) {
        return new FieldsBuilder()
                .text("address", text(billing, "address_1"))
                .text("city", text(billing, "city"))
                .text("region", text(billing, "state"))
                .text("postalCode", text(billing, "postcode"))
                .text("country", text(billing, "country"))
                .build();
    }
}
