package org.querencia.runtime.pipeline;

import java.util.List;
import java.util.Map;
import org.querencia.core.catalogue.Article;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.warehouse.Warehouse;

/// What a committed micro-batch means for the warehouse.
///
/// @param moved anchors that changed their person, with the person now
/// @param removed what was taken back
public record Projection(
        List<Warehouse.Row> rows,
        Map<AnchorId, ProfileId> moved,
        List<Warehouse.OwnedOrder> orders,
        List<Article> articles,
        Warehouse.Removed removed) {}
