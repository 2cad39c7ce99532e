package org.querencia.store.linkage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.linkage.LinkageStore;
import org.querencia.runtime.linkage.LinkageStoreContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

class PostgresLinkageTest extends LinkageStoreContract {

    private @Nullable Database open;

    @Override
    protected LinkageStore store() {
        Database database = open == null ? Database.open(TestPostgres.embedded().fresh()) : open;
        open = database;
        return database.linkage();
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
