package org.querencia.runtime.state;

/// The store does not take what is in a change, and never will: a defect of ours in one of its
/// facts, not an outage.
public final class ChangeRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChangeRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
