package org.querencia.runtime.codec;

/// These bytes are not the JSON that was expected. Lines and columns count from 1.
public final class InvalidJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    InvalidJsonException(String message, int line, int column) {
        super("line %d, column %d: %s".formatted(line, column, message));
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
