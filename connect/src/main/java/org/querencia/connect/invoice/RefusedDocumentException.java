package org.querencia.connect.invoice;

/// A document that is not taken; says why, and where.
final class RefusedDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /// @param line of the document, from 1
    RefusedDocumentException(int line, String words) {
        super(words, null, false, false);
        this.line = Math.max(1, line);
    }

    int line() {
        return line;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
