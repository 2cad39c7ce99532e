package org.querencia.runtime.measure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.OrderKey;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;

/// What was known at an earlier time: the log up to a fact, and what followed from it. Safe from
/// any thread.
public interface Pasts {

    /// The place of the last fact that was received before an instant.
    Position before(Instant end);

    /// The anchors that belong to somebody else now than at that place, with whose they were.
    Map<AnchorId, ProfileId> owners(Position at);

    /// These orders as all facts up to that place tell them, with the person whose they were then;
    /// without those of which none tells.
    List<OwnedOrder> orders(Set<OrderKey> keys, Position at);
}
