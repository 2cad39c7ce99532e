package org.querencia.app.attribute;

/// A file of paths, or what was asked of it, cannot be taken; the message says what, where, and
/// what was expected.
public final class BadPathsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadPathsException(String message) {
        super(message);
    }
}
