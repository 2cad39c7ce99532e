package org.querencia.store.log;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.EventLogContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

/// The contract of the log on some PostgreSQL.
abstract class PostgresEventLogContract extends EventLogContract {

    private @Nullable Database open;

    protected abstract TestPostgres postgres();

    @Override
    protected EventLog emptyLog() {
        close();
        Database database = Database.open(postgres().fresh());
        open = database;
        return database.log();
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
