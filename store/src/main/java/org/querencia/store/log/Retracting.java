package org.querencia.store.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.runtime.log.FactKind;
import org.querencia.runtime.log.NewEntry;
import org.querencia.store.sql.Rows;

/// What later entries do to earlier ones: take an import back, or erase for good.
final class Retracting {

    private Retracting() {}

    /// Takes back what the new entries, which follow `head`, retract. Their messages are forgotten,
    /// so that the same import may come again.
    static void carryOut(Connection connection, Position head, List<NewEntry> entries)
            throws SQLException {
        long position = head.value();
        for (NewEntry entry : entries) {
            position++;
            Optional<ImportId> importId = entry.retracts();
            if (importId.isPresent()) {
                retract(connection, importId.get(), position);
            }
        }
    }

    private static void retract(Connection connection, ImportId importId, long by)
            throws SQLException {
        Rows.update(
                connection,
                """
                with known as (
                    insert into retracted (position, by_position)
                    select position, ? from log where import_id = ? and position < ?
                    on conflict do nothing
                    returning position)
                delete from dedupe using known join log using (position)
                where hash = encode(substring(
                    sha256(convert_to(source, 'UTF8') || '\\x00'::bytea || convert_to(message_id, 'UTF8'))
                    from 1 for 16), 'hex')::uuid
                """,
                by,
                importId.value(),
                by);
    }

    /// The messageIds stay in the narrow table of hashes, so that a sender's repeat brings nothing
    /// back.
    static int erase(Connection connection, Collection<Position> positions) throws SQLException {
        Long[] erased = positions.stream().map(Position::value).toArray(Long[]::new);
        return Rows.update(
                connection,
                """
                update log set kind = ?, message_id = '', payload = '', import_id = null
                where position = any (?)
                """,
                FactKind.GONE.code(),
                connection.createArrayOf("bigint", erased));
    }
}
