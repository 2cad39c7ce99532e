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

    /// Holds the share of pairs of one entity that differ below what is possible for values of this
    /// kind: else a file in which nobody is twice would be read as one in which all change names
    /// and numbers.
    ///
    /// @param shares by level, the last of which is to differ; changed in place
    void bind(double[] shares) {
        int last = shares.length - 1;
        if (shares[last] > differentMax()) {
            double scale = (1 - differentMax()) / (1 - shares[last]);
            for (int level = 0; level < last; level++) {
                shares[level] *= scale;
            }
            shares[last] = differentMax();
        }
    }

    private double differentMax() {
        return switch (this) {
            case ID_NUMBER -> 0.3;
            case DATE -> 0.4;
            case GIVEN_NAME, SURNAME, BUSINESS_NAME -> 0.5;
            case FULL_NAME, POSTCODE, PHONE, EMAIL, PLACE, ADDRESS -> 0.6;
            case DAY, NUMBER, CATEGORY, TEXT, IGNORED -> 1;
        };
    }

    boolean isPersonName() {
        return this == GIVEN_NAME || this == SURNAME || this == FULL_NAME;
    }
}
