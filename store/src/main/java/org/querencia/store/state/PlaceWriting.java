package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Move;
import org.querencia.core.segment.Passage;
import org.querencia.core.stage.Place;
import org.querencia.store.sql.BinaryCopy;
import org.querencia.store.sql.Rows;

/// Writes where people stand in models of stages, and how they passed.
final class PlaceWriting {

    /// Who stands in no stage.
    static final String NOWHERE = "";

    private final Connection connection;

    PlaceWriting(Connection connection) {
        this.connection = connection;
    }

    private record Row(ProfileId person, String model, Place place) {}

    /// Those that stay as they are are not written again.
    void write(Map<ProfileId, Move> standings) throws SQLException {
        List<Row> gone = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        standings.forEach((person, move) -> {
            Map<String, Place> before = move.before().places();
            Map<String, Place> after = move.after().places();
            before.forEach((model, was) -> {
                if (!after.containsKey(model)) {
                    gone.add(new Row(person, model, was));
                }
            });
            after.forEach((model, is) -> {
                if (!is.equals(before.get(model))) {
                    rows.add(new Row(person, model, is));
                }
            });
        });
        if (!gone.isEmpty()) {
            Rows.update(
                    connection,
                    """
                    delete from place p using unnest(?::uuid[], ?::text[]) as g (profile, model)
                    where p.profile = g.profile and p.model = g.model
                    """,
                    Columns.uuids(connection, gone, row -> row.person().value()),
                    Columns.texts(connection, gone, Row::model));
        }
        if (!rows.isEmpty()) {
            upsert(rows);
        }
    }

    private void upsert(List<Row> rows) throws SQLException {
        Rows.update(
                connection,
                """
                insert into place (profile, model, stage, since, turn, turned, version)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::int[],
                    ?::timestamptz[], ?::int[])
                on conflict (model, profile) do update
                set stage = excluded.stage, since = excluded.since, turn = excluded.turn,
                    turned = excluded.turned, version = excluded.version
                """,
                Columns.uuids(connection, rows, row -> row.person().value()),
                Columns.texts(connection, rows, Row::model),
                Columns.texts(connection, rows, row -> row.place().stage().orElse(NOWHERE)),
                Columns.instants(connection, rows, row -> row.place().since()),
                Columns.integers(connection, rows, row -> row.place().turn()),
                Columns.instants(connection, rows, row -> row.place().turned()),
                Columns.integers(connection, rows, row -> row.place().version()));
    }

    /// @param before how many movements and passages there were
    void write(List<Passage> passages, long before) throws SQLException {
        if (passages.isEmpty()) {
            return;
        }
        long number = before;
        try (BinaryCopy rows =
                new BinaryCopy(
                        connection,
                        "copy passage (number, position, at, profile, anchor, model, version, from_stage, to_stage, turn, stayed, cause) from stdin (format binary)")) {
            for (Passage passage : passages) {
                rows.row(12)
                        .bigint(++number)
                        .bigint(passage.occasion().position().value())
                        .timestamptz(passage.at())
                        .uuid(passage.occasion().profile().value())
                        .uuid(passage.occasion().anchor().value())
                        .text(passage.model())
                        .integer(passage.version())
                        .text(passage.from().orElse(NOWHERE))
                        .text(passage.to().orElse(NOWHERE))
                        .integer(passage.turn())
                        .bigint(passage.stayed().toNanos() / 1_000)
                        .smallint(Codes.of(passage.occasion().cause()));
            }
            rows.finish();
        }
    }
}
