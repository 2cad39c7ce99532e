package org.querencia.runtime.memory;

import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.runtime.warehouse.WarehouseContract;

final class MemoryWarehouseTest extends WarehouseContract {

    @Override
    protected Warehouse open(Workspace workspace) {
        return new MemoryWarehouse(workspace);
    }
}
