package org.querencia.store.analyst;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.analyst.SqlLogins;
import org.querencia.runtime.analyst.SqlLoginsContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

class PostgresSqlLoginsTest extends SqlLoginsContract {

    private @Nullable Database open;

    @Override
    protected SqlLogins empty() {
        close();
        Database database = Database.open(TestPostgres.embedded().fresh());
        open = database;
        return database.analysts().logins();
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
