package org.querencia.store.courier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.courier.Endpoints;
import org.querencia.runtime.courier.EndpointsContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

class PostgresEndpointsTest extends EndpointsContract {

    private @Nullable Database open;

    @Override
    protected Endpoints empty() {
        close();
        Database database = Database.open(TestPostgres.embedded().fresh());
        open = database;
        return database.endpoints();
    }

    @Override
    protected Endpoints again(Endpoints endpoints) {
        Database database = open;
        return database == null
                ? endpoints
                : new PostgresEndpoints(database.dataSource("another server"));
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
