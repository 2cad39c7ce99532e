package org.querencia.warehouse;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.runtime.warehouse.WarehouseContract;

final class DuckWarehouseTest extends WarehouseContract {

    @TempDir private Path folder;

    @Override
    protected Warehouse open(Workspace workspace) {
        return DuckWarehouse.open(
                WarehouseSettings.in(folder.resolve(UUID.randomUUID().toString()), workspace));
    }
}
