package org.querencia.store.review;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.kit.WholeEngine;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.review.HygieneContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

class PostgresHygieneTest extends HygieneContract {

    private @Nullable Database open;

    @Override
    protected Parts empty() {
        close();
        Database database = Database.open(TestPostgres.embedded().fresh());
        open = database;
        return new Parts(
                new WholeEngine(
                        new WholeEngine.Stores(
                                database.log(),
                                database.state(),
                                database.profiles(),
                                new MemoryWarehouse(Engine.WORKSPACE))),
                database.review());
    }

    @AfterEach
    void close() {
        Database database = open;
        open = null;
        if (database != null) {
            database.close();
        }
    }
}
