package org.querencia.runtime.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.visit.PhoneCall.Outcome;

/// A call as it stands.
///
/// @param at when it was
/// @param seller who called
/// @param person who was called, as known now; empty where nobody has those identifiers any more
/// @param why not, as the seller told it
public record ToldCall(
        String id,
        Instant at,
        String seller,
        Optional<ProfileId> person,
        Outcome outcome,
        List<String> why) {
    public ToldCall {
        why = List.copyOf(why);
    }
}
