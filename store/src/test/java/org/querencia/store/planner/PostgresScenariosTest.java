package org.querencia.store.planner;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.planner.Scenarios;
import org.querencia.runtime.planner.ScenariosContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

class PostgresScenariosTest extends ScenariosContract {

    private @Nullable Database open;

    @Override
    protected Scenarios empty() {
        close();
        Database database = Database.open(TestPostgres.embedded().fresh());
        open = database;
        return database.scenarios();
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
