package org.querencia.store.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.querencia.core.account.AccountKey;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.rule.Gathered;
import org.querencia.core.segment.Membership;
import org.querencia.core.segment.Standing;
import org.querencia.core.stage.Place;
import org.querencia.runtime.codec.GatheredCodec;
import org.querencia.runtime.state.Standings;
import org.querencia.store.sql.OwnConnection.Work;
import org.querencia.store.sql.Rows;

/// Where people stand, read on the pipeline's own connection.
final class PostgresStandings implements Standings {

    private static final UUID FIRST = new UUID(0, 0);

    private final On on;

    /// Reads on a connection.
    interface On {
        <T> T read(Work<T> work);
    }

    PostgresStandings(On on) {
        this.on = on;
    }

    @Override
    public Map<ProfileId, Standing> of(Collection<ProfileId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        return on.read(connection -> {
            var ids = Columns.uuids(connection, List.copyOf(people), ProfileId::value);
            Map<ProfileId, Map<String, Membership>> memberships = new HashMap<>();
            Rows.list(
                    connection,
                    "select profile, segment, since, cause, version from membership where profile = any (?)",
                    row ->
                            memberships
                                    .computeIfAbsent(person(row), _ -> new HashMap<>())
                                    .put(row.getString(2), membership(row, 3)),
                    ids);
            Map<ProfileId, Map<String, Place>> places = new HashMap<>();
            Rows.list(
                    connection,
                    "select profile, model, stage, since, turn, turned, version from place where profile = any (?)",
                    row ->
                            places.computeIfAbsent(person(row), _ -> new HashMap<>())
                                    .put(row.getString(2), PostgresPassages.place(row, 3)),
                    ids);
            return Rows.list(
                            connection,
                            "select profile, seen, due from standing where profile = any (?)",
                            row -> Map.entry(person(row), standing(row, memberships, places)),
                            ids)
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        });
    }

    @Override
    public Map<AnchorId, Gathered> gathered(Collection<AnchorId> anchors) {
        return anchors.isEmpty() ? Map.of() : on.read(connection -> gathered(connection, anchors));
    }

    static Map<AnchorId, Gathered> gathered(Connection connection, Collection<AnchorId> anchors)
            throws SQLException {
        return Rows.list(
                        connection,
                        "select anchor, content from gathered where anchor = any (?)",
                        row ->
                                Map.entry(
                                        new AnchorId(row.getObject(1, UUID.class)),
                                        GatheredCodec.read(row.getBytes(2))),
                        Columns.anchors(connection, anchors))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<Order> ordersOf(Collection<AnchorId> owners) {
        return owners.isEmpty()
                ? List.of()
                : on.read(connection -> Loading.ordersOf(connection, owners));
    }

    @Override
    public List<AnchorId> contacts(AccountKey key, int limit) {
        return on.read(connection ->
                Rows.list(
                        connection,
                        "select anchor from account_contact where account = ? order by anchor limit ?",
                        row -> new AnchorId(row.getObject(1, UUID.class)),
                        key.id(),
                        limit));
    }

    @Override
    public Optional<Instant> firstDue() {
        return on
                .read(connection ->
                        Rows.list(
                                connection,
                                "select due from standing where due is not null order by due limit 1",
                                row -> Rows.instant(row, 1)))
                .stream()
                .findFirst();
    }

    @Override
    public List<ProfileId> due(Instant until, int limit) {
        return on.read(connection ->
                Rows.list(
                        connection,
                        "select profile from standing where due <= ? order by due, profile limit ?",
                        PostgresStandings::person,
                        Rows.utc(until),
                        limit));
    }

    @Override
    public List<ProfileId> people(Optional<ProfileId> after, int limit) {
        return on.read(connection ->
                Rows.list(
                        connection,
                        after.isEmpty()
                                ? "select id from anchor where id >= ? and profile = id order by id limit ?"
                                : "select id from anchor where id > ? and profile = id order by id limit ?",
                        PostgresStandings::person,
                        after.map(ProfileId::value).orElse(FIRST),
                        limit));
    }

    static Membership membership(ResultSet row, int from) throws SQLException {
        return new Membership(
                Rows.instant(row, from), Codes.cause(row.getInt(from + 1)), row.getInt(from + 2));
    }

    private static Standing standing(
            ResultSet row,
            Map<ProfileId, Map<String, Membership>> memberships,
            Map<ProfileId, Map<String, Place>> places)
            throws SQLException {
        return new Standing(
                new TreeMap<>(memberships.getOrDefault(person(row), Map.of())),
                new TreeMap<>(places.getOrDefault(person(row), Map.of())),
                Rows.instant(row, 2),
                row.getObject(3) == null ? Optional.empty() : Optional.of(Rows.instant(row, 3)));
    }

    private static ProfileId person(ResultSet row) throws SQLException {
        return new ProfileId(row.getObject(1, UUID.class));
    }
}
