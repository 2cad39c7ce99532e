package org.querencia.store.access;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.store.sql.OwnConnection.Work;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Sources and write keys in PostgreSQL, read from memory: every request asks for its key. This
/// server is the only one that changes them, so memory is right as long as changes go through here.
public final class PostgresSources implements Sources {

    private final Reader reader;
    private volatile Snapshot snapshot;

    public PostgresSources(DataSource readers) {
        this.reader = new Reader(readers);
        this.snapshot = reader.snapshot(Snapshot::load);
    }

    @Override
    public List<Source> all() {
        return List.copyOf(snapshot.sources().values());
    }

    @Override
    public Optional<Source> source(SourceKey key) {
        return Optional.ofNullable(snapshot.sources().get(key));
    }

    @Override
    public Optional<Source> byWriteKey(String writeKey) {
        return Optional.ofNullable(snapshot.keys().get(ByteBuffer.wrap(Secrets.hash(writeKey))))
                .flatMap(this::source);
    }

    @Override
    public void save(Source source) {
        change(connection ->
                Rows.update(
                        connection,
                        """
                        insert into source (key, name, trust, enabled, priority, order_namespace, origins,
                            events_per_second, public_key, proxied)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (key) do update
                        set name = excluded.name, trust = excluded.trust, enabled = excluded.enabled,
                            priority = excluded.priority, order_namespace = excluded.order_namespace,
                            origins = excluded.origins, events_per_second = excluded.events_per_second,
                            public_key = excluded.public_key, proxied = excluded.proxied
                        """,
                        source.key().value(),
                        source.name(),
                        source.trust() == Trust.SECRET ? 2 : 1,
                        source.enabled(),
                        source.priority(),
                        source.orderNamespace(),
                        connection.createArrayOf("text", source.origins().toArray()),
                        source.eventsPerSecond(),
                        source.publicKey(),
                        source.proxied()));
    }

    @Override
    public void addWriteKey(SourceKey source, String writeKey) {
        change(connection ->
                Rows.update(
                        connection,
                        """
                        insert into write_key (hash, source) values (?, ?)
                        on conflict (hash) do update set source = excluded.source
                        """,
                        Secrets.hash(writeKey),
                        source.value()));
    }

    @Override
    public void revokeWriteKeysExcept(SourceKey source, String kept) {
        change(connection ->
                Rows.update(
                        connection,
                        "delete from write_key where source = ? and hash <> ?",
                        source.value(),
                        Secrets.hash(kept)));
    }

    private synchronized void change(Work<Integer> work) {
        snapshot =
                reader.transaction(connection -> {
                    work.on(connection);
                    return Snapshot.load(connection);
                });
    }

    /// All sources by key, and whose each write key is by its hash.
    private record Snapshot(Map<SourceKey, Source> sources, Map<ByteBuffer, SourceKey> keys) {

        static Snapshot load(Connection connection) throws SQLException {
            Map<SourceKey, Source> sources = new LinkedHashMap<>();
            Rows.list(
                    connection,
                    """
                    select key, name, trust, enabled, priority, order_namespace, origins,
                        events_per_second, public_key, proxied
                    from source order by key
                    """,
                    row -> {
                        Source source = source(row);
                        return sources.put(source.key(), source);
                    });
            Map<ByteBuffer, SourceKey> keys = new HashMap<>();
            Rows.list(
                    connection,
                    "select hash, source from write_key",
                    row ->
                            keys.put(
                                    ByteBuffer.wrap(row.getBytes(1)),
                                    new SourceKey(row.getString(2))));
            return new Snapshot(
                    Collections.unmodifiableMap(sources), Collections.unmodifiableMap(keys));
        }

        private static Source source(ResultSet row) throws SQLException {
            return new Source(
                    new SourceKey(row.getString(1)),
                    row.getString(2),
                    row.getInt(3) == 2 ? Trust.SECRET : Trust.PUBLIC,
                    row.getBoolean(4),
                    row.getInt(5),
                    row.getString(6),
                    List.of((String[]) row.getArray(7).getArray()),
                    row.getInt(8),
                    row.getString(9),
                    row.getBoolean(10));
        }
    }
}
