package org.querencia.core.segment;

/// Why somebody entered or left a segment.
public enum Cause {
    /// Something they did, or was told of them.
    EVENT,
    /// Only time went by.
    TIME,
    /// Two people turned out to be one, or one to be two.
    MERGE,
    /// The segment began, and looked at the past.
    ACTIVATION,
    /// The segment was changed, or came to its end.
    DEFINITION
}
