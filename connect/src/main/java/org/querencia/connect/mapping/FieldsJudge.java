package org.querencia.connect.mapping;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.connect.fact.Draft;
import org.querencia.connect.read.Row;
import org.querencia.connect.read.Why;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;

/// The event of a row whose fields are properties as they are: all kinds but orders.
final class FieldsJudge implements Judge.EventJudge {

    private static final Set<String> AMOUNTS = Set.of("price", "cost", "amount");
    private static final int NAME_LENGTH_MAX = 200;

    private final Mapping mapping;
    private final Kind kind;
    private final ValueReader values;
    private final Company company;

    FieldsJudge(Mapping mapping, ValueReader values, Company company) {
        this.mapping = mapping;
        this.kind = mapping.kind();
        this.values = values;
        this.company = company;
    }

    @Override
    public Judge.Main judge(Row row, List<Identifier> who) {
        Optional<Instant> at = at(row);
        Map<String, Value> properties = new LinkedHashMap<>();
        for (FieldSpec field : kind.fields()) {
            Taking taking = mapping.fields().get(field.name());
            if (taking != null && !field.name().equals(kind.at()) && !names(field)) {
                Judge.put(properties, field.name(), values.value(row, taking, field));
            }
        }
        currency(properties);
        mapping.properties()
                .forEach((name, taking) -> Judge.put(properties, name, values.value(row, taking)));
        String name = name(row);
        // Customers and contacts are described; what else the row says of them is an event.
        Optional<Draft> draft =
                name.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                Draft.track(
                                        "main",
                                        name,
                                        who,
                                        at,
                                        properties.isEmpty()
                                                ? Fields.NONE
                                                : new Fields(properties)));
        return new Judge.Main(at, draft, "");
    }

    private Optional<Instant> at(Row row) {
        Taking taking = mapping.fields().get(kind.at());
        if (taking == null) {
            return Optional.empty();
        }
        FieldSpec field = kind.field(kind.at()).orElseThrow();
        Optional<String> text = values.text(row, taking);
        if (text.isEmpty()) {
            if (field.required()) {
                throw ValueReader.fault(taking, "", Why.of("blank", field.name()));
            }
            return Optional.empty();
        }
        return field.type() == FieldType.DAY
                ? Optional.of(values.noon(text.get(), taking))
                : Optional.of(values.moment(text.get(), taking));
    }

    /// Fields that are the event's name.
    private boolean names(FieldSpec field) {
        return field.name().equals(ContactKinds.WHAT)
                || (kind.equals(Kinds.EVENTS) && field.name().equals("event"));
    }

    private String name(Row row) {
        if (kind.equals(Kinds.EVENTS)) {
            Taking taking = mapping.fields().get("event");
            return taking == null
                    ? ""
                    : values.text(row, taking)
                            .filter(text -> text.length() <= NAME_LENGTH_MAX)
                            .orElseThrow(() ->
                                    ValueReader.fault(
                                            taking, "", Why.of("event-name", NAME_LENGTH_MAX)));
        }
        if (kind.equals(ContactKinds.VISITS)) {
            return switch (what(row)) {
                case "invited" -> "Event Invited";
                case "visit" -> "Visit Registered";
                default -> kind.event();
            };
        }
        return kind.event();
    }

    private String what(Row row) {
        Taking taking = mapping.fields().get(ContactKinds.WHAT);
        FieldSpec field = kind.field(ContactKinds.WHAT).orElseThrow();
        return taking != null
                        && values.value(row, taking, field).orElse(Value.NOTHING)
                                instanceof Value.Text(String what)
                ? what
                : "";
    }

    /// Amounts are never without a currency.
    private void currency(Map<String, Value> properties) {
        boolean amounts = AMOUNTS.stream().anyMatch(properties::containsKey);
        if (amounts && kind.field("currency").isPresent()) {
            properties.putIfAbsent(
                    "currency",
                    Value.of(mapping.currency().orElse(company.currency().getCurrencyCode())));
        }
    }
}
