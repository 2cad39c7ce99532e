package org.querencia.science.attribution;

/// The paths do not allow what was asked of them; the message says why, and what would.
public final class UnattributableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnattributableException(String message) {
        super(message);
    }
}
