package org.querencia.runtime.collect;

/// The request as a whole cannot be read; [Collector] turns it into an answer.
final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    BadRequestException(RefusalCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    RefusalCode code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
