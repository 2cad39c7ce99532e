package org.querencia.core.segment;

/// Where somebody stood, and where they stand now: only what differs need be stored.
public record Move(Standing before, Standing after) {

    /// One after the other.
    public Move then(Move next) {
        return new Move(before, next.after);
    }
}
