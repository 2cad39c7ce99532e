package org.querencia.runtime.attribution;

import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.warehouse.Warehouse;

/// A desk over a warehouse.
public final class AttributionKit {

    private AttributionKit() {}

    public static AttributionDesk desk(Warehouse warehouse, Workspace workspace) {
        return new AttributionDesk(warehouse.touchPaths(), warehouse.trade(), workspace.currency());
    }
}
