package org.querencia.app.demo.silo;

/// The identifiers a record names, as written: `email:ana@x.example | phone:300 …`.
final class Identifiers {
    private final StringBuilder text = new StringBuilder();

    static Identifiers none() {
        return new Identifiers();
    }

    /// Nothing for an empty value.
    Identifiers and(String type, String value) {
        if (!value.isEmpty()) {
            text.append(text.isEmpty() ? "" : Truth.BETWEEN).append(type).append(':').append(value);
        }
        return this;
    }

    Identifiers email(String value) {
        return and("email", value);
    }

    Identifiers phone(String value) {
        return and("phone", value);
    }

    Identifiers taxId(String value) {
        return and("tax_id", value);
    }

    Identifiers card(String value) {
        return and("loyalty_card", value);
    }

    String text() {
        return text.toString();
    }
}
