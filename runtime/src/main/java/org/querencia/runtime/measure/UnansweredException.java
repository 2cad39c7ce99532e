package org.querencia.runtime.measure;

import java.io.Serial;

/// A question that a measure cannot answer; the message says why, and what can be asked.
public final class UnansweredException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public UnansweredException(String message) {
        super(message);
    }
}
