package org.querencia.app;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.kit.WholeEngine.Stores;
import org.querencia.runtime.pipeline.EngineLaws;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;
import org.querencia.warehouse.DuckWarehouse;
import org.querencia.warehouse.WarehouseSettings;

/// The laws of the engine on PostgreSQL and DuckDB.
class StoredEngineLawsTest extends EngineLaws {

    @TempDir private Path folder;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private int made;

    @Override
    protected Stores empty() {
        Database database = Database.open(TestPostgres.embedded().fresh());
        open.push(database);
        Warehouse warehouse =
                DuckWarehouse.open(
                        WarehouseSettings.in(
                                folder.resolve("warehouse" + ++made), Engine.WORKSPACE));
        open.push(warehouse);
        return new Stores(database.log(), database.state(), database.profiles(), warehouse);
    }

    @Override
    protected int seeds() {
        return 3;
    }

    @AfterEach
    void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
