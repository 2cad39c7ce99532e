package org.querencia.store.report;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.report.Shelves;
import org.querencia.runtime.report.ShelvesContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

class PostgresShelvesTest extends ShelvesContract {

    private @Nullable Database open;

    @Override
    protected Shelves empty() {
        close();
        Database database = Database.open(TestPostgres.embedded().fresh());
        open = database;
        return database.shelves();
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
