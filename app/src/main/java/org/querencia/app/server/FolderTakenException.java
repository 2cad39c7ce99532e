package org.querencia.app.server;

/// Another process holds the data folder; the message says which.
public final class FolderTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FolderTakenException(String message) {
        super(message);
    }
}
