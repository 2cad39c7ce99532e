package org.querencia.core.segment;

import org.querencia.core.rule.Rule;

/// One segment as it is defined now.
///
/// @param version from 1, one more with each change
/// @param name as people call it, at most [#NAME_LENGTH_MAX] characters
public record Segment(SegmentKey key, int version, String name, State state, Rule rule) {

    public static final int NAME_LENGTH_MAX = 200;

    public Segment {
        if (version < 1) {
            throw new IllegalArgumentException(
                    "segment '%s': version %d; versions start at 1".formatted(key, version));
        }
    }

    public enum State {
        /// Written, and nobody is in it.
        DRAFT,
        ACTIVE,
        /// Whoever is in it stays in it, and nobody else enters.
        PAUSED
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }
}
