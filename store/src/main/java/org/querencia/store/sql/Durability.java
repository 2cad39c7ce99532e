package org.querencia.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Whether a PostgreSQL keeps what it says it keeps: an event is acknowledged on its word.
public final class Durability {

    private static final Map<String, String> DOUBTS =
            new TreeMap<>(
                    Map.of(
                            "fsync",
                            "fsync is off: events that were acknowledged can be lost and the database spoilt when its machine stops; set fsync = on",
                            "full_page_writes",
                            "full_page_writes is off: the database can be spoilt when its machine stops; set full_page_writes = on",
                            "synchronous_commit",
                            "synchronous_commit is off for this user or database; Querencia switches it on for its own connections, so nothing acknowledged is lost, but leave it on"));

    private Durability() {}

    /// What is wrong, each with what to do; empty when nothing is.
    public static List<String> doubts(Connection connection) throws SQLException {
        List<String> doubts = new ArrayList<>();
        for (Map.Entry<String, String> doubt : DOUBTS.entrySet()) {
            String sql = "select current_setting('%s')".formatted(doubt.getKey());
            if (Rows.single(connection, sql, row -> row.getString(1)).equals("off")) {
                doubts.add(doubt.getValue());
            }
        }
        return doubts;
    }
}
