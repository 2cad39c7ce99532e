package org.querencia.runtime.attribution;

import java.util.function.Supplier;
import org.querencia.core.measure.ChannelNames;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.warehouse.Warehouse;

/// A desk over a warehouse.
public final class AttributionKit {

    private AttributionKit() {}

    public static AttributionDesk desk(Warehouse warehouse, Workspace workspace) {
        return desk(warehouse, workspace, () -> ChannelNames.NONE);
    }

    /// The same, where channels have other names.
    public static AttributionDesk desk(
            Warehouse warehouse, Workspace workspace, Supplier<ChannelNames> names) {
        return new AttributionDesk(
                warehouse.touchPaths(), warehouse.trade(), workspace.currency(), names);
    }
}
