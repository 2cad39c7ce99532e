package org.querencia.connect.mapping;

import org.querencia.connect.mapping.Kind.Who;
import org.querencia.connect.read.Why;

/// Whether a mapping that can be read makes sense for its kind.
record MappingCheck(Section top, Mapping mapping) {

    void check() {
        Kind kind = mapping.kind();
        for (FieldSpec field : kind.fields()) {
            if (field.required() && !mapping.fields().containsKey(field.name())) {
                top.problem("fields", Why.of("field-missing", field.name(), kind.name()));
            }
        }
        boolean named = !mapping.person().identifiers().isEmpty();
        if (kind.who() == Who.NEEDED && !named) {
            top.problem("person", Why.of("no-person"));
        }
        if (kind.who() == Who.NOBODY && top.has("person")) {
            top.problem("person", Why.of("about-nobody", kind.name()));
        }
        if (kind.equals(Kinds.CONTACTS) && mapping.person().company().isEmpty()) {
            top.problem("person", Why.of("company-missing"));
        }
        if (!mapping.person().traits().isEmpty() && !named) {
            top.problem("person", Why.of("traits-of-nobody"));
        }
        checkOrders();
    }

    private void checkOrders() {
        boolean orders = mapping.kind().equals(Kinds.ORDERS);
        if (!orders && (top.has("refund") || top.has("cancelled"))) {
            top.problem(top.has("refund") ? "refund" : "cancelled", Why.of("only-orders"));
        }
        boolean priced =
                mapping.fields().containsKey(OrderFields.PRICE)
                        || mapping.fields().containsKey(OrderFields.LINE_TOTAL);
        if (orders && !priced && !mapping.fields().containsKey("total")) {
            top.problem("fields", Why.of("no-price"));
        }
        mapping.fields()
                .forEach((name, taking) -> {
                    if (taking.perLine() && !(orders && OrderFields.SUMMED.contains(name))) {
                        top.problem(
                                "fields",
                                Why.of(
                                        "not-per-line",
                                        name,
                                        String.join(
                                                ", ",
                                                OrderFields.SUMMED.stream().sorted().toList())));
                    }
                });
    }
}
