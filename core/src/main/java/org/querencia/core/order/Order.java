package org.querencia.core.order;

import java.util.Optional;
import org.querencia.core.identity.AnchorId;

/// One order, whatever was told of it so far and by whom.
///
/// @param owner the anchor it belongs to; empty while no source named anybody
public record Order(OrderKey key, Optional<AnchorId> owner) {}
