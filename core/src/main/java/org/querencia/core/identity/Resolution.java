package org.querencia.core.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a fact did to the graph.
///
/// @param anchor to which the event belongs for ever; empty for an event without identifiers
/// @param profile the person of that anchor now
/// @param components the touched components as they are now, in place of those given; empty when
///   nothing changed
/// @param retired ids of given components that are no more
/// @param moves anchors that now belong to another profile (nodes just made are no moves)
public record Resolution(
        Optional<AnchorId> anchor,
        Optional<ProfileId> profile,
        List<Component> components,
        List<UUID> retired,
        List<Move> moves) {

    public Resolution {
        components = List.copyOf(components);
        retired = List.copyOf(retired);
        moves = List.copyOf(moves);
    }

    /// An anchor that went from one person to another.
    public record Move(AnchorId anchor, ProfileId from, ProfileId to) {}
}
