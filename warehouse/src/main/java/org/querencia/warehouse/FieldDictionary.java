package org.querencia.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.runtime.warehouse.Overviews.FieldKind;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// The data dictionary: which fields the events of each source carry, counted as they pass, so that
/// it answers at once however many there are.
///
/// What a batch adds is appended to the table `fields` in the batch's transaction, and joins the
/// copy in memory when that is committed; [#load] reads the table back. One thread writes, any
/// reads.
final class FieldDictionary {

    /// Different fields in all. Those met later are not listed, so that a sender who makes names up
    /// cannot fill the memory.
    static final int FIELDS_MAX = 20_000;

    /// The table is folded to one row a field when it holds this many.
    private static final long ROWS_MAX = 200_000;

    private static final Sql LOAD =
            Sql.parse("SELECT source, type, name, field, kind, count, examples FROM fields");

    private final Map<Key, FieldTally> known = new HashMap<>();
    private long rows;

    /// One kind of value of one field of one kind of event of one source.
    private record Key(String source, String type, String name, String field, String kind) {}

    /// One kind of event of one source.
    private record Shape(String source, Event.Type type, String name) {}

    /// How often a batch says a field of a shape.
    private static final class Counting {
        private final FieldTally tally;
        private final boolean listed;
        private final boolean examplesWanted;

        Counting(FieldTally tally, boolean listed, boolean examplesWanted) {
            this.tally = tally;
            this.listed = listed;
            this.examplesWanted = examplesWanted;
        }

        void count(Value value, long position) {
            if (listed) {
                tally.count(value, position, examplesWanted);
            }
        }
    }

    /// What a batch adds; not yet part of the dictionary.
    static final class Gain {
        private final Map<Key, FieldTally> tallies = new HashMap<>();

        /// One event less that said these fields.
        void lose(String source, Event.Type type, String name, Value.Fields fields) {
            fields.values()
                    .forEach((field, value) ->
                            FieldTally.kind(value)
                                    .ifPresent(kind ->
                                            tallies.computeIfAbsent(
                                                            new Key(
                                                                    source,
                                                                    EventWriter.type(type),
                                                                    name,
                                                                    field,
                                                                    kind),
                                                            _ -> new FieldTally())
                                                    .lose()));
        }
    }

    /// Stores the dictionary less what is lost, inside a transaction; [#load] it after the commit.
    /// Examples of the events that go are shown no more, those of others come with later events.
    synchronized void rewrite(
            DuckDBConnection connection, Statement statement, Gain loss, Set<Position> gone)
            throws SQLException {
        Map<Key, FieldTally> left = new HashMap<>();
        Stream.of(known, loss.tallies)
                .forEach(tallies ->
                        tallies.forEach((key, tally) ->
                                left.computeIfAbsent(key, _ -> new FieldTally()).add(tally)));
        left.values().removeIf(tally -> tally.count() <= 0);
        left.values().forEach(tally -> tally.forget(gone));
        statement.execute("DELETE FROM fields");
        append(connection, left);
    }

    synchronized void load(Database database) {
        known.clear();
        rows = 0;
        database.read(session ->
                session.list(
                        LOAD,
                        Map.of(),
                        row -> {
                            rows++;
                            Key key =
                                    new Key(
                                            row.getString(1),
                                            row.getString(2),
                                            row.getString(3),
                                            row.getString(4),
                                            row.getString(5));
                            return known.computeIfAbsent(key, _ -> new FieldTally())
                                    .add(FieldTally.stored(row.getLong(6), row.getString(7)));
                        }));
    }

    /// A batch has few shapes and many events of each: what is looked up by five words is looked up
    /// once a batch.
    synchronized Gain gather(List<Row> batch) {
        Gain gain = new Gain();
        Map<Shape, Map<String, Counting[]>> shapes = new HashMap<>();
        for (Row row : batch) {
            Event event = row.event().fact();
            Shape shape = new Shape(event.origin().source().value(), event.type(), event.name());
            Map<String, Counting[]> counted = shapes.computeIfAbsent(shape, _ -> new HashMap<>());
            long position = row.event().position().value();
            described(event)
                    .values()
                    .forEach((field, value) -> {
                        int kind = FieldTally.kindAt(value);
                        if (kind >= 0) {
                            Counting[] byKind =
                                    counted.computeIfAbsent(
                                            field, _ -> new Counting[FieldTally.KINDS.size()]);
                            if (byKind[kind] == null) {
                                byKind[kind] =
                                        counting(gain, shape, field, FieldTally.KINDS.get(kind));
                            }
                            byKind[kind].count(value, position);
                        }
                    });
        }
        return gain;
    }

    /// Stores a gain, inside the transaction of its batch.
    synchronized void write(DuckDBConnection connection, Statement statement, Gain gain)
            throws SQLException {
        if (rows + gain.tallies.size() <= ROWS_MAX) {
            append(connection, gain.tallies);
            return;
        }
        Map<Key, FieldTally> folded = new HashMap<>();
        Stream.of(known, gain.tallies)
                .forEach(tallies ->
                        tallies.forEach((key, tally) ->
                                folded.computeIfAbsent(key, _ -> new FieldTally()).add(tally)));
        statement.execute("DELETE FROM fields");
        append(connection, folded);
    }

    /// Takes a stored gain in, after the commit.
    synchronized void add(Gain gain) {
        rows += gain.tallies.size();
        gain.tallies.forEach(
                (key, tally) -> known.computeIfAbsent(key, _ -> new FieldTally()).add(tally));
        if (rows > ROWS_MAX) {
            rows = known.size();
        }
    }

    synchronized List<FieldKind> fields(
            Optional<SourceKey> source, Event.Type type, String name, int limit) {
        Map<String, Map<String, FieldTally>> byField = new HashMap<>();
        String typeText = EventWriter.type(type);
        known.forEach((key, tally) -> {
            if (key.type().equals(typeText)
                    && key.name().equals(name)
                    && source.map(wanted -> wanted.value().equals(key.source())).orElse(true)) {
                byField.computeIfAbsent(key.field(), _ -> new HashMap<>())
                        .computeIfAbsent(key.kind(), _ -> new FieldTally())
                        .add(tally);
            }
        });
        return byField.entrySet().stream()
                .map(field -> fieldKind(field.getKey(), field.getValue()))
                .sorted(
                        Comparator.comparingLong(FieldKind::count)
                                .reversed()
                                .thenComparing(FieldKind::field))
                .limit(limit)
                .toList();
    }

    private static FieldKind fieldKind(String field, Map<String, FieldTally> byKind) {
        FieldTally all = merged(byKind);
        String kind = byKind.size() == 1 ? byKind.keySet().iterator().next() : "mixed";
        return new FieldKind(field, kind, all.count(), all.examples());
    }

    private static FieldTally merged(Map<String, FieldTally> byKind) {
        FieldTally all = new FieldTally();
        byKind.values().forEach(all::add);
        return all;
    }

    /// What an event of this type describes.
    private static Value.Fields described(Event event) {
        return switch (event.type()) {
            case TRACK, PAGE, SCREEN -> event.properties();
            case IDENTIFY, GROUP, ALIAS -> event.traits();
        };
    }

    private Counting counting(Gain gain, Shape shape, String field, String kind) {
        Key key =
                new Key(shape.source(), EventWriter.type(shape.type()), shape.name(), field, kind);
        FieldTally before = known.get(key);
        FieldTally tally = new FieldTally();
        boolean listed = before != null || known.size() + gain.tallies.size() < FIELDS_MAX;
        if (listed) {
            gain.tallies.put(key, tally);
        }
        return new Counting(tally, listed, before == null || before.wantsExamples());
    }

    private static void append(DuckDBConnection connection, Map<Key, FieldTally> tallies)
            throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("main", "fields")) {
            for (Map.Entry<Key, FieldTally> entry : tallies.entrySet()) {
                Key key = entry.getKey();
                appender.beginRow()
                        .append(key.source())
                        .append(key.type())
                        .append(key.name())
                        .append(key.field())
                        .append(key.kind())
                        .append(entry.getValue().count())
                        .append(entry.getValue().storedExamples())
                        .endRow();
            }
        }
    }
}
