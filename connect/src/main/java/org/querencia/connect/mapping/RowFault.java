package org.querencia.connect.mapping;

/// Why a row cannot be taken; ends its judging, and becomes a [Verdict] at the door.
final class RowFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final String value;

    RowFault(String column, String value, String reason) {
        // Without a trace: it is no bug, and there may be millions of them.
        super(reason, null, false, false);
        this.column = column;
        this.value = value;
    }

    Verdict.Rejected verdict() {
        return new Verdict.Rejected(column, value, String.valueOf(getMessage()));
    }
}
