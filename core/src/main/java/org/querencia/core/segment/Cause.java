package org.querencia.core.segment;

/// Why somebody entered or left a segment.
public enum Cause {
    /// Something they, their company or somebody with a part in their order did.
    EVENT,
    /// Time alone.
    TIME,
    /// They became one person with somebody, or were parted.
    MERGE,
    /// The segment was made active, or its rule changed.
    ACTIVATION,
    /// A trait was set by hand, or facts were taken back.
    CORRECTION
}
