package org.querencia.store.log;

import org.junit.jupiter.api.condition.EnabledIf;
import org.querencia.store.embedded.DebianPostgres;
import org.querencia.store.kit.TestPostgres;

@EnabledIf(
        value = "org.querencia.store.embedded.DebianPostgres#installed",
        disabledReason = "PostgreSQL 15 is not installed: apt-get install postgresql-15")
class DebianEventLogTest extends PostgresEventLogContract {

    @Override
    protected TestPostgres postgres() {
        return DebianPostgres.running();
    }
}
