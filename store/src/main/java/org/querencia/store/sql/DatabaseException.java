package org.querencia.store.sql;

import org.querencia.runtime.operate.StoreUnavailableException;

/// The database cannot be opened or used; the message says what to do.
public final class DatabaseException extends StoreUnavailableException {
    private static final long serialVersionUID = 1L;

    private final boolean inUse;

    public DatabaseException(String message) {
        this(message, false);
    }

    private DatabaseException(String message, boolean inUse) {
        super(message);
        this.inUse = inUse;
    }

    /// Nothing is wrong with it, but somebody has it already, or something is in it.
    public static DatabaseException inUse(String message) {
        return new DatabaseException(message, true);
    }

    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
        this.inUse = false;
    }

    public boolean isInUse() {
        return inUse;
    }
}
