package org.querencia.store.sql;

import org.querencia.runtime.operate.StoreUnavailableException;

/// The database cannot be opened or used; the message says what to do.
public final class DatabaseException extends StoreUnavailableException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String message) {
        super(message);
    }

    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
