package org.querencia.store.access;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.access.AccessContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

/// The contract of sources, users and the rest on some PostgreSQL.
abstract class PostgresAccessContract extends AccessContract {

    private @Nullable Database open;

    protected abstract TestPostgres postgres();

    @Override
    protected Access empty() {
        close();
        Database database = Database.open(postgres().fresh());
        open = database;
        return new Access(
                database.sources(),
                database.users(),
                database.refusedEvents(),
                database.idempotencyKeys());
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
