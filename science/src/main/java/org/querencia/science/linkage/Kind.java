package org.querencia.science.linkage;

/// What the values of a column are, which decides how two of them are compared.
public enum Kind {
    GIVEN_NAME("given name"),
    SURNAME("surname"),
    FULL_NAME("full name"),
    BUSINESS_NAME("business name"),
    /// A day that stays with somebody, as that of birth.
    DATE("date"),
    /// A day on which something happened.
    DAY("other day"),
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

    /// Whether values of this kind are of who somebody is, rather than of what was done with them.
    boolean identifies() {
        return switch (this) {
            case DAY, NUMBER, CATEGORY, TEXT, IGNORED -> false;
            default -> true;
        };
    }

    boolean isPersonName() {
        return this == GIVEN_NAME || this == SURNAME || this == FULL_NAME;
    }
}
