package org.querencia.core.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a fact did to the graph.
///
/// @param anchor to which the event belongs for ever; empty for an event without identifiers
/// @param profile the person of that anchor now
/// @param components those that changed or are new, as they are now (of a single node too); empty
///   when nothing changed
/// @param retired ids of given components that are no more
/// @param moves anchors that now belong to another profile (nodes just made are no moves)
/// @param refused links this fact told for the first time that do not count, and why
public record Resolution(
        Optional<AnchorId> anchor,
        Optional<ProfileId> profile,
        List<Component> components,
        List<UUID> retired,
        List<Move> moves,
        List<Refusal> refused) {

    /// Of a fact that names nobody.
    public static final Resolution NOBODY =
            new Resolution(
                    Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of());

    public Resolution {
        components = List.copyOf(components);
        retired = List.copyOf(retired);
        moves = List.copyOf(moves);
        refused = List.copyOf(refused);
    }

    static Resolution nothingNew(AnchorId anchor, ProfileId profile) {
        return new Resolution(
                Optional.of(anchor),
                Optional.of(profile),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// An anchor that went from one person to another.
    public record Move(AnchorId anchor, ProfileId from, ProfileId to) {}
}
