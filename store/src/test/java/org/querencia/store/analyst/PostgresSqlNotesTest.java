package org.querencia.store.analyst;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.analyst.SqlNotes;
import org.querencia.runtime.analyst.SqlNotesContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

class PostgresSqlNotesTest extends SqlNotesContract {

    private @Nullable Database open;

    @Override
    protected SqlNotes empty() {
        close();
        Database database = Database.open(TestPostgres.embedded().fresh());
        open = database;
        return database.analysts().notes();
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
