package org.querencia.store.access;

import org.querencia.store.kit.TestPostgres;

class EmbeddedAccessTest extends PostgresAccessContract {

    @Override
    protected TestPostgres postgres() {
        return TestPostgres.embedded();
    }
}
