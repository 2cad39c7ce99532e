package org.querencia.connect.webhook;

import static org.querencia.connect.webhook.Reads.instant;
import static org.querencia.connect.webhook.Reads.name;
import static org.querencia.connect.webhook.Reads.objects;
import static org.querencia.connect.webhook.Reads.required;
import static org.querencia.connect.webhook.Reads.text;

import java.math.BigDecimal;
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
import org.querencia.core.event.Value.Flag;
import org.querencia.runtime.webhook.Webhooks.Call;

/// Shopify's webhooks of orders, refunds and customers (Admin REST payloads, 2024 and later).
///
/// An order is placed by whichever call comes first, since calls are lost and overtake each other;
/// updates then say what changed.
final class ShopifyDialect implements Dialect {

    private static final String CUSTOMER_ID = "shopify_customer_id";

    @Override
    public boolean isSigned(Call call, String secret) {
        return Signatures.isBase64(call.header("X-Shopify-Hmac-Sha256"), secret, call.body());
    }

    @Override
    public Reading read(Call call, Fields body) {
        return switch (call.header("X-Shopify-Topic").orElse("")) {
            case "orders/create" -> Reading.of(order(body, false));
            case "orders/updated", "orders/cancelled" -> Reading.of(order(body, true));
            case "refunds/create" -> Reading.of(List.of(refund(body)));
            case "customers/create", "customers/update" -> Reading.of(customer(body));
            default -> Reading.NOT_UNDERSTOOD;
        };
    }

    private static List<Told> order(Fields order, boolean update) {
        String id = required(order, "id", "the order");
        List<Named> who = buyer(order);
        boolean test = new Flag(true).equals(order.values().get("test"));
        Optional<Instant> created = instant(order, "created_at");
        Optional<Instant> updated = instant(order, "updated_at");
        Fields properties = orderProperties(order, id);
        List<Told> told = new ArrayList<>(whoBuys(order, who, id));
        told.add(
                Told.track("shopify/order/" + id, "Order Completed", who, created, properties)
                        .asTest(test));
        Optional<Instant> cancelled = instant(order, "cancelled_at");
        if (cancelled.isPresent()) {
            Fields why =
                    new FieldsBuilder()
                            .text("order_id", id)
                            .text("reason", text(order, "cancel_reason"))
                            .build();
            told.add(
                    Told.track(
                                    "shopify/order/" + id + "/cancelled",
                                    "Order Cancelled",
                                    who,
                                    cancelled,
                                    why)
                            .asTest(test));
        } else if (update) {
            String key = "shopify/order/%s/%s".formatted(id, text(order, "updated_at"));
            told.add(Told.track(key, "Order Updated", who, updated, properties).asTest(test));
        }
        return told;
    }

    /// The customer with the order, else what the order says of the buyer.
    private static List<Told> whoBuys(Fields order, List<Named> who, String id) {
        Fields customer = order.fields("customer");
        if (!customer.isEmpty() && customer.text("id").isPresent()) {
            return customer(customer, who, instant(order, "updated_at"));
        }
        Fields billing = order.fields("billing_address");
        Fields traits =
                Reads.names(text(billing, "first_name"), text(billing, "last_name"))
                        .text("email", order.text("email"))
                        .text("phone", order.text("phone").or(() -> billing.text("phone")))
                        .all(address(billing))
                        .build();
        return who.isEmpty() || traits.isEmpty()
                ? List.of()
                : List.of(
                        Told.identify(
                                "shopify/order/" + id + "/buyer",
                                who,
                                instant(order, "created_at"),
                                traits));
    }

    private static List<Named> buyer(Fields order) {
        Fields customer = order.fields("customer");
        List<Named> who = new ArrayList<>();
        name(who, CUSTOMER_ID, customer.text("id"));
        name(who, "email", order.text("email").or(() -> customer.text("email")));
        name(
                who,
                "phone",
                order.text("phone")
                        .or(() -> customer.text("phone"))
                        .or(() -> order.fields("billing_address").text("phone")));
        return who;
    }

    private static Fields orderProperties(Fields order, String id) {
        String origin = text(order, "source_name");
        return new FieldsBuilder()
                .text("order_id", id)
                .text("order_number", text(order, "name"))
                .text("checkout_id", order.text("checkout_token"))
                .number("total", order.number("total_price"))
                .number("subtotal", order.number("subtotal_price"))
                .number("tax", order.number("total_tax"))
                .number("shipping", shipping(order))
                .number("discount", order.number("total_discounts"))
                .text("currency", text(order, "currency"))
                .text("coupon", codes(order))
                .text("channel", channel(origin))
                .text("status", text(order, "financial_status"))
                .items(
                        "products",
                        objects(order, "line_items").stream().map(line -> line(line)).toList())
                .build();
    }

    private static Optional<BigDecimal> shipping(Fields order) {
        return order.fields("total_shipping_price_set").fields("shop_money").number("amount");
    }

    private static String codes(Fields order) {
        return objects(order, "discount_codes").stream()
                .map(code -> text(code, "code"))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.joining(","));
    }

    private static String channel(String origin) {
        return switch (origin) {
            case "pos" -> "store";
            case "iphone", "android" -> "app";
            case "web", "" -> "web";
            default -> origin;
        };
    }

    private static Fields line(Fields line) {
        return new FieldsBuilder()
                .text("product_id", line.text("product_id"))
                .text("sku", line.text("sku"))
                .text("name", line.text("title"))
                .text("variant", line.text("variant_title"))
                .text("brand", line.text("vendor"))
                .number("price", line.number("price"))
                .number("quantity", line.number("quantity"))
                .number(
                        "discount",
                        line.number("total_discount").filter(amount -> amount.signum() > 0))
                .build();
    }

    /// By its successful transactions; without any, by the lines given back.
    private static Told refund(Fields refund) {
        String id = required(refund, "id", "the refund");
        String order = required(refund, "order_id", "the refund");
        List<Fields> paid =
                objects(refund, "transactions").stream()
                        .filter(one -> text(one, "kind").equals("refund"))
                        .filter(one -> text(one, "status").equals("success"))
                        .toList();
        List<Fields> lines = objects(refund, "refund_line_items");
        BigDecimal total =
                paid.isEmpty()
                        ? Reads.sum(lines, "subtotal").add(Reads.sum(lines, "total_tax"))
                        : Reads.sum(paid, "amount");
        Optional<String> currency =
                paid.stream().flatMap(one -> one.text("currency").stream()).findFirst();
        Fields properties =
                new FieldsBuilder()
                        .text("order_id", order)
                        .text("refund_id", id)
                        .number("total", Optional.of(total))
                        .text("currency", currency)
                        .text("reason", text(refund, "note"))
                        .items("products", lines.stream().map(line -> refunded(line)).toList())
                        .build();
        return Told.track(
                "shopify/refund/" + id,
                "Order Refunded",
                List.of(),
                instant(refund, "created_at"),
                properties);
    }

    private static Fields refunded(Fields line) {
        return line(line.fields("line_item"))
                .merge(new FieldsBuilder().number("quantity", line.number("quantity")).build());
    }

    private static List<Told> customer(Fields customer) {
        required(customer, "id", "the customer");
        List<Named> who = new ArrayList<>();
        name(who, CUSTOMER_ID, customer.text("id"));
        name(who, "email", customer.text("email"));
        name(who, "phone", customer.text("phone"));
        return customer(customer, who, instant(customer, "updated_at"));
    }

    private static List<Told> customer(Fields customer, List<Named> who, Optional<Instant> at) {
        String id = text(customer, "id");
        String version = customer.text("updated_at").orElse(at.map(Instant::toString).orElse(""));
        Fields address = customer.fields("default_address");
        Fields traits =
                Reads.names(text(customer, "first_name"), text(customer, "last_name"))
                        .text("email", customer.text("email"))
                        .text("phone", customer.text("phone").or(() -> address.text("phone")))
                        .all(address(address))
                        .text("tags", text(customer, "tags"))
                        .text("note", text(customer, "note"))
                        .build();
        List<Told> told = new ArrayList<>();
        told.add(
                Told.identify(
                        "shopify/customer/%s/%s".formatted(id, version),
                        who,
                        instant(customer, "updated_at").or(() -> at),
                        traits));
        consent(told, customer, "email", who, id);
        consent(told, customer, "sms", who, id);
        return told;
    }

    /// What the customer allowed when, once for each change.
    private static void consent(
            List<Told> told, Fields customer, String channel, List<Named> who, String id) {
        Fields consent = customer.fields(channel + "_marketing_consent");
        String state = text(consent, "state");
        String when = text(consent, "consent_updated_at");
        if (when.isEmpty() || !(state.equals("subscribed") || state.equals("unsubscribed"))) {
            return;
        }
        Fields properties =
                new FieldsBuilder()
                        .text("channel", channel)
                        .text("purpose", "marketing")
                        .text("proof", "Shopify: " + text(consent, "opt_in_level"))
                        .put("place", Value.of("shopify"))
                        .build();
        told.add(
                Told.track(
                        "shopify/consent/%s/%s/%s/%s".formatted(id, channel, state, when),
                        state.equals("subscribed") ? "Consent Given" : "Consent Withdrawn",
                        who,
                        instant(consent, "consent_updated_at"),
                        properties));
    }

    private static Fields address(Fields address) {
        return new FieldsBuilder()
                .text("address", text(address, "address1"))
                .text("city", text(address, "city"))
                .text("region", text(address, "province"))
                .text("postalCode", text(address, "zip"))
                .text("country", text(address, "country_code"))
                .build();
    }
}
