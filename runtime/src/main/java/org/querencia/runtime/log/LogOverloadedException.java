package org.querencia.runtime.log;

/// More waits to be stored than the server holds in memory; the sender should try again in a moment
/// (429).
public final class LogOverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogOverloadedException(String message) {
        super(message);
    }
}
