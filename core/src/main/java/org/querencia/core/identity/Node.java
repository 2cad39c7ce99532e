package org.querencia.core.identity;

import org.querencia.core.event.Position;

/// One identifier in the graph, and the person it belongs to now.
///
/// @param first the position of the fact that named it first
public record Node(AnchorId id, Identifier identifier, Position first, ProfileId profile) {}
