package org.querencia.store.state;

import org.querencia.store.kit.TestPostgres;

class EmbeddedStateTest extends PostgresStateContract {

    @Override
    protected TestPostgres postgres() {
        return TestPostgres.embedded();
    }
}
