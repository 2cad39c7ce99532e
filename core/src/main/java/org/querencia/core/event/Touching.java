package org.querencia.core.event;

import java.util.List;
import java.util.Set;

/// Which events are touches: what somebody did. What only tells how somebody stands, as a list, a
/// balance or a debt that is imported for thousands at once, is none; nobody came by it.
public final class Touching {

    public static final Set<Event.Type> TYPES =
            Set.of(Event.Type.TRACK, Event.Type.PAGE, Event.Type.SCREEN);

    /// Names of events that tell how somebody stands.
    public static final List<String> TOLD =
            List.of("List Joined", "List Left", "Loyalty Balance Reported", "Receivable Reported");

    private Touching() {}

    public static boolean isTouch(Event event) {
        return event.marks().isEmpty()
                && TYPES.contains(event.type())
                && !TOLD.contains(event.name());
    }
}
