package org.querencia.warehouse;

import org.querencia.runtime.operate.StoreUnavailableException;

/// The warehouse could not be opened, written or read; the message says why and what to do. What it
/// holds can always be made again from the log.
public final class WarehouseException extends StoreUnavailableException {
    private static final long serialVersionUID = 1L;

    WarehouseException(String message) {
        super(message);
    }

    WarehouseException(String message, Throwable cause) {
        super(message, cause);
    }
}
