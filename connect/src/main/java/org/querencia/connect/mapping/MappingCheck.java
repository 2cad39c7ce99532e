package org.querencia.connect.mapping;

import org.querencia.connect.mapping.Kind.Who;

/// Whether a mapping that can be read makes sense for its kind.
record MappingCheck(Section top, Mapping mapping) {

    void check() {
        Kind kind = mapping.kind();
        for (FieldSpec field : kind.fields()) {
            if (field.required() && !mapping.fields().containsKey(field.name())) {
                top.problem(
                        "fields",
                        "'%s' is missing: rows of kind %s need it%s"
                                .formatted(
                                        field.name(),
                                        kind.name(),
                                        field.words().isEmpty() ? "" : " (" + field.words() + ")"));
            }
        }
        boolean named = !mapping.person().identifiers().isEmpty();
        if (kind.who() == Who.NEEDED && !named) {
            top.problem(
                    "person",
                    "'person.identifiers' is missing: say which columns name the person, such as `email: Correo`");
        }
        if (kind.who() == Who.NOBODY && top.has("person")) {
            top.problem("person", "rows of kind %s are about no person".formatted(kind.name()));
        }
        if (kind.equals(Kinds.CONTACTS) && mapping.person().company().isEmpty()) {
            top.problem("person", "'person.company' is missing: contacts belong to a company");
        }
        if (!mapping.person().traits().isEmpty() && !named) {
            top.problem("person", "traits without an identifier are nobody's");
        }
        checkOrders();
    }

    private void checkOrders() {
        boolean orders = mapping.kind().equals(Kinds.ORDERS);
        if (!orders && (top.has("refund") || top.has("cancelled"))) {
            top.problem(
                    top.has("refund") ? "refund" : "cancelled",
                    "only orders are refunded or cancelled");
        }
        boolean priced =
                mapping.fields().containsKey(OrderFields.PRICE)
                        || mapping.fields().containsKey(OrderFields.LINE_TOTAL);
        if (orders && !priced && !mapping.fields().containsKey("total")) {
            top.problem(
                    "fields",
                    "orders need 'price', 'line_total' or 'total': else they come to nothing");
        }
        mapping.fields()
                .forEach((name, taking) -> {
                    if (taking.perLine() && !(orders && OrderFields.SUMMED.contains(name))) {
                        top.problem(
                                "fields",
                                "'%s' cannot be added up per line; %s can"
                                        .formatted(
                                                name,
                                                String.join(
                                                        ", ",
                                                        OrderFields.SUMMED.stream()
                                                                .sorted()
                                                                .toList())));
                    }
                });
    }
}
