package org.querencia.store.state;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.querencia.runtime.segment.SegmentLaws;
import org.querencia.runtime.segment.SegmentRun.House;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

/// The laws of segments on PostgreSQL.
class PostgresSegmentLawsTest extends SegmentLaws {

    private final Deque<Database> open = new ArrayDeque<>();

    @Override
    protected House empty() {
        close();
        Database database = Database.open(TestPostgres.embedded().fresh());
        open.push(database);
        return new House(
                database.state(),
                database.profiles(),
                database.memberships(),
                database.passages(),
                database.stageFigures());
    }

    @Override
    protected int seeds() {
        return 4;
    }

    @AfterEach
    void close() {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
