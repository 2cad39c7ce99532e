package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.querencia.core.event.Event;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.warehouse.Timelines;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// Looks at every row each time.
final class MemoryTimelines implements Timelines {

    private static final Comparator<Entry> NEWEST_FIRST =
            Comparator.comparing(Entry::timestamp).thenComparing(Entry::position).reversed();

    private final Supplier<List<Row>> rows;

    MemoryTimelines(Supplier<List<Row>> rows) {
        this.rows = rows;
    }

    @Override
    public List<Entry> of(ProfileId profile, Filter filter, Optional<Entry> after, int limit) {
        return entries(
                        rows.get().stream()
                                .filter(row -> isOf(row, profile))
                                .filter(row -> passes(row.event().fact(), filter)))
                .filter(entry -> after.isEmpty() || NEWEST_FIRST.compare(after.get(), entry) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Entry> saying(
            Saying what, Optional<Instant> from, Optional<Instant> to, int limit) {
        Filter filter =
                new Filter(List.of(), List.of(what.name()), List.of(what.source()), from, to);
        return entries(
                        rows.get().stream()
                                .filter(row -> passes(row.event().fact(), filter))
                                .filter(row -> says(row.event().fact(), what)))
                .limit(limit)
                .toList();
    }

    private static Stream<Entry> entries(Stream<Row> rows) {
        return rows.map(row -> new Entry(row.event().position(), row.event().fact().timestamp()))
                .sorted(NEWEST_FIRST);
    }

    private static boolean isOf(Row row, ProfileId profile) {
        return row.owner().map(Owner::profile).equals(Optional.of(profile));
    }

    private static boolean says(Event event, Saying what) {
        return event.properties().text(what.property()).equals(Optional.of(what.text()));
    }

    private static boolean passes(Event event, Filter filter) {
        return (filter.types().isEmpty() || filter.types().contains(event.type()))
                && (filter.names().isEmpty() || filter.names().contains(event.name()))
                && (filter.sources().isEmpty()
                        || filter.sources().contains(event.origin().source()))
                && filter.from().map(from -> !event.timestamp().isBefore(from)).orElse(true)
                && filter.to().map(event.timestamp()::isBefore).orElse(true);
    }
}
