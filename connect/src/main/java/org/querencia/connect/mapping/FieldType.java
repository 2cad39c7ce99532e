package org.querencia.connect.mapping;

/// What a field holds.
public enum FieldType {
    TEXT("text"),
    NUMBER("a number"),
    AMOUNT("an amount of money, not below zero"),
    WHOLE("a whole number"),
    MOMENT("a date, with or without a time"),
    DAY("a date"),
    FLAG("yes or no"),
    LIST("several texts with `;`, `|` or `,` between them, or a JSON list"),
    CURRENCY("a currency as ISO 4217 names it, such as COP"),
    CHOICE("one of a few words");

    private final String words;

    FieldType(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
