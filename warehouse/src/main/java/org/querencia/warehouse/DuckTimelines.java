package org.querencia.warehouse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.warehouse.Timelines;

/// Where events are: one scan of two columns, the rest only for the rows shown.
final class DuckTimelines implements Timelines {

    private final Database database;

    DuckTimelines(Database database) {
        this.database = database;
    }

    @Override
    public List<Entry> of(ProfileId profile, Filter filter, Optional<Entry> after, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        conditions.add("profile = :profile");
        values.put("profile", profile.value());
        passes(filter, conditions, values);
        after.ifPresent(last -> {
            conditions.add("timestamp <= make_timestamp(:last_micros)");
            conditions.add("(timestamp < make_timestamp(:last_micros) OR position < :last)");
            values.put("last_micros", Micros.of(last.timestamp()));
            values.put("last", last.position().value());
        });
        return newestFirst(conditions, values, limit);
    }

    /// The property is looked for in the few rows that are left by then.
    @Override
    public List<Entry> saying(
            Saying what, Optional<Instant> from, Optional<Instant> to, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        passes(
                new Filter(List.of(), List.of(what.name()), List.of(what.source()), from, to),
                conditions,
                values);
        conditions.add("json_extract_string(properties, :property) = :text");
        values.put("property", "$.\"" + what.property() + "\"");
        values.put("text", what.text());
        return newestFirst(conditions, values, limit);
    }

    private List<Entry> newestFirst(
            List<String> conditions, Map<String, Object> values, int limit) {
        values.put("limit", (long) limit);
        Sql sql =
                Sql.parse(
                        """
                        SELECT position, epoch_us(timestamp) FROM events WHERE %s
                        ORDER BY timestamp DESC, position DESC LIMIT :limit\
                        """
                                .formatted(String.join(" AND ", conditions)));
        return database.read(session ->
                session.list(
                        sql,
                        values,
                        row ->
                                new Entry(
                                        new Position(row.getLong(1)),
                                        Micros.instant(row.getLong(2)))));
    }

    private static void passes(Filter filter, List<String> conditions, Map<String, Object> values) {
        oneOf("type", filter.types().stream().map(EventWriter::type).toList(), conditions, values);
        oneOf("name", filter.names(), conditions, values);
        oneOf(
                "source",
                filter.sources().stream().map(SourceKey::value).toList(),
                conditions,
                values);
        filter.from()
                .ifPresent(from -> {
                    conditions.add("timestamp >= make_timestamp(:from_micros)");
                    values.put("from_micros", Micros.of(from));
                });
        filter.to()
                .ifPresent(to -> {
                    conditions.add("timestamp < make_timestamp(:to_micros)");
                    values.put("to_micros", Micros.of(to));
                });
    }

    /// `column IN (…)`, or nothing when all are wanted.
    private static void oneOf(
            String column,
            List<String> wanted,
            List<String> conditions,
            Map<String, Object> values) {
        if (wanted.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (String value : wanted) {
            String name = column + names.size();
            names.add(":" + name);
            values.put(name, value);
        }
        conditions.add("%s IN (%s)".formatted(column, String.join(", ", names)));
    }
}
