package org.querencia.store.log;

import org.querencia.store.kit.TestPostgres;

class EmbeddedEventLogTest extends PostgresEventLogContract {

    @Override
    protected TestPostgres postgres() {
        return TestPostgres.embedded();
    }
}
