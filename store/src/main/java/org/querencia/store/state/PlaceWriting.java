package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Passage;
import org.querencia.core.segment.Standing;
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
    void write(Map<ProfileId, Standing> standings) throws SQLException {
        List<Row> rows = new ArrayList<>();
        standings.forEach((person, standing) ->
                standing.places()
                        .forEach((model, place) -> rows.add(new Row(person, model, place))));
        var profiles = Columns.uuids(connection, rows, row -> row.person().value());
        var models = Columns.texts(connection, rows, Row::model);
        Rows.update(
                connection,
                """
                delete from place p where p.profile = any (?) and not exists (
                    select from unnest(?::uuid[], ?::text[]) as n (profile, model)
                    where n.profile = p.profile and n.model = p.model)
                """,
                Columns.uuids(connection, List.copyOf(standings.keySet()), ProfileId::value),
                profiles,
                models);
        if (rows.isEmpty()) {
            return;
        }
        Rows.update(
                connection,
                """
                insert into place as p (profile, model, stage, since, turn, turned, version)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::int[],
                    ?::timestamptz[], ?::int[])
                on conflict (model, profile) do update
                set stage = excluded.stage, since = excluded.since, turn = excluded.turn,
                    turned = excluded.turned, version = excluded.version
                where (p.stage, p.since, p.turn, p.turned, p.version) is distinct from
                    (excluded.stage, excluded.since, excluded.turn, excluded.turned, excluded.version)
                """,
                profiles,
                models,
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
