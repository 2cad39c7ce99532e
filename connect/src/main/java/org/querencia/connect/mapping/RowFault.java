package org.querencia.connect.mapping;

import org.querencia.connect.read.Why;

/// Why a row cannot be taken; ends its judging, and becomes a [Verdict] at the door.
final class RowFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final String value;
    private final transient Why why;

    RowFault(String column, String value, Why why) {
        // Without a trace: it is no bug, and there may be millions of them.
        super(why.code(), null, false, false);
        this.column = column;
        this.value = value;
        this.why = why;
    }

    Verdict.Rejected verdict() {
        return new Verdict.Rejected(column, value, why);
    }
}
