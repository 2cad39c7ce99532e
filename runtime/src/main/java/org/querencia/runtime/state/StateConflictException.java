package org.querencia.runtime.state;

/// Somebody else wrote: another server took over, or the store stands elsewhere than the pipeline
/// believed.
public final class StateConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StateConflictException(String message) {
        super(message);
    }
}
