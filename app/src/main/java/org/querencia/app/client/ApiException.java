package org.querencia.app.client;

/// The server refused; the message is its own.
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    /// HTTP's.
    public int status() {
        return status;
    }
}
