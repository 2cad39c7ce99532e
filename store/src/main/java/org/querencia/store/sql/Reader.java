package org.querencia.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.querencia.runtime.operate.StoreBusyException;
import org.querencia.runtime.operate.StoreUnavailableException;
import org.querencia.store.sql.OwnConnection.Work;

/// Reads and small writes on connections lent from a pool. Safe from any thread.
public final class Reader {

    private static final int FETCHED_AT_ONCE = 10_000;

    /// `query_canceled`: what a statement's time limit ends it with.
    private static final String OUT_OF_TIME = "57014";

    private final DataSource pool;

    public Reader(DataSource pool) {
        this.pool = pool;
    }

    /// One statement, or several that need not agree. Throws [DatabaseException] while PostgreSQL
    /// is away, [StoreBusyException] when it took too long. When PostgreSQL was restarted, the pool
    /// finds out by a connection that fails: then it is asked once more, so the statement may be
    /// one that does no harm when done twice.
    public <T> T read(Work<T> work) {
        try {
            return once(work);
        } catch (SQLException broken) {
            if (!connectionWasLost(broken)) {
                throw unavailable(broken);
            }
            try {
                return once(work);
            } catch (SQLException again) {
                throw unavailable(again);
            }
        }
    }

    /// Several statements that see one state.
    public <T> T snapshot(Work<T> work) {
        return transaction(connection -> {
            Rows.update(connection, "set transaction isolation level repeatable read, read only");
            return work.on(connection);
        });
    }

    /// Several statements, all or none.
    public <T> T transaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException broken) {
            throw unavailable(broken);
        }
    }

    /// Reads a row.
    @FunctionalInterface
    public interface Taking {
        void row(ResultSet row) throws SQLException;
    }

    /// Reads many rows, some at a time. Not begun again when the connection is lost: some were
    /// taken.
    public void stream(String sql, Taking taking, Object... parameters) {
        transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCHED_AT_ONCE);
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        taking.row(rows);
                    }
                }
            }
            return true;
        });
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        }
    }

    /// Class 08: the connection broke; 57P: the server ended it.
    private static boolean connectionWasLost(SQLException broken) {
        String state = broken.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /// A statement that took too long, or a pool where all were at work, is no database that is
    /// away.
    public static StoreUnavailableException unavailable(SQLException broken) {
        boolean late = OUT_OF_TIME.equals(broken.getSQLState());
        boolean waited =
                broken instanceof SQLTransientConnectionException && broken.getCause() == null;
        return late || waited
                ? new StoreBusyException(
                        "the database had no time for it: " + broken.getMessage(), broken)
                : new DatabaseException(
                        "the database does not answer: " + broken.getMessage(), broken);
    }
}
