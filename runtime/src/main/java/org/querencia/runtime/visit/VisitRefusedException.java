package org.querencia.runtime.visit;

import java.util.Locale;

/// A visit that cannot be taken as it is told: what is wrong, where, and how to mend it. Nothing
/// was written.
public final class VisitRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String field;
    private final String value;

    /// @param field of the body, such as `person.phone`
    /// @param value what was told there, or the bound that was passed
    VisitRefusedException(Reason reason, String field, String value, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.field = field;
        this.value = value;
    }

    VisitRefusedException(Reason reason, String field, String message) {
        this(reason, field, "", message);
    }

    /// Why; each has words of its own in the console.
    public enum Reason {
        UNKNOWN_FIELD,
        BAD_ID,
        BAD_TIME,
        NO_OUTCOME,
        BAD_WORD,
        BAD_NUMBER,
        NO_NAME,
        TOO_LONG,
        TOO_MANY,
        NO_CONTACT,
        BAD_CONTACT,
        UNKNOWN_PERSON,
        FORGOTTEN,
        SWITCHED_OFF;

        /// Short and stable: `bad-contact`.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Reason reason() {
        return reason;
    }

    public String field() {
        return field;
    }

    public String value() {
        return value;
    }
}
