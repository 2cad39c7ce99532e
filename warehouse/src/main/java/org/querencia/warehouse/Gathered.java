package org.querencia.warehouse;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.warehouse.Crowd;
import org.querencia.runtime.warehouse.Standing;

/// People who are told from elsewhere, in a table of a connection.
final class Gathered {

    private Gathered() {}

    /// In `crowd (profile)`.
    static void gather(Session session, Crowd crowd) throws SQLException {
        stand(
                session,
                "CREATE OR REPLACE TEMP TABLE crowd (profile UUID)",
                "crowd",
                told -> crowd.each(person -> told.tell(person, Optional.empty())));
    }

    /// In `standing (profile, stage)`.
    static void stand(Session session, Standing standing) throws SQLException {
        stand(
                session,
                "CREATE OR REPLACE TEMP TABLE standing (profile UUID, stage VARCHAR)",
                "standing",
                told -> standing.each((person, stage) -> told.tell(person, Optional.of(stage))));
    }

    private interface Telling {
        void tell(ProfileId person, Optional<String> stage);
    }

    private interface Told {
        void each(Telling telling);
    }

    /// Rows go into the table as they come.
    private static void stand(Session session, String table, String name, Told told)
            throws SQLException {
        session.run(Sql.parse(table), Map.of());
        try (DuckDBAppender appender = session.connection().createAppender("temp", "main", name)) {
            told.each((person, stage) -> {
                try {
                    appender.beginRow().append(person.value());
                    if (stage.isPresent()) {
                        appender.append(stage.get());
                    }
                    appender.endRow();
                } catch (SQLException failed) {
                    throw new WarehouseException("People could not be gathered", failed);
                }
            });
        }
    }
}
