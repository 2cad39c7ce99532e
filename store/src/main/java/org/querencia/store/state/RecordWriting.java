package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.querencia.core.event.Definition;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Change.Parked;
import org.querencia.runtime.state.JournalRow;
import org.querencia.store.sql.BinaryCopy;
import org.querencia.store.sql.Rows;

/// Writes what was concluded, what is defined, and what could not be applied.
final class RecordWriting {

    private final Connection connection;

    RecordWriting(Connection connection) {
        this.connection = connection;
    }

    void write(Change change) throws SQLException {
        writeJournal(change.journal());
        define(change.definitions());
        writeParked(change.parked());
    }

    private void writeJournal(List<JournalRow> journal) throws SQLException {
        if (journal.isEmpty()) {
            return;
        }
        try (BinaryCopy rows =
                new BinaryCopy(
                        connection,
                        "copy journal (cause, position, ordinal, at, kind, detail) from stdin (format binary)")) {
            for (int i = 0; i < journal.size(); i++) {
                JournalRow row = journal.get(i);
                rows.row(6)
                        .uuid(row.cause().value())
                        .bigint(row.position().value())
                        .integer(i)
                        .timestamptz(row.at())
                        .text(row.kind())
                        .text(row.detail());
            }
            rows.finish();
        }
    }

    void define(List<Definition> definitions) throws SQLException {
        for (Definition definition : definitions) {
            Rows.update(
                    connection,
                    """
                    insert into definition (kind, key, message_id, source, trust, priority, namespace, received_at, by_whom, content)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (kind, key) do update
                    set message_id = excluded.message_id, source = excluded.source, trust = excluded.trust,
                        priority = excluded.priority, namespace = excluded.namespace,
                        received_at = excluded.received_at, by_whom = excluded.by_whom, content = excluded.content
                    """,
                    definition.kind(),
                    definition.key(),
                    definition.messageId(),
                    definition.origin().source().value(),
                    Codes.of(definition.origin().trust()),
                    definition.origin().priority(),
                    definition.origin().orderNamespace(),
                    Rows.utc(definition.receivedAt()),
                    definition.by(),
                    definition.content());
        }
    }

    private void writeParked(List<Parked> parked) throws SQLException {
        if (!parked.isEmpty()) {
            Rows.update(
                    connection,
                    """
                    insert into parked (position, cause) select * from unnest(?::bigint[], ?::text[])
                    on conflict (position) do update set cause = excluded.cause
                    """,
                    Columns.bigints(connection, parked, row -> row.position().value()),
                    Columns.texts(connection, parked, Parked::cause));
        }
    }
}
