package org.querencia.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.SourceKey;
import org.querencia.core.kit.Events;
import org.querencia.runtime.access.AccessContract;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

/// The contract of sources, users and the rest on some PostgreSQL.
abstract class PostgresAccessContract extends AccessContract {

    private @Nullable Database open;

    protected abstract TestPostgres postgres();

    @Override
    protected Access empty() {
        close();
        Database database = Database.open(postgres().fresh());
        open = database;
        return new Access(
                database.sources(),
                database.users(),
                database.refusedEvents(),
                database.idempotencyKeys());
    }

    /// What its batch said of all its events may name the person too.
    @Test
    void a_refused_event_is_erased_by_any_word_kept_of_it() {
        try (Database database = Database.open(postgres().fresh())) {
            RefusedEvents refused = database.refusedEvents();
            refused.add(
                    List.of(
                            refused("{\"context\":{\"traits\":{\"email\":\"Ana@x.co\"}}}", "{}"),
                            refused("", "{\"userId\":\"ana@x.co\"}"),
                            refused("", "{\"userId\":\"leo@x.co\"}")));
            long erased =
                    database.traces().stream()
                            .mapToLong(trace -> trace.erase(Set.of("ana@x.co")))
                            .sum();
            assertThat(erased).isEqualTo(2);
            assertThat(refused.of(Optional.empty(), Optional.empty(), 10))
                    .extracting(Refused::body)
                    .containsExactly("{\"userId\":\"leo@x.co\"}");
        }
    }

    private static Refused refused(String request, String body) {
        return new Refused(
                0,
                new SourceKey("shop"),
                Events.NOON,
                0,
                "missing-type",
                "'type' is missing",
                request,
                body,
                Optional.empty());
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
