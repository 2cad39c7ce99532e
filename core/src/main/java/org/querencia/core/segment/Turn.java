package org.querencia.core.segment;

import java.util.List;

/// What came of looking at somebody.
///
/// @param after the very standing before when nothing is to be kept
public record Turn(Standing after, List<Movement> movements) {
    public Turn {
        movements = List.copyOf(movements);
    }
}
