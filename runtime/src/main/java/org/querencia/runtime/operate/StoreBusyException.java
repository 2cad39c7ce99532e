package org.querencia.runtime.operate;

/// A store is there, but had no time for the question, or not enough of it: so much else goes on.
/// Callers may try again, or ask for less.
public final class StoreBusyException extends StoreUnavailableException {
    private static final long serialVersionUID = 1L;

    public StoreBusyException(String message) {
        super(message);
    }

    public StoreBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
