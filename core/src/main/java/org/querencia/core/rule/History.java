package org.querencia.core.rule;

import java.util.List;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Event;
import org.querencia.core.order.Order;
import org.querencia.core.trait.Traits;

/// All that is known of one person, plainly: what [Oracle] answers from.
///
/// @param events each once, in any order
/// @param orders the latest of each
/// @param account the traits of the company the person joined last
public record History(
        List<Event> events,
        List<Order> orders,
        Traits traits,
        Consents consents,
        Traits account,
        Inputs inputs) {

    public History {
        events = List.copyOf(events);
        orders = List.copyOf(orders);
    }
}
