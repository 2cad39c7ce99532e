package org.querencia.store.courier;

import java.net.URI;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.Position;
import org.querencia.runtime.courier.Attempt;
import org.querencia.runtime.courier.Endpoint;
import org.querencia.runtime.courier.Endpoints;
import org.querencia.runtime.courier.Progress;
import org.querencia.runtime.courier.Progress.Replay;
import org.querencia.runtime.courier.Secrets;
import org.querencia.runtime.courier.Topic;
import org.querencia.store.sql.OwnConnection.Work;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Endpoints in PostgreSQL; what they are is read from memory, how far they came is not.
public final class PostgresEndpoints implements Endpoints {

    private static final String PROGRESS =
            "number, position, failed, next_at, replay_after, replay_last, replay_from, replay_until";

    private final Reader reader;
    private volatile List<Endpoint> endpoints;

    public PostgresEndpoints(DataSource readers) {
        this.reader = new Reader(readers);
        this.endpoints = reader.snapshot(PostgresEndpoints::load);
    }

    @Override
    public List<Endpoint> all() {
        return endpoints;
    }

    @Override
    public Optional<Endpoint> find(String key) {
        return endpoints.stream().filter(endpoint -> endpoint.key().equals(key)).findFirst();
    }

    @Override
    public boolean add(Endpoint endpoint, Progress progress) {
        return change(connection ->
                Rows.update(
                        connection,
                        """
                        insert into endpoint (key, url, topics, segments, state, why, secret,
                            former_secret, former_until, made_at, number, position, failed)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                        on conflict (key) do nothing
                        """,
                        endpoint.key(),
                        endpoint.url().toString(),
                        topics(connection, endpoint),
                        segments(connection, endpoint),
                        code(endpoint.state()),
                        endpoint.why(),
                        endpoint.secrets().present(),
                        former(endpoint).map(Secrets.Former::secret).orElse(null),
                        former(endpoint).map(one -> Rows.utc(one.until())).orElse(null),
                        Rows.utc(endpoint.madeAt()),
                        progress.number(),
                        progress.position().value()))
                == 1;
    }

    @Override
    public void save(Endpoint endpoint) {
        change(connection ->
                Rows.update(
                        connection,
                        """
                        update endpoint set url = ?, topics = ?, segments = ?, state = ?, why = ?, secret = ?,
                            former_secret = ?, former_until = ?
                        where key = ?
                        """,
                        endpoint.url().toString(),
                        topics(connection, endpoint),
                        segments(connection, endpoint),
                        code(endpoint.state()),
                        endpoint.why(),
                        endpoint.secrets().present(),
                        former(endpoint).map(Secrets.Former::secret).orElse(null),
                        former(endpoint).map(one -> Rows.utc(one.until())).orElse(null),
                        endpoint.key()));
    }

    @Override
    public void stop(String key, String why) {
        change(connection ->
                Rows.update(
                        connection,
                        "update endpoint set state = ?, why = ? where key = ?",
                        code(Endpoint.State.STOPPED),
                        why,
                        key));
    }

    @Override
    public void delete(String key) {
        change(connection -> Rows.update(connection, "delete from endpoint where key = ?", key));
    }

    @Override
    public Optional<Progress> progress(String key) {
        return reader
                .read(connection ->
                        Rows.list(
                                connection,
                                "select " + PROGRESS + " from endpoint where key = ?",
                                PostgresEndpoints::progress,
                                key))
                .stream()
                .findFirst();
    }

    @Override
    public void note(String key, Progress before, Progress after, List<Attempt> tried) {
        reader.transaction(connection -> {
            Rows.update(
                    connection,
                    "update endpoint set number = ?, position = ?, failed = ?, next_at = ? where key = ?",
                    after.number(),
                    after.position().value(),
                    after.failed(),
                    after.next().map(Rows::utc).orElse(null),
                    key);
            if (!before.replay().equals(after.replay())) {
                setReplay(connection, key, after.replay());
            }
            keep(connection, key, tried);
            return true;
        });
    }

    @Override
    public void keep(String key, List<Attempt> tried) {
        reader.transaction(connection -> {
            keep(connection, key, tried);
            return true;
        });
    }

    @Override
    public void replay(String key, Replay replay) {
        reader.transaction(connection -> setReplay(connection, key, Optional.of(replay)));
    }

    @Override
    public void hurry(String key) {
        reader.transaction(connection ->
                Rows.update(connection, "update endpoint set next_at = null where key = ?", key));
    }

    @Override
    public List<Kept> tries(String key, Optional<Long> before, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        """
                        select number, message, movement, kind, at, tried, taken, status, detail, took_ms
                        from endpoint_try where endpoint = ? and number < ?
                        order by number desc limit ?
                        """,
                        PostgresEndpoints::kept,
                        key,
                        before.orElse(Long.MAX_VALUE),
                        limit));
    }

    /// The number of tries counts in the endpoint's own row, which also holds back others that keep
    /// some at the same time.
    private static void keep(Connection connection, String key, List<Attempt> tried)
            throws SQLException {
        List<Long> counted =
                tried.isEmpty()
                        ? List.of()
                        : Rows.list(
                                connection,
                                "update endpoint set tries = tries + ? where key = ? returning tries",
                                row -> row.getLong(1),
                                tried.size(),
                                key);
        if (counted.isEmpty()) {
            return;
        }
        long number = counted.getFirst() - tried.size();
        for (Attempt one : tried) {
            number++;
            Rows.update(
                    connection,
                    """
                    insert into endpoint_try (endpoint, number, message, movement, kind, at, tried,
                        taken, status, detail, took_ms)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    key,
                    number,
                    one.message(),
                    one.number(),
                    code(one.kind()),
                    Rows.utc(one.at()),
                    one.tried(),
                    one.taken(),
                    one.status(),
                    one.detail(),
                    one.took().toMillis());
        }
        Rows.update(
                connection,
                "delete from endpoint_try where endpoint = ? and number <= ?",
                key,
                number - Attempt.KEPT);
    }

    private static int setReplay(Connection connection, String key, Optional<Replay> replay)
            throws SQLException {
        return Rows.update(
                connection,
                """
                update endpoint set replay_after = ?, replay_last = ?, replay_from = ?, replay_until = ?
                where key = ?
                """,
                replay.map(Replay::after).orElse(null),
                replay.map(Replay::last).orElse(null),
                replay.map(one -> Rows.utc(one.from())).orElse(null),
                replay.map(one -> Rows.utc(one.until())).orElse(null),
                key);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong(1),
                new Attempt(
                        row.getString(2),
                        row.getLong(3),
                        kind(row.getInt(4)),
                        Rows.instant(row, 5),
                        row.getInt(6),
                        row.getBoolean(7),
                        row.getInt(8),
                        row.getString(9),
                        Duration.ofMillis(row.getLong(10))));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        long last = row.getLong(6);
        Optional<Replay> replay =
                row.wasNull()
                        ? Optional.empty()
                        : Optional.of(
                                new Replay(
                                        row.getLong(5),
                                        last,
                                        Rows.instant(row, 7),
                                        Rows.instant(row, 8)));
        return new Progress(
                row.getLong(1), new Position(row.getLong(2)), row.getInt(3), maybe(row, 4), replay);
    }

    private static Optional<Instant> maybe(ResultSet row, int column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private synchronized int change(Work<Integer> work) {
        return reader.transaction(connection -> {
            int changed = work.on(connection);
            endpoints = load(connection);
            return changed;
        });
    }

    private static List<Endpoint> load(Connection connection) throws SQLException {
        return Rows.list(
                connection,
                """
                select key, url, segments, state, why, secret, former_secret, former_until, made_at, topics
                from endpoint order by key
                """,
                PostgresEndpoints::endpoint);
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        @Nullable String former = row.getString(7);
        return new Endpoint(
                row.getString(1),
                URI.create(row.getString(2)),
                Arrays.stream((String[]) row.getArray(10).getArray())
                        .flatMap(topic -> Topic.of(topic).stream())
                        .collect(Collectors.toSet()),
                new TreeSet<>(List.of((String[]) row.getArray(3).getArray())),
                state(row.getInt(4)),
                row.getString(5),
                new Secrets(
                        row.getString(6),
                        former == null
                                ? Optional.empty()
                                : Optional.of(new Secrets.Former(former, Rows.instant(row, 8)))),
                Rows.instant(row, 9));
    }

    private static Optional<Secrets.Former> former(Endpoint endpoint) {
        return endpoint.secrets().former();
    }

    private static int code(Endpoint.State state) {
        return switch (state) {
            case ACTIVE -> 1;
            case PAUSED -> 2;
            case STOPPED -> 3;
        };
    }

    private static Endpoint.State state(int code) {
        return switch (code) {
            case 1 -> Endpoint.State.ACTIVE;
            case 2 -> Endpoint.State.PAUSED;
            case 3 -> Endpoint.State.STOPPED;
            default -> throw new IllegalStateException("state of an endpoint: " + code);
        };
    }

    private static int code(Attempt.Kind kind) {
        return switch (kind) {
            case NEWS -> 1;
            case REPLAY -> 2;
            case TEST -> 3;
        };
    }

    private static Attempt.Kind kind(int code) {
        return switch (code) {
            case 1 -> Attempt.Kind.NEWS;
            case 2 -> Attempt.Kind.REPLAY;
            case 3 -> Attempt.Kind.TEST;
            default -> throw new IllegalStateException("kind of a try: " + code);
        };
    }

    private static Array topics(Connection connection, Endpoint endpoint) throws SQLException {
        return connection.createArrayOf(
                "text", endpoint.topics().stream().map(Topic::text).toArray());
    }

    private static Array segments(Connection connection, Endpoint endpoint) throws SQLException {
        return connection.createArrayOf("text", endpoint.segments().toArray());
    }
}
