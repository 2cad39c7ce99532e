package org.querencia.store.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.warehouse.Counts.Span;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Refused events in PostgreSQL.
public final class PostgresRefusedEvents implements RefusedEvents {

    private static final String COLUMNS =
            "select id, source, received_at, index, code, reason, request, body, replayed_at from refused_event ";

    private final Reader reader;

    public PostgresRefusedEvents(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public void add(List<Refused> refused) {
        if (refused.isEmpty()) {
            return;
        }
        reader.transaction(connection -> {
            for (Refused event : refused) {
                Rows.update(
                        connection,
                        """
                        insert into refused_event (source, received_at, index, code, reason, request, body, replayed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        event.source().value(),
                        Rows.utc(event.receivedAt()),
                        event.index(),
                        event.code(),
                        storable(event.reason()),
                        storable(event.request()),
                        storable(event.body()),
                        event.replayed().map(Rows::utc).orElse(null));
            }
            return refused.size();
        });
    }

    @Override
    public List<Refused> of(Optional<SourceKey> source, Optional<Long> before, int limit) {
        long end = before.orElse(Long.MAX_VALUE);
        return source.isPresent()
                ? list(
                        COLUMNS + "where source = ? and id < ? order by id desc limit ?",
                        source.get().value(),
                        end,
                        limit)
                : list(COLUMNS + "where id < ? order by id desc limit ?", end, limit);
    }

    @Override
    public Optional<Refused> byId(long id) {
        return list(COLUMNS + "where id = ?", id).stream().findFirst();
    }

    @Override
    public void markReplayed(long id, Instant at) {
        reader.read(connection ->
                Rows.update(
                        connection,
                        "update refused_event set replayed_at = ? where id = ?",
                        Rows.utc(at),
                        id));
    }

    @Override
    public long count(SourceKey source) {
        return reader.read(connection ->
                Rows.single(
                        connection,
                        "select count(*) from refused_event where source = ?",
                        row -> row.getLong(1),
                        source.value()));
    }

    @Override
    public SortedMap<LocalDateTime, Long> counts(
            Optional<SourceKey> source, Span span, ZoneId zone) {
        SortedMap<LocalDateTime, Long> counts = new TreeMap<>();
        reader.read(connection ->
                        Rows.list(
                                connection,
                                """
                                select date_trunc(?, received_at at time zone ?) as period, count(*)
                                from refused_event
                                where received_at >= ? and received_at < ? and (? or source = ?) group by 1
                                """,
                                row ->
                                        Map.entry(
                                                row.getObject(1, LocalDateTime.class),
                                                row.getLong(2)),
                                span.step().text(),
                                zone.getId(),
                                Rows.utc(span.from().atZone(zone).toInstant()),
                                Rows.utc(span.to().atZone(zone).toInstant()),
                                source.isEmpty(),
                                source.map(SourceKey::value).orElse("")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private List<Refused> list(String sql, Object... parameters) {
        return reader.read(connection ->
                Rows.list(connection, sql, PostgresRefusedEvents::refused, parameters));
    }

    private static Refused refused(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime replayed = row.getObject(9, OffsetDateTime.class);
        return new Refused(
                row.getLong(1),
                new SourceKey(row.getString(2)),
                Rows.instant(row, 3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                Optional.ofNullable(replayed).map(OffsetDateTime::toInstant));
    }

    /// What was refused is kept as it came, but no text of PostgreSQL holds U+0000.
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
