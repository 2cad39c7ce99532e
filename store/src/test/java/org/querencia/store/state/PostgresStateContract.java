package org.querencia.store.state;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.state.StateStoreContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

/// The contract of the state on some PostgreSQL.
abstract class PostgresStateContract extends StateStoreContract {

    private @Nullable Database open;

    protected abstract TestPostgres postgres();

    @Override
    protected Sides emptyState() {
        close();
        Database database = Database.open(postgres().fresh());
        open = database;
        return new Sides(database.state(), database.profiles(), database.catalogue());
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
