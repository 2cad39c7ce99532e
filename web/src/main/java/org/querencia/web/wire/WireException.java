package org.querencia.web.wire;

import java.io.Serial;
import java.util.OptionalInt;

/// What is told to a client as an error; the connection goes on.
final class WireException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final String state;
    private final int position;

    /// @param state SQLSTATE, by which programs tell errors apart
    WireException(String state, String message) {
        this(state, message, OptionalInt.empty());
    }

    /// @param position in the statement, in characters from 1
    WireException(String state, String message, OptionalInt position) {
        super(message, null, false, false);
        this.state = state;
        this.position = position.orElse(0);
    }

    String state() {
        return state;
    }

    OptionalInt position() {
        return position > 0 ? OptionalInt.of(position) : OptionalInt.empty();
    }
}
