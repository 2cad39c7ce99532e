package org.querencia.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;

/// Gives the earlier rows of anchors that went to another person their present profile.
final class Moves {

    private Moves() {}

    /// One UPDATE per table for the whole batch, however many anchors moved.
    static void write(
            DuckDBConnection connection, Statement statement, Map<AnchorId, ProfileId> moved)
            throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        statement.execute("CREATE OR REPLACE TEMP TABLE moved (anchor UUID, profile UUID)");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "moved")) {
            for (Map.Entry<AnchorId, ProfileId> move : moved.entrySet()) {
                appender.beginRow()
                        .append(move.getKey().value())
                        .append(move.getValue().value())
                        .endRow();
            }
        }
        statement.execute(
                """
                UPDATE events SET profile = moved.profile FROM moved
                WHERE events.anchor = moved.anchor AND events.profile <> moved.profile\
                """);
    }
}
