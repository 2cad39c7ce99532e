package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Gathered;
import org.querencia.core.segment.Key;
import org.querencia.core.segment.Membership;
import org.querencia.core.segment.Move;
import org.querencia.core.segment.Movement;
import org.querencia.core.segment.Standing;
import org.querencia.runtime.codec.GatheredCodec;
import org.querencia.runtime.state.Segmented;
import org.querencia.store.sql.BinaryCopy;
import org.querencia.store.sql.Rows;

/// Writes where people stand.
final class StandingWriting {

    private final Connection connection;

    StandingWriting(Connection connection) {
        this.connection = connection;
    }

    void write(Segmented change) throws SQLException {
        if (change.isNothing()) {
            return;
        }
        writeGathered(List.copyOf(change.gathered().entrySet()));
        writeStandings(change.standings());
        writeMoves(change);
        drop(change.dropped());
    }

    /// What was kept of these anchors' events, and what is told of those who were erased.
    void clear(Collection<AnchorId> anchors, Collection<AnchorId> erased) throws SQLException {
        Rows.update(
                connection,
                "delete from gathered where anchor = any (?)",
                Columns.anchors(connection, anchors));
        if (!erased.isEmpty()) {
            var ids = Columns.anchors(connection, erased);
            Rows.update(
                    connection,
                    "delete from movement where profile = any (?) or anchor = any (?)",
                    ids,
                    ids);
            Rows.update(
                    connection,
                    "delete from passage where profile = any (?) or anchor = any (?)",
                    ids,
                    ids);
        }
    }

    private void writeGathered(List<Map.Entry<AnchorId, Gathered>> gathered) throws SQLException {
        if (!gathered.isEmpty()) {
            Rows.update(
                    connection,
                    """
                    insert into gathered (anchor, content) select * from unnest(?::uuid[], ?::bytea[])
                    on conflict (anchor) do update set content = excluded.content
                    """,
                    Columns.uuids(connection, gathered, entry -> entry.getKey().value()),
                    Columns.bytes(
                            connection, gathered, entry -> GatheredCodec.write(entry.getValue())));
        }
    }

    private record Row(ProfileId person, String segment, Membership membership) {}

    private void writeStandings(Map<ProfileId, Move> standings) throws SQLException {
        if (standings.isEmpty()) {
            return;
        }
        List<ProfileId> nothing = new ArrayList<>();
        List<Map.Entry<ProfileId, Standing>> something = new ArrayList<>();
        standings.forEach((person, move) -> {
            if (move.after().isNothing()) {
                nothing.add(person);
            } else {
                something.add(Map.entry(person, move.after()));
            }
        });
        Rows.update(
                connection,
                "delete from standing where profile = any (?)",
                Columns.uuids(connection, nothing, ProfileId::value));
        Rows.update(
                connection,
                """
                insert into standing (profile, seen, due)
                select * from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[])
                on conflict (profile) do update set seen = excluded.seen, due = excluded.due
                """,
                Columns.uuids(connection, something, entry -> entry.getKey().value()),
                Columns.instants(connection, something, entry -> entry.getValue().seen()),
                dues(something));
        writeMemberships(standings);
        new PlaceWriting(connection).write(standings);
    }

    private java.sql.Array dues(List<Map.Entry<ProfileId, Standing>> standings)
            throws SQLException {
        @Nullable String[] dues =
                standings.stream()
                        .map(entry -> entry.getValue().due().map(Object::toString).orElse(null))
                        .toArray(String[]::new);
        return connection.createArrayOf("timestamptz", dues);
    }

    /// Those that stay as they are are not written again.
    private void writeMemberships(Map<ProfileId, Move> standings) throws SQLException {
        List<Row> left = new ArrayList<>();
        List<Row> entered = new ArrayList<>();
        standings.forEach((person, move) -> {
            Map<String, Membership> before = move.before().memberships();
            Map<String, Membership> after = move.after().memberships();
            before.forEach((segment, was) -> {
                if (!after.containsKey(segment)) {
                    left.add(new Row(person, segment, was));
                }
            });
            after.forEach((segment, is) -> {
                if (!is.equals(before.get(segment))) {
                    entered.add(new Row(person, segment, is));
                }
            });
        });
        if (!left.isEmpty()) {
            Rows.update(
                    connection,
                    """
                    delete from membership m using unnest(?::uuid[], ?::text[]) as l (profile, segment)
                    where m.profile = l.profile and m.segment = l.segment
                    """,
                    Columns.uuids(connection, left, row -> row.person().value()),
                    Columns.texts(connection, left, Row::segment));
        }
        if (!entered.isEmpty()) {
            Rows.update(
                    connection,
                    """
                    insert into membership (profile, segment, since, cause, version)
                    select * from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::smallint[], ?::int[])
                    on conflict (segment, profile) do update
                    set since = excluded.since, cause = excluded.cause, version = excluded.version
                    """,
                    Columns.uuids(connection, entered, row -> row.person().value()),
                    Columns.texts(connection, entered, Row::segment),
                    Columns.instants(connection, entered, row -> row.membership().since()),
                    Columns.integers(
                            connection, entered, row -> Codes.of(row.membership().cause())),
                    Columns.integers(connection, entered, row -> row.membership().version()));
        }
    }

    private void writeMoves(Segmented change) throws SQLException {
        int movements = change.movements().size();
        int passages = change.passages().size();
        if (movements + passages > 0) {
            long last =
                    Rows.single(
                            connection,
                            "update movement_count set last = last + ? returning last",
                            row -> row.getLong(1),
                            movements + passages);
            writeMovements(change.movements(), last - movements - passages);
            new PlaceWriting(connection).write(change.passages(), last - passages);
        }
    }

    private void writeMovements(List<Movement> movements, long before) throws SQLException {
        if (movements.isEmpty()) {
            return;
        }
        long number = before;
        try (BinaryCopy rows =
                new BinaryCopy(
                        connection,
                        "copy movement (number, position, at, profile, anchor, segment, version, entered, cause) from stdin (format binary)")) {
            for (Movement movement : movements) {
                rows.row(9)
                        .bigint(++number)
                        .bigint(movement.occasion().position().value())
                        .timestamptz(movement.at())
                        .uuid(movement.occasion().profile().value())
                        .uuid(movement.occasion().anchor().value())
                        .text(movement.segment())
                        .integer(movement.version())
                        .flag(movement.entered())
                        .smallint(Codes.of(movement.occasion().cause()));
            }
            rows.finish();
        }
    }

    private void drop(Set<Key> keys) throws SQLException {
        for (Key key : keys) {
            switch (key.kind()) {
                case SCORE, PLACE -> {}
                case SEGMENT ->
                        Rows.update(
                                connection, "delete from membership where segment = ?", key.name());
                case STAGES ->
                        Rows.update(connection, "delete from place where model = ?", key.name());
            }
        }
    }
}
