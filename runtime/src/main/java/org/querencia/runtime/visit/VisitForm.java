package org.querencia.runtime.visit;

import java.util.Map;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.visit.StoreVisit;

/// A visit as it is told, with who came as the seller knows it: not looked up yet.
public record VisitForm(StoreVisit visit, Who who) {

    public sealed interface Who {}

    /// Nobody knows who it was.
    public record Nobody() implements Who {}

    /// Somebody known, by this id or a former one.
    public record Somebody(ProfileId id) implements Who {}

    /// Somebody new, or known by one of these.
    ///
    /// @param contacts by type of identifier, as people write them; at least one
    public record Newcomer(String name, Map<String, String> contacts) implements Who {
        public Newcomer {
            contacts = Map.copyOf(contacts);
        }
    }
}
