package org.querencia.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// Opens connections to one database. Immutable.
///
/// @param user empty: as the URL says
/// @param schema where the workspace's tables are
/// @param searchPath the schema, then those of the extensions; quoted as SQL wants it
public record Connector(
        String url, String user, String password, String schema, String searchPath) {

    private static final int CONNECT_SECONDS_MAX = 10;

    /// To end the statement that prepares a connection: what is committed on it is on disk when
    /// that is said, whatever the user's or the database's setting.
    public static final String DURABLE =
            "; select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

    /// A connection for one purpose, named so in `pg_stat_activity`.
    public Connection open(String purpose) throws SQLException {
        Connection connection = dataSource(purpose).getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + searchPath + DURABLE);
            return connection;
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    /// Connections whose search path is not set.
    public DataSource dataSource(String purpose) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        if (!user.isEmpty()) {
            source.setUser(user);
            source.setPassword(password);
        }
        source.setApplicationName("querencia " + purpose);
        source.setConnectTimeout(CONNECT_SECONDS_MAX);
        source.setTcpKeepAlive(true);
        // The details of an error are the row that failed, which is about somebody; errors are
        // logged.
        source.setLogServerErrorDetail(false);
        // Statements are few and used again and again: prepared at once, sent in binary form.
        source.setPrepareThreshold(1);
        return source;
    }

    public Connector withSearchPath(String path) {
        return new Connector(url, user, password, schema, path);
    }

    /// Without what may hold a password.
    @Override
    public String toString() {
        return "workspace '%s' in %s"
                .formatted(schema, url.replaceAll("\\?.*", "").replaceAll("//[^/@]*@", "//"));
    }
}
