package org.querencia.runtime.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.core.event.Event;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.state.JournalRow;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.view.TimelinePage.Concluded;
import org.querencia.runtime.view.TimelinePage.Cursor;
import org.querencia.runtime.view.TimelinePage.Entry;
import org.querencia.runtime.view.TimelinePage.Happened;
import org.querencia.runtime.view.TimelinePage.Query;
import org.querencia.runtime.warehouse.Timelines;

/// Puts a page of a timeline together: the warehouse says where a person's events are, the log has
/// them, and the journal what was concluded.
final class TimelineReader {

    /// Of a person's journal only the latest rows are shown between the events.
    static final int JOURNAL_MAX = 1_000;

    private static final Comparator<Placed> NEWEST_FIRST =
            Comparator.comparing((Placed placed) -> placed.cursor.at())
                    .thenComparing(placed -> placed.cursor.position())
                    .thenComparingInt(placed -> placed.cursor.ordinal())
                    .reversed();

    private final Profiles profiles;
    private final EventLog log;
    private final Timelines timelines;

    TimelineReader(Profiles profiles, EventLog log, Timelines timelines) {
        this.profiles = profiles;
        this.log = log;
        this.timelines = timelines;
    }

    TimelinePage page(ProfileId person, Query query) {
        // One more than asked shows whether there is a next page.
        List<Placed> all = new ArrayList<>(events(person, query));
        if (query.derived()) {
            all.addAll(concluded(person, query));
        }
        all.sort(NEWEST_FIRST);
        List<Placed> page = all.subList(0, Math.min(query.limit(), all.size()));
        return new TimelinePage(
                page.stream().map(Placed::entry).toList(),
                all.size() > query.limit()
                        ? Optional.of(page.getLast().cursor())
                        : Optional.empty());
    }

    private List<Placed> events(ProfileId person, Query query) {
        List<Timelines.Entry> where =
                timelines.of(
                        person,
                        query.filter(),
                        query.after().map(TimelineReader::after),
                        query.limit() + 1);
        Map<Position, LogEntry> found = new HashMap<>();
        log.at(where.stream().map(Timelines.Entry::position).toList())
                .forEach(entry -> found.put(entry.position(), entry));
        return where.stream()
                .flatMap(entry -> Stream.ofNullable(found.get(entry.position())))
                .flatMap(TimelineReader::happened)
                .toList();
    }

    /// Of a fact its event comes after what was concluded from it, so a cursor between the two has
    /// the event still to come.
    private static Timelines.Entry after(Cursor cursor) {
        return new Timelines.Entry(
                cursor.ordinal() > 0 ? cursor.position().next() : cursor.position(), cursor.at());
    }

    private static Stream<Placed> happened(LogEntry entry) {
        return FactCodec.read(entry).fact() instanceof Event event
                ? Stream.of(
                        new Placed(
                                new Happened(new Logged<>(entry.position(), event)),
                                new Cursor(event.timestamp(), entry.position(), 0)))
                : Stream.empty();
    }

    private List<Placed> concluded(ProfileId person, Query query) {
        if (!query.filter().types().isEmpty() || !query.filter().sources().isEmpty()) {
            return List.of();
        }
        Map<Position, Integer> ordinals = new HashMap<>();
        List<JournalRow> rows = profiles.journal(person, Optional.empty(), JOURNAL_MAX);
        Undoing undoing = Undoing.of(rows, profiles);
        return rows.stream()
                .map(row ->
                        new Placed(
                                new Concluded(row, undoing.undid(row)),
                                new Cursor(
                                        row.at(),
                                        row.position(),
                                        ordinals.merge(row.position(), 1, Integer::sum))))
                .filter(placed -> isWanted(placed, query))
                .toList();
    }

    private static boolean isWanted(Placed placed, Query query) {
        Timelines.Filter filter = query.filter();
        Instant at = placed.cursor().at();
        return placed.entry() instanceof Concluded(JournalRow row, _)
                && (filter.names().isEmpty() || filter.names().contains(row.kind()))
                && (filter.from().isEmpty() || !at.isBefore(filter.from().get()))
                && (filter.to().isEmpty() || at.isBefore(filter.to().get()))
                && (query.after().isEmpty()
                        || NEWEST_FIRST.compare(
                                        placed, new Placed(placed.entry(), query.after().get()))
                                > 0);
    }

    private record Placed(Entry entry, Cursor cursor) {}
}
