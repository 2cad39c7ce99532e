package org.querencia.core.order;

import java.util.Set;
import org.querencia.core.event.Event.Mark;

/// That an order was placed, as the event that says so tells.
///
/// @param marks why it is left out of figures, if it is
public record Placement(Set<Mark> marks) {
    public Placement {
        marks = Set.copyOf(marks);
    }
}
