package org.querencia.core.segment;

import java.util.List;

/// What came of looking at somebody.
///
/// @param after the very standing before when nothing is to be kept
/// @param movements in and out of segments
/// @param passages from stage to stage
public record Turn(Standing after, List<Movement> movements, List<Passage> passages) {
    public Turn {
        movements = List.copyOf(movements);
        passages = List.copyOf(passages);
    }

    /// Nothing of stages.
    public Turn(Standing after, List<Movement> movements) {
        this(after, movements, List.of());
    }
}
