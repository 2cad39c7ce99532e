package org.querencia.connect.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.connect.fact.Draft;
import org.querencia.connect.read.Row;
import org.querencia.connect.read.Why;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;

/// What a row tells of an order: the order as a whole, and one line of it.
final class OrderJudge implements Judge.EventJudge {

    private static final int PRICE_DIGITS = 6;

    private static final FieldSpec AMOUNT_GIVEN_BACK =
            FieldSpec.field("amount", FieldType.NUMBER, "");

    private final Mapping mapping;
    private final ValueReader values;
    private final ConditionJudge conditions;
    private final Company company;
    private final List<FieldSpec> ofOrder;
    private final List<FieldSpec> ofLine;

    OrderJudge(Mapping mapping, ValueReader values, ConditionJudge conditions, Company company) {
        this.mapping = mapping;
        this.values = values;
        this.conditions = conditions;
        this.company = company;
        List<FieldSpec> mapped =
                OrderFields.ALL.stream()
                        .filter(field -> mapping.fields().containsKey(field.name()))
                        .filter(field -> !field.name().equals(OrderFields.DATE))
                        .toList();
        this.ofOrder =
                mapped.stream().filter(field -> !OrderFields.LINE.contains(field.name())).toList();
        this.ofLine =
                mapped.stream().filter(field -> OrderFields.LINE.contains(field.name())).toList();
    }

    @Override
    public Judge.Main judge(Row row, List<Identifier> who) {
        boolean refund = mapping.refund().filter(r -> conditions.holds(r.when(), row)).isPresent();
        boolean cancelled =
                !refund && mapping.cancelled().filter(c -> conditions.holds(c, row)).isPresent();
        Instant at = at(row);
        Map<String, Value> properties = ofOrder(row, refund);
        if (refund) {
            givenBack(row, properties);
        }
        line(row, refund)
                .ifPresent(line ->
                        properties.put("products", new Value.Items(List.of(new Fields(line)))));
        mapping.properties()
                .forEach((name, taking) -> Judge.put(properties, name, values.value(row, taking)));
        properties.putIfAbsent(
                "currency",
                Value.of(mapping.currency().orElse(company.currency().getCurrencyCode())));
        String name = refund ? "Order Refunded" : cancelled ? "Order Cancelled" : "Order Completed";
        return new Judge.Main(
                Optional.of(at),
                Optional.of(
                        Draft.track("order", name, who, Optional.of(at), new Fields(properties))),
                refund ? "refund" : cancelled ? "cancelled" : "");
    }

    private Instant at(Row row) {
        Taking taking = taking(OrderFields.DATE);
        String text =
                values.text(row, taking)
                        .orElseThrow(() -> ValueReader.fault(taking, "", Why.of("blank", "date")));
        return values.moment(text, taking);
    }

    private Map<String, Value> ofOrder(Row row, boolean refund) {
        Map<String, Value> properties = new LinkedHashMap<>();
        for (FieldSpec field : ofOrder) {
            Judge.put(properties, field.name(), value(row, field, refund));
        }
        return properties;
    }

    /// Money given back is written with and without a minus; a discount too.
    private Optional<Value> value(Row row, FieldSpec field, boolean refund) {
        boolean signless =
                field.type() == FieldType.AMOUNT && (refund || field.name().equals("discount"));
        if (!signless) {
            return values.value(row, taking(field.name()), field);
        }
        return values.value(row, taking(field.name()), AMOUNT_GIVEN_BACK)
                .map(value ->
                        value instanceof Value.Num(BigDecimal number)
                                ? Value.of(number.abs())
                                : value);
    }

    /// A refund names the order it is of, where a column does, and itself.
    private void givenBack(Row row, Map<String, Value> properties) {
        Optional<String> order =
                mapping.refund()
                        .flatMap(Mapping.Refund::of)
                        .flatMap(taking -> values.text(row, taking));
        if (order.isPresent()) {
            Value own = properties.getOrDefault(OrderFields.ORDER_ID, Value.of(""));
            properties.putIfAbsent(OrderFields.REFUND_ID, own);
            properties.put(OrderFields.ORDER_ID, Value.of(order.get()));
        }
    }

    private Optional<Map<String, Value>> line(Row row, boolean refund) {
        Map<String, Value> line = new LinkedHashMap<>();
        for (FieldSpec field : ofLine) {
            Judge.put(line, name(field), value(row, field, refund));
        }
        Optional<Value> total = Optional.ofNullable(line.remove(OrderFields.LINE_TOTAL));
        if (total.isPresent() && !line.containsKey(OrderFields.PRICE)) {
            line.put(OrderFields.PRICE, price(row, total.get(), line));
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line);
    }

    /// What one piece costs, from what the line comes to.
    private Value price(Row row, Value total, Map<String, Value> line) {
        BigDecimal quantity =
                line.get(OrderFields.QUANTITY) instanceof Value.Num(BigDecimal number)
                        ? number
                        : BigDecimal.ONE;
        if (quantity.signum() == 0) {
            Taking taking = taking(OrderFields.QUANTITY);
            throw ValueReader.fault(
                    taking, values.text(row, taking).orElse(""), Why.of("quantity-zero"));
        }
        return total instanceof Value.Num(BigDecimal amount)
                ? Value.of(plain(amount.divide(quantity.abs(), PRICE_DIGITS, RoundingMode.HALF_UP)))
                : total;
    }

    /// Without zeros at the end, and without an exponent.
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    private static String name(FieldSpec field) {
        return field.name().equals("line_coupon") ? "coupon" : field.name();
    }

    private Taking taking(String field) {
        Taking taking = mapping.fields().get(field);
        if (taking == null) {
            throw new IllegalStateException("field '%s' is not mapped".formatted(field));
        }
        return taking;
    }
}
