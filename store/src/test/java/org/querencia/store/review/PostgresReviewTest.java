package org.querencia.store.review;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.review.ReviewStore;
import org.querencia.runtime.review.ReviewStoreContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

class PostgresReviewTest extends ReviewStoreContract {

    private @Nullable Database open;

    @Override
    protected ReviewStore empty() {
        close();
        Database database = Database.open(TestPostgres.embedded().fresh());
        open = database;
        return database.review().pairs();
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
