package org.querencia.science.linkage;

/// What the values of a column are, which decides how two of them are compared.
public enum Kind {
    GIVEN_NAME("given name"),
    SURNAME("surname"),
    FULL_NAME("full name"),
    BUSINESS_NAME("business name"),
    DATE("date"),
    POSTCODE("postcode"),
    PHONE("phone"),
    EMAIL("e-mail"),
    ID_NUMBER("id number"),
    PLACE("place"),
    ADDRESS("address"),
    NUMBER("number"),
    CATEGORY("category"),
    TEXT("free text"),
    /// Says nothing of who somebody is.
    IGNORED("ignored");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    boolean isPersonName() {
        return this == GIVEN_NAME || this == SURNAME || this == FULL_NAME;
    }
}
