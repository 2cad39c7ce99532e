package org.querencia.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.querencia.core.event.Position;

/// The tables, and how far they were filled.
final class Schema {

    /// Raised with every change of `schema.sql` or of what the columns mean; another version is
    /// made anew from the log.
    static final int VERSION = 11;

    private Schema() {}

    /// @param epoch of the log it was made from; empty when new
    record Mark(String epoch, Position position) {}

    /// Whether the file holds tables of this version.
    static boolean fits(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet meta =
                        statement.executeQuery(
                                "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'meta'")) {
            meta.next();
            if (meta.getLong(1) == 0) {
                return false;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SELECT version FROM meta")) {
            return version.next() && version.getInt(1) == VERSION;
        }
    }

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute(Sql.read("schema.sql"));
            statement.execute("INSERT INTO meta VALUES (%d, '', 0)".formatted(VERSION));
            statement.execute("COMMIT");
        }
    }

    static Mark mark(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet meta = statement.executeQuery("SELECT epoch, position FROM meta")) {
            meta.next();
            return new Mark(meta.getString(1), new Position(meta.getLong(2)));
        }
    }

    /// Notes how far the tables are filled; inside the transaction that fills them.
    static void write(Statement statement, Mark mark) throws SQLException {
        statement.execute(
                "UPDATE meta SET epoch = '%s', position = %d"
                        .formatted(mark.epoch().replace("'", "''"), mark.position().value()));
    }
}
