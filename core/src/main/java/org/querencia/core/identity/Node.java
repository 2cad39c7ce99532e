package org.querencia.core.identity;

import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;

/// One identifier in the graph, and the person it belongs to now.
///
/// @param first the position of the fact that named it first
/// @param vouched a SECRET source named it (kept for strong types only); once true, for ever true
/// @param sharing whether so many people have it that it names none of them; only ever grows
public record Node(
        AnchorId id,
        Identifier identifier,
        Position first,
        ProfileId profile,
        boolean vouched,
        Sharing sharing) {

    /// A node just named: its own person until a link says otherwise.
    static Node of(AnchorId id, Identifier identifier, Position first) {
        return new Node(id, identifier, first, ProfileId.of(id), false, Sharing.NONE);
    }

    Node in(ProfileId person) {
        return person.equals(profile)
                ? this
                : new Node(id, identifier, first, person, vouched, sharing);
    }

    Node vouch() {
        return new Node(id, identifier, first, profile, true, sharing);
    }

    Node sharing(Sharing found) {
        return found == sharing ? this : new Node(id, identifier, first, profile, vouched, found);
    }

    /// How far an identifier is quarantined because more people share it than one person has.
    /// Public sources alone cannot shut out what trusted ones say, else anybody could part known
    /// people.
    public enum Sharing {
        /// Names one person.
        NONE,
        /// Its links told by PUBLIC sources only do not count.
        PUBLIC,
        /// None of its links counts; people may still join it by hand.
        ALL;

        boolean shuts(Link link) {
            return switch (this) {
                case NONE -> false;
                case PUBLIC -> link.trust() == Trust.PUBLIC;
                case ALL -> true;
            };
        }
    }
}
