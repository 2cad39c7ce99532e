package org.querencia.store.imports;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.imports.ImportStore;
import org.querencia.runtime.imports.ImportStoreContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

/// The contract of imports on PostgreSQL.
class PostgresImportsTest extends ImportStoreContract {

    private @Nullable Database open;

    @Override
    protected ImportStore empty() {
        close();
        Database database = Database.open(TestPostgres.embedded().fresh());
        open = database;
        return database.imports();
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
