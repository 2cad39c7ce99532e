package org.querencia.connect.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value.Fields;

/// One happening as another system told it, in our words; [FactMaker] makes an event of it.
///
/// @param key what it is known by for ever at its source, whatever its length
/// @param name of a track call, else empty
/// @param who identifiers as they were written
/// @param at when it happened; empty: just now
/// @param content traits of an identify or group call, else properties
/// @param groupId the company of a group call, else empty
/// @param test whether it only tries something out
public record Told(
        String key,
        Event.Type type,
        String name,
        List<Named> who,
        Optional<Instant> at,
        Fields content,
        String groupId,
        boolean test) {

    public Told {
        who = List.copyOf(who);
    }

    /// @param type of identifier, such as `email`
    /// @param raw as it was written; blank ones name nobody
    public record Named(String type, String raw) {}

    public static Told track(
            String key, String name, List<Named> who, Optional<Instant> at, Fields properties) {
        return new Told(key, Event.Type.TRACK, name, who, at, properties, "", false);
    }

    public static Told identify(String key, List<Named> who, Optional<Instant> at, Fields traits) {
        return new Told(key, Event.Type.IDENTIFY, "", who, at, traits, "", false);
    }

    public Told asTest(boolean testing) {
        return new Told(key, type, name, who, at, content, groupId, testing);
    }
}
