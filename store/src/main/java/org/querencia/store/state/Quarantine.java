package org.querencia.store.state;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.state.QuarantineRow;
import org.querencia.store.sql.Rows;

/// Reads the links that lead out of their components. Only they are in the index it goes by.
final class Quarantine {

    private static final String LIST =
            """
            select a.component, a.id, a.type, a.value, a.first_position, a.profile, a.vouched, a.sharing, o.links
            from (select outside, count(*) as links from link where outside is not null group by outside
                  having count(*) < ? or (count(*) = ? and outside > ?)
                  order by 2 desc, 1 limit ?) as o
            join anchor a on a.id = o.outside
            order by o.links desc, a.id
            """;

    private static final String TOLD =
            """
            select l.* from unnest(?::uuid[]) as o (id)
            cross join lateral (
                select outside, a, b, type_a, type_b, grounds, trust, at, source, message_id, position
                from link where outside = o.id order by position, a, b limit ?) as l
            order by l.position, l.a, l.b
            """;

    private static final String PEOPLE =
            """
            select o.id, count(*), (array_agg(p.profile order by p.place))[1:?]
            from unnest(?::uuid[]) as o (id)
            cross join lateral (
                select other.profile, min(l.place) as place
                from (select case when a = o.id then b else a end as far,
                             row_number() over (order by position, a, b) as place
                      from link where outside = o.id order by position, a, b limit ?) as l
                join anchor own on own.id = o.id
                join anchor other on other.id = l.far and other.profile <> own.profile
                group by other.profile) as p
            group by o.id
            """;

    /// From one identifier to the next, since each may have evidence without end.
    private static final String SIZE =
            """
            with recursive o as (
                (select outside from link where outside is not null order by outside limit 1)
                union all
                select (select l.outside from link l where l.outside > o.outside order by l.outside limit 1)
                from o where o.outside is not null)
            select count(*) from (select 1 from o where outside is not null limit ?) as counted
            """;

    private record Found(Node node, long links) {}

    private record People(long count, List<ProfileId> some) {

        static final People NOBODY = new People(0, List.of());
    }

    private Quarantine() {}

    static int size(Connection connection, int most) throws SQLException {
        return Rows.single(connection, SIZE, row -> row.getInt(1), most);
    }

    static List<QuarantineRow> list(
            Connection connection, Optional<QuarantineRow.Place> after, int limit)
            throws SQLException {
        long links = after.map(QuarantineRow.Place::links).orElse(Long.MAX_VALUE);
        UUID anchor = after.map(place -> place.anchor().value()).orElse(new UUID(0, 0));
        List<Found> found =
                Rows.list(
                        connection,
                        LIST,
                        row -> new Found(Components.nodeOf(row), row.getLong(9)),
                        links,
                        links,
                        anchor,
                        limit);
        Array ids = Columns.uuids(connection, found, one -> one.node().id().value());
        Map<UUID, List<Link>> told = told(connection, ids);
        Map<UUID, People> people = people(connection, ids);
        return found.stream().map(one -> row(one, told, people)).toList();
    }

    private static QuarantineRow row(
            Found found, Map<UUID, List<Link>> told, Map<UUID, People> people) {
        UUID id = found.node().id().value();
        People named = people.getOrDefault(id, People.NOBODY);
        return new QuarantineRow(
                found.node(),
                found.links(),
                told.getOrDefault(id, List.of()),
                named.count(),
                named.some());
    }

    private static Map<UUID, List<Link>> told(Connection connection, Array ids)
            throws SQLException {
        Map<UUID, List<Link>> told = new HashMap<>();
        Rows.list(
                connection,
                TOLD,
                row ->
                        told.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                                .add(Components.linkOf(row)),
                ids,
                QuarantineRow.LINKS_MAX);
        return told;
    }

    private static Map<UUID, People> people(Connection connection, Array ids) throws SQLException {
        Map<UUID, People> people = new HashMap<>();
        Rows.list(
                connection,
                PEOPLE,
                row ->
                        people.put(
                                row.getObject(1, UUID.class),
                                new People(row.getLong(2), profiles(row))),
                QuarantineRow.SOME_MAX,
                ids,
                QuarantineRow.PEOPLE_MAX);
        return people;
    }

    private static List<ProfileId> profiles(ResultSet row) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray(3).getArray()).map(ProfileId::new).toList();
    }
}
