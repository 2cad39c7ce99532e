package org.querencia.runtime.operate;

/// A store (database or warehouse) cannot be read or written right now; the message says which and
/// what to do. Callers may try again.
public class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message) {
        super(message);
    }

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
