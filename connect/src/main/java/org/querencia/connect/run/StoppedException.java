package org.querencia.connect.run;

/// Somebody stopped the import; what it has done stays, and it can go on later.
final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("stopped", null, false, false);
    }
}
