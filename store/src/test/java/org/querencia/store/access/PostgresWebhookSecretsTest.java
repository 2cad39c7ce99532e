package org.querencia.store.access;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.webhook.WebhookSecretsContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

class PostgresWebhookSecretsTest extends WebhookSecretsContract {

    private @Nullable Database open;

    @Override
    protected Stores empty() {
        close();
        Database database = Database.open(TestPostgres.embedded().fresh());
        open = database;
        return new Stores(database.sources(), database.webhookSecrets());
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
