package org.querencia.connect.jdbc;

/// A query that cannot be run; the message says why and how to mend it.
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryException(String words) {
        super(words);
    }

    QueryException(String words, Throwable cause) {
        super(words, cause);
    }
}
