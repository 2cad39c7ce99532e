package org.querencia.runtime.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.visit.StoreVisit;

/// A visit as it stands.
///
/// @param at when it was
/// @param seller who registered it
/// @param who the identifiers it names; none for somebody nobody knows
/// @param person who has them now
/// @param name of that person; empty where none is known
public record ToldVisit(
        StoreVisit visit,
        Instant at,
        String seller,
        List<Identifier> who,
        Optional<ProfileId> person,
        String name) {

    public ToldVisit {
        who = List.copyOf(who);
    }
}
