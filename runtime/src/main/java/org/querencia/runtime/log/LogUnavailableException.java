package org.querencia.runtime.log;

/// The log cannot store now (database gone, disk full, lost the writer's lock); nothing of the
/// batch was acknowledged.
public final class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
