package org.querencia.runtime.log;

/// What an entry's payload holds. The codes are stored: never renumber.
public enum FactKind {
    EVENT(1),
    DECISION(2),
    DEFINITION(3),
    GONE(4),
    RETRACTION(5),
    ERASURE(6);

    private final int code;

    FactKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static FactKind of(int code) {
        return switch (code) {
            case 1 -> EVENT;
            case 2 -> DECISION;
            case 3 -> DEFINITION;
            case 4 -> GONE;
            case 5 -> RETRACTION;
            case 6 -> ERASURE;
            default ->
                    throw new IllegalArgumentException(
                            "fact kind %d is unknown: written by a newer version?".formatted(code));
        };
    }
}
