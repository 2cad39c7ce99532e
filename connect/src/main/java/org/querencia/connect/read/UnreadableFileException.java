package org.querencia.connect.read;

/// A file of which nothing (more) can be read; the message says why, and how to mend it.
public final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(String words) {
        super(words);
    }

    public UnreadableFileException(String words, Throwable cause) {
        super(words, cause);
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
