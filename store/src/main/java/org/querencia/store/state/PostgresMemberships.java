package org.querencia.store.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.querencia.core.alarm.Step;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Gathered;
import org.querencia.core.segment.Membership;
import org.querencia.core.segment.Movement;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.runtime.state.Memberships;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Reads who is in which segment.
public final class PostgresMemberships implements Memberships {

    private static final int FORGOTTEN_AT_ONCE = 20_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Reader reader;

    public PostgresMemberships(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public long size(String segment) {
        return reader.read(connection ->
                Rows.single(
                        connection,
                        "select count(*) from membership where segment = ?",
                        row -> row.getLong(1),
                        segment));
    }

    @Override
    public List<Member> members(String segment, Optional<ProfileId> after, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        """
                        select profile, since, cause, version from membership
                        where segment = ? and profile > ? order by profile limit ?
                        """,
                        row ->
                                new Member(
                                        new ProfileId(row.getObject(1, UUID.class)),
                                        PostgresStandings.membership(row, 2)),
                        segment,
                        after.map(ProfileId::value).orElse(FIRST),
                        limit));
    }

    @Override
    public void each(String segment, Consumer<ProfileId> told) {
        reader.stream(
                "select profile from membership where segment = ?",
                row -> told.accept(new ProfileId(row.getObject(1, UUID.class))),
                segment);
    }

    @Override
    public SortedMap<String, Membership> of(ProfileId person) {
        SortedMap<String, Membership> memberships = new TreeMap<>();
        reader.read(connection ->
                        Rows.list(
                                connection,
                                "select segment, since, cause, version from membership where profile = ?",
                                row ->
                                        Map.entry(
                                                row.getString(1),
                                                PostgresStandings.membership(row, 2)),
                                person.value()))
                .forEach(entry -> memberships.put(entry.getKey(), entry.getValue()));
        return memberships;
    }

    @Override
    public Map<String, Long> among(Collection<ProfileId> people) {
        Map<String, Long> counted = new HashMap<>();
        reader.read(connection ->
                        Rows.list(
                                connection,
                                "select segment, count(*) from membership where profile = any (?) group by segment",
                                row -> Map.entry(row.getString(1), row.getLong(2)),
                                Columns.uuids(
                                        connection,
                                        people.stream().map(ProfileId::value).toList())))
                .forEach(one -> counted.put(one.getKey(), one.getValue()));
        return counted;
    }

    @Override
    public List<Moved> changes(long after, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        """
                        select number, position, at, profile, anchor, segment, version, entered, cause
                        from movement where number > ? order by number limit ?
                        """,
                        PostgresMemberships::moved,
                        after,
                        limit));
    }

    @Override
    public SortedMap<LocalDateTime, Long> balances(
            String segment, Step step, LocalDateTime from, ZoneId zone) {
        SortedMap<LocalDateTime, Long> balances = new TreeMap<>();
        reader.read(connection ->
                        Rows.list(
                                connection,
                                """
                                select date_trunc(?, at at time zone ?) as period,
                                       sum(case when entered then 1 else -1 end)
                                from movement where segment = ? and at >= ? group by 1
                                """,
                                row ->
                                        Map.entry(
                                                row.getObject(1, LocalDateTime.class),
                                                row.getLong(2)),
                                step.text(),
                                zone.getId(),
                                segment,
                                Rows.utc(from.atZone(zone).toInstant())))
                .forEach(entry -> balances.put(entry.getKey(), entry.getValue()));
        return balances;
    }

    @Override
    public long lastChange() {
        return reader.read(connection ->
                Rows.single(connection, "select last from movement_count", row -> row.getLong(1)));
    }

    @Override
    public long forgotten() {
        return reader.read(connection ->
                Rows.single(
                        connection, "select forgotten from movement_count", row -> row.getLong(1)));
    }

    /// In parts, so that nobody waits for long.
    @Override
    public void forget(Instant before) {
        long until =
                reader.read(connection ->
                        Rows.single(
                                connection,
                                """
                                select coalesce(
                                    (select number - 1 from movement where at >= ? order by number limit 1),
                                    (select last from movement_count))
                                """,
                                row -> row.getLong(1),
                                Rows.utc(before)));
        int gone = FORGOTTEN_AT_ONCE;
        while (gone == FORGOTTEN_AT_ONCE) {
            gone =
                    reader.transaction(connection ->
                            Rows.update(
                                    connection,
                                    """
                                    delete from movement where number in (
                                        select number from movement where number <= ?
                                        order by number limit ?)
                                    """,
                                    until,
                                    FORGOTTEN_AT_ONCE));
        }
        reader.transaction(connection ->
                Rows.update(
                        connection,
                        "update movement_count set forgotten = greatest(forgotten, ?)",
                        until));
    }

    @Override
    public Map<AnchorId, Gathered> gathered(Collection<AnchorId> anchors) {
        return reader.read(connection -> PostgresStandings.gathered(connection, anchors));
    }

    private static Moved moved(ResultSet row) throws SQLException {
        Occasion occasion =
                new Occasion(
                        new ProfileId(row.getObject(4, UUID.class)),
                        new AnchorId(row.getObject(5, UUID.class)),
                        new Position(row.getLong(2)),
                        Codes.cause(row.getInt(9)));
        var at = Rows.instant(row, 3);
        String segment = row.getString(6);
        int version = row.getInt(7);
        return new Moved(
                row.getLong(1),
                row.getBoolean(8)
                        ? new Movement.Entered(occasion, at, segment, version)
                        : new Movement.Left(occasion, at, segment, version));
    }
}
