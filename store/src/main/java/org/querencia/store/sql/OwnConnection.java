package org.querencia.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection that belongs to one part of the server. Opened when first needed, thrown away when
/// it breaks, and opened anew by the next use: so that part goes on after PostgreSQL went away and
/// came back. Not safe for several threads.
public final class OwnConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnConnection.class);

    private final Connector connector;
    private final String purpose;
    private @Nullable Connection open;

    public OwnConnection(Connector connector, String purpose) {
        this.connector = connector;
        this.purpose = purpose;
    }

    /// Something done on a connection.
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /// The connection, autocommit off; opened if there is none.
    public Connection connection() throws SQLException {
        Connection now = open;
        if (now == null) {
            now = connector.open(purpose);
            now.setAutoCommit(false);
            open = now;
        }
        return now;
    }

    /// Does `work` in a transaction: committed when it returns, rolled back when it throws.
    public <T> T transaction(Work<T> work) throws SQLException {
        Connection connection = connection();
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error failed) {
            giveUp();
            throw failed;
        }
    }

    /// Rolls back; if even that fails, the connection is thrown away.
    public void giveUp() {
        Connection now = open;
        if (now == null) {
            return;
        }
        try {
            now.rollback();
        } catch (SQLException broken) {
            discard();
        }
    }

    /// Throws the connection away, since nothing is known of its state.
    public void discard() {
        Connection now = open;
        open = null;
        if (now != null) {
            try {
                now.close();
            } catch (SQLException harmless) {
                LOG.debug("closing a broken connection ({})", purpose, harmless);
            }
        }
    }

    @Override
    public void close() {
        discard();
    }
}
