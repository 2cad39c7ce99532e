package org.querencia.store.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.segment.Passage;
import org.querencia.core.stage.Place;
import org.querencia.runtime.state.Passages;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Reads where people stand in models of stages, and how they passed.
public final class PostgresPassages implements Passages {

    private static final UUID FIRST = new UUID(0, 0);

    static final String PASSED =
            "select number, position, at, profile, anchor, model, version, from_stage, to_stage, turn, stayed, cause from passage ";

    private final Reader reader;

    public PostgresPassages(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public Map<String, Long> sizes(String model) {
        Map<String, Long> sizes = new HashMap<>();
        reader.read(connection ->
                        Rows.list(
                                connection,
                                "select stage, count(*) from place where model = ? group by stage",
                                row -> Map.entry(row.getString(1), row.getLong(2)),
                                model))
                .forEach(entry -> sizes.put(entry.getKey(), entry.getValue()));
        return sizes;
    }

    @Override
    public void each(String model, BiConsumer<ProfileId, String> told) {
        reader.stream(
                "select profile, stage from place where model = ? and stage <> ''",
                row -> told.accept(new ProfileId(row.getObject(1, UUID.class)), row.getString(2)),
                model);
    }

    @Override
    public List<Placed> people(
            String model, Optional<String> stage, Optional<ProfileId> after, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        """
                        select profile, stage, since, turn, turned, version from place
                        where model = ? and stage = ? and profile > ? order by profile limit ?
                        """,
                        row ->
                                new Placed(
                                        new ProfileId(row.getObject(1, UUID.class)), place(row, 2)),
                        model,
                        stage.orElse(PlaceWriting.NOWHERE),
                        after.map(ProfileId::value).orElse(FIRST),
                        limit));
    }

    @Override
    public SortedMap<String, Place> of(ProfileId person) {
        SortedMap<String, Place> places = new TreeMap<>();
        reader.read(connection ->
                        Rows.list(
                                connection,
                                "select model, stage, since, turn, turned, version from place where profile = ?",
                                row -> Map.entry(row.getString(1), place(row, 2)),
                                person.value()))
                .forEach(entry -> places.put(entry.getKey(), entry.getValue()));
        return places;
    }

    @Override
    public List<Passed> history(Collection<AnchorId> anchors, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        PASSED + "where profile = any (?) order by at desc, number desc limit ?",
                        PostgresPassages::passed,
                        Columns.anchors(connection, anchors),
                        limit));
    }

    @Override
    public List<Passed> changes(long after, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        PASSED + "where number > ? order by number limit ?",
                        PostgresPassages::passed,
                        after,
                        limit));
    }

    /// @param from the column of the stage, which since, turn, turned and version follow
    static Place place(ResultSet row, int from) throws SQLException {
        return new Place(
                stage(row.getString(from)),
                Rows.instant(row, from + 1),
                row.getInt(from + 2),
                Rows.instant(row, from + 3),
                row.getInt(from + 4));
    }

    private static Optional<String> stage(String key) {
        return key.equals(PlaceWriting.NOWHERE) ? Optional.empty() : Optional.of(key);
    }

    static Passed passed(ResultSet row) throws SQLException {
        Occasion occasion =
                new Occasion(
                        new ProfileId(row.getObject(4, UUID.class)),
                        new AnchorId(row.getObject(5, UUID.class)),
                        new Position(row.getLong(2)),
                        Codes.cause(row.getInt(12)));
        return new Passed(
                row.getLong(1),
                new Passage(
                        occasion,
                        Rows.instant(row, 3),
                        row.getString(6),
                        row.getInt(7),
                        stage(row.getString(8)),
                        stage(row.getString(9)),
                        row.getInt(10),
                        Duration.of(row.getLong(11), ChronoUnit.MICROS)));
    }
}
