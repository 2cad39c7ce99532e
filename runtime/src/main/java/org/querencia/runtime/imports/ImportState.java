package org.querencia.runtime.imports;

/// Where an import stands.
public enum ImportState {
    /// Waits for those before it.
    WAITING,
    RUNNING,
    /// Somebody stopped it, or the server ended; resuming goes on where it was.
    STOPPED,
    /// It cannot go on; [ImportJob#failure] says why. May be resumed once that is mended.
    FAILED,
    DONE,
    /// Its facts are being taken back.
    UNDOING,
    /// As if it had never been.
    UNDONE,
    /// An import it leaned on is being undone: it is taken back too, and done again next.
    REDOING;

    /// Whether nothing more happens by itself.
    public boolean rests() {
        return switch (this) {
            case WAITING, RUNNING, UNDOING, REDOING -> false;
            case STOPPED, FAILED, DONE, UNDONE -> true;
        };
    }
}
