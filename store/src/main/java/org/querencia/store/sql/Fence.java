package org.querencia.store.sql;

import java.sql.Connection;
import java.sql.SQLException;

/// Which server may write. The number grows each time a workspace is opened; whoever holds an older
/// one finds out inside its own transaction, and writes nothing.
///
/// @param holder our number
public record Fence(long holder) {

    /// Another server opened the workspace after us.
    public static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostException(long ours, long theirs) {
            super(
                    "another server opened this workspace (turn %d, ours was %d); this one writes no more and must be stopped"
                            .formatted(theirs, ours));
        }
    }

    /// Makes us the writer. Waits for the commits of whoever was before, at most ten seconds.
    public static Fence take(Connection connection) throws SQLException {
        Rows.update(connection, "set local lock_timeout = '10s'");
        return new Fence(
                Rows.single(
                        connection,
                        "update fence set holder = holder + 1 returning holder",
                        row -> row.getLong(1)));
    }

    /// Looks whether the place is ours, and holds nothing.
    public void look(Connection connection) throws SQLException {
        check(connection, "select holder from fence");
    }

    /// Holds our place until the end of the transaction; throws [LostException] if it is lost.
    public void hold(Connection connection) throws SQLException {
        check(connection, "select holder from fence for share");
    }

    /// As [#hold], but also waits until every transaction that held our place has ended.
    public void holdAlone(Connection connection) throws SQLException {
        check(connection, "select holder from fence for update");
    }

    private void check(Connection connection, String sql) throws SQLException {
        long found = Rows.single(connection, sql, row -> row.getLong(1));
        if (found != holder) {
            throw new LostException(holder, found);
        }
    }
}
