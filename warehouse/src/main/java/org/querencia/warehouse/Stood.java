package org.querencia.warehouse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.runtime.measure.Standpoints;
import org.querencia.runtime.measure.Standpoints.Kept;
import org.querencia.runtime.state.Memberships.Moved;
import org.querencia.runtime.state.Passages.Passed;

/// Brings where people stood into the warehouse, as far as it is not there yet: a part now and
/// then, so that the first question does not wait for all of it, and the rest when somebody asks.
/// Safe from any thread.
final class Stood {

    private static final int PAGE = 5_000;

    /// Pages of one part; what comes in waits for a page at most.
    private static final int PAGES = 20;

    private static final Sql KNOWN =
            Sql.parse(
                    """
                    SELECT (SELECT coalesce(max(number), 0) FROM main.stage_passages),
                        (SELECT coalesce(max(number), 0) FROM main.segment_movements),
                        (SELECT count(*) FROM main.segment_movements)
                    """);

    private final Database database;

    Stood(Database database) {
        this.database = database;
    }

    /// All that is not there.
    void bring(Standpoints from) {
        boolean more = true;
        while (more) {
            more = bringSome(from);
        }
    }

    /// A part of what is not there; whether there may be more. One at a time: both would bring the
    /// same.
    synchronized boolean bringSome(Standpoints from) {
        Known known =
                database.read(session ->
                        session.one(
                                KNOWN,
                                Map.of(),
                                row -> new Known(row.getLong(1), row.getLong(2), row.getLong(3))));
        if (known.movements() == 0 && from.forgotten() > 0) {
            bringKept(from);
        }
        int left = bringPassages(from, known.passage(), PAGES);
        return bringMovements(from, known.movement(), left) == 0;
    }

    /// @param passage number of the last one that is here; 0 for none
    /// @param movement the same of movements
    /// @param movements how many are here
    private record Known(long passage, long movement, long movements) {}

    /// Numbers are below 0, so that they are nobody else's.
    private void bringKept(Standpoints from) {
        List<Kept> kept = from.kept();
        database.write((connection, _) -> {
            try (DuckDBAppender appender = appender(connection, "segment_movements")) {
                for (int i = 0; i < kept.size(); i++) {
                    Kept one = kept.get(i);
                    ProfileId person = one.member().person();
                    appender.beginRow()
                            .append(-1L - i)
                            .append(0L)
                            .append(person.value())
                            .append(person.value())
                            .append(one.segment())
                            .append(true)
                            .appendEpochMicros(Micros.of(one.member().membership().since()))
                            .endRow();
                }
            }
        });
    }

    /// How many of the pages are left. Whose an anchor is is looked up while nobody else writes:
    /// what was told of a merge before is seen, and what is told later finds the rows.
    private int bringPassages(Standpoints from, long after, int pages) {
        long at = after;
        for (int left = pages; left > 0; left--) {
            List<Passed> page = from.passages(at, PAGE);
            if (page.isEmpty()) {
                return left;
            }
            database.write((connection, _) -> {
                Map<AnchorId, ProfileId> owners =
                        owners(from, page.stream().map(one -> one.passage().occasion()).toList());
                try (DuckDBAppender appender = appender(connection, "stage_passages")) {
                    for (Passed one : page) {
                        begun(appender, one.number(), one.passage().occasion(), owners)
                                .append(one.passage().model())
                                .append(one.passage().to().orElse(""))
                                .appendEpochMicros(Micros.of(one.passage().at()))
                                .endRow();
                    }
                }
            });
            at = page.getLast().number();
        }
        return 0;
    }

    private int bringMovements(Standpoints from, long after, int pages) {
        long at = after;
        for (int left = pages; left > 0; left--) {
            List<Moved> page = from.movements(at, PAGE);
            if (page.isEmpty()) {
                return left;
            }
            database.write((connection, _) -> {
                Map<AnchorId, ProfileId> owners =
                        owners(from, page.stream().map(one -> one.movement().occasion()).toList());
                try (DuckDBAppender appender = appender(connection, "segment_movements")) {
                    for (Moved one : page) {
                        begun(appender, one.number(), one.movement().occasion(), owners)
                                .append(one.movement().segment())
                                .append(one.movement().entered())
                                .appendEpochMicros(Micros.of(one.movement().at()))
                                .endRow();
                    }
                }
            });
            at = page.getLast().number();
        }
        return 0;
    }

    private static DuckDBAppender appender(DuckDBConnection connection, String table)
            throws SQLException {
        return connection.createAppender("main", table);
    }

    private static DuckDBAppender begun(
            DuckDBAppender appender,
            long number,
            Occasion occasion,
            Map<AnchorId, ProfileId> owners)
            throws SQLException {
        return appender.beginRow()
                .append(number)
                .append(occasion.position().value())
                .append(occasion.anchor().value())
                .append(owners.getOrDefault(occasion.anchor(), occasion.profile()).value());
    }

    private static Map<AnchorId, ProfileId> owners(Standpoints from, List<Occasion> occasions) {
        Set<AnchorId> anchors = new HashSet<>();
        occasions.forEach(occasion -> anchors.add(occasion.anchor()));
        return from.owners(new ArrayList<>(anchors));
    }
}
