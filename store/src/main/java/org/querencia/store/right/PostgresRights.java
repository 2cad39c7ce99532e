package org.querencia.store.right;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.querencia.core.identity.AnchorId;
import org.querencia.runtime.right.Certificate;
import org.querencia.runtime.right.Certificates;
import org.querencia.runtime.right.Suppressions;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Suppressions and certificates in PostgreSQL. Safe from any thread.
public final class PostgresRights implements Suppressions, Certificates {

    private static final String CERTIFICATE =
            """
            select id, at, by_whom, reason, identifiers, events, orders,
                (select array_agg(place order by place) from erasure_trace t where t.erasure = e.id),
                (select array_agg(pieces order by place) from erasure_trace t where t.erasure = e.id)
            from erasure e
            """;

    private final Reader reader;

    public PostgresRights(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public Set<AnchorId> all() {
        return new HashSet<>(
                reader.read(connection ->
                        Rows.list(
                                connection,
                                "select anchor from suppressed",
                                row -> new AnchorId(row.getObject(1, UUID.class)))));
    }

    @Override
    public void add(Collection<AnchorId> anchors, Instant at) {
        UUID[] ids = ids(anchors);
        reader.transaction(connection ->
                Rows.update(
                        connection,
                        "insert into suppressed (anchor, at) select unnest(?::uuid[]), ? on conflict do nothing",
                        connection.createArrayOf("uuid", ids),
                        Rows.utc(at)));
    }

    @Override
    public int remove(Collection<AnchorId> anchors) {
        UUID[] ids = ids(anchors);
        return reader.transaction(connection ->
                Rows.update(
                        connection,
                        "delete from suppressed where anchor = any (?)",
                        connection.createArrayOf("uuid", ids)));
    }

    @Override
    public void add(Certificate certificate) {
        reader.transaction(connection -> {
            Rows.update(
                    connection,
                    """
                    insert into erasure (id, at, by_whom, reason, identifiers, events, orders)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """,
                    certificate.id(),
                    Rows.utc(certificate.at()),
                    certificate.by(),
                    certificate.reason(),
                    certificate.identifiers(),
                    certificate.events(),
                    certificate.orders());
            for (Map.Entry<String, Long> trace : certificate.traces().entrySet()) {
                Rows.update(
                        connection,
                        "insert into erasure_trace (erasure, place, pieces) values (?, ?, ?)",
                        certificate.id(),
                        trace.getKey(),
                        trace.getValue());
            }
            return certificate;
        });
    }

    @Override
    public Optional<Certificate> byId(UUID id) {
        return reader
                .read(connection ->
                        Rows.list(
                                connection,
                                CERTIFICATE + "where id = ?",
                                PostgresRights::certificate,
                                id))
                .stream()
                .findFirst();
    }

    @Override
    public List<Certificate> list(Optional<UUID> after, int limit) {
        UUID end = after.orElse(new UUID(-1, -1));
        return reader.read(connection ->
                Rows.list(
                        connection,
                        CERTIFICATE + "where id < ? order by id desc limit ?",
                        PostgresRights::certificate,
                        end,
                        limit));
    }

    private static Certificate certificate(ResultSet row) throws SQLException {
        Map<String, Long> traces = new HashMap<>();
        if (row.getArray(8) != null) {
            String[] places = (String[]) row.getArray(8).getArray();
            Long[] pieces = (Long[]) row.getArray(9).getArray();
            for (int i = 0; i < places.length; i++) {
                traces.put(places[i], pieces[i]);
            }
        }
        return new Certificate(
                row.getObject(1, UUID.class),
                Rows.instant(row, 2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getLong(6),
                row.getLong(7),
                traces);
    }

    private static UUID[] ids(Collection<AnchorId> anchors) {
        return anchors.stream().map(AnchorId::value).toArray(UUID[]::new);
    }
}
