package org.querencia.core.segment;

import java.time.Instant;

/// That a person is in a segment.
///
/// @param since when they entered
/// @param version of the segment then
public record Membership(Instant since, Cause cause, int version) {

    /// Of two by which one person is in one segment, the older stays.
    Membership older(Membership other) {
        return other.since.isBefore(since) ? other : this;
    }
}
