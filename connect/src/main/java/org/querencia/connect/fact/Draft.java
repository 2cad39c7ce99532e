package org.querencia.connect.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;

/// An event as a row tells it, still without an id and without the moment it came in.
///
/// @param part tells the events of one row apart: `identify`, `order`, `consent-0`
/// @param who normalised, strongest first
/// @param groupId the company of a group call, else empty
/// @param at when it happened, where the row says so; else it is said at the moment of the import
public record Draft(
        String part,
        Event.Type type,
        String name,
        List<Identifier> who,
        String groupId,
        Optional<Instant> at,
        Fields traits,
        Fields properties) {

    public Draft {
        who = List.copyOf(who);
    }

    public static Draft track(
            String part,
            String name,
            List<Identifier> who,
            Optional<Instant> at,
            Fields properties) {
        return new Draft(part, Event.Type.TRACK, name, who, "", at, Fields.NONE, properties);
    }

    public static Draft identify(List<Identifier> who, Optional<Instant> at, Fields traits) {
        return new Draft("identify", Event.Type.IDENTIFY, "", who, "", at, traits, Fields.NONE);
    }

    public static Draft group(
            List<Identifier> who, String groupId, Optional<Instant> at, Fields traits) {
        return new Draft("group", Event.Type.GROUP, "", who, groupId, at, traits, Fields.NONE);
    }
}
