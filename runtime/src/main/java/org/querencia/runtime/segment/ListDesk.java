package org.querencia.runtime.segment;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Times;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.FixedList;
import org.querencia.core.segment.Segment;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.log.Uuid7;
import org.querencia.runtime.segment.ListPeople.Answer;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Memberships.Member;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileViews;

/// Puts people on fixed lists and takes them off: by hand, by a file of whatever identifiers, or
/// all who are in a segment now. Each change becomes events of those people in the log, with its
/// author, and can be taken back as a whole, exactly.
///
/// Safe from any thread. Throws what [Ingest] throws.
public final class ListDesk {

    /// Rows of one file.
    public static final int ROWS_MAX = 100_000;

    private static final int BATCH = 1_000;
    private static final int PAGE = 500;

    /// Applying takes milliseconds; longer means that the pipeline is behind or stopped.
    private static final long APPLY_MILLIS_MAX = 20_000;

    private final ProfileViews views;
    private final Memberships memberships;
    private final ListPeople people;
    private final Ingest ingest;
    private final EventLog log;
    private final InstantSource clock;
    private final RandomGenerator random;

    public ListDesk(
            ProfileViews views,
            Memberships memberships,
            ListPeople people,
            Ingest ingest,
            EventLog log,
            InstantSource clock,
            RandomGenerator random) {
        this.views = views;
        this.memberships = memberships;
        this.people = people;
        this.ingest = ingest;
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    public enum Way {
        JOIN(FixedList.JOINED),
        LEAVE(FixedList.LEFT);

        private final String event;

        Way(String event) {
            this.event = event;
        }
    }

    /// What became of a change.
    ///
    /// @param id by which it can be taken back
    /// @param people who were put on the list or taken off
    /// @param forgotten of those, how many asked to be forgotten: nothing was written of them
    /// @param waiting whether the server is behind, so that it does not show yet
    public record Change(String id, long people, long forgotten, boolean waiting) {}

    /// The same of a file.
    ///
    /// @param answers to each row, in order
    /// @param whole whether all rows of the file were read
    public record Read(Change change, List<Answer> answers, boolean whole) {
        public Read {
            answers = List.copyOf(answers);
        }
    }

    /// Those who are people; others are passed over.
    public Change put(Author author, Segment list, Way way, Collection<ProfileId> who) {
        Writing writing = new Writing(author, list, way);
        writing.people(List.copyOf(who));
        return writing.done();
    }

    /// Reads a file; rows that name nobody, or several, are told and change nothing.
    ///
    /// @param trial whether nothing is to be written
    public Read read(Author author, Segment list, Way way, ListFiles.Sheet sheet, boolean trial) {
        Writing writing = new Writing(author, list, way);
        List<Answer> answers = people.find(sheet);
        if (!trial) {
            List<Identifier> found = new ArrayList<>();
            answers.forEach(answer -> {
                if (answer instanceof Answer.Found one) {
                    found.add(one.by());
                }
            });
            writing.identifiers(found.stream().distinct().toList());
        }
        return new Read(writing.done(), answers, sheet.whole());
    }

    /// All who are in a segment as it is read, page by page.
    public Change copy(Author author, Segment list, Way way, Segment from) {
        Writing writing = new Writing(author, list, way);
        Optional<ProfileId> last = Optional.empty();
        for (List<Member> page = memberships.members(from.key(), last, PAGE);
                !page.isEmpty();
                page = memberships.members(from.key(), last, PAGE)) {
            writing.people(page.stream().map(Member::person).toList());
            last = Optional.of(page.getLast().person());
        }
        return writing.done();
    }

    /// Takes a change back, exactly. Says whether there was one, now or before.
    public boolean undo(Author author, String change) {
        SourceKey source = author.origin().source();
        String undone = change + "-undone";
        if (!log.known(source, Set.of(undone)).isEmpty()) {
            return true;
        }
        if (change.length() > Author.REQUEST_LENGTH_MAX || !isKnown(change)) {
            return false;
        }
        Retraction retraction =
                new Retraction(undone, author.origin(), now(), author.name(), importId(change));
        Position last = Position.START;
        for (Appended one : ingest.append(List.of(retraction), Remember.FOREVER)) {
            if (one instanceof Appended.Stored(Position position)) {
                last = position;
            }
        }
        ingest.awaitApplied(last, APPLY_MILLIS_MAX);
        return true;
    }

    /// Its first event is called after it.
    private boolean isKnown(String change) {
        Set<String> first = Set.of(change + "-1");
        return List.of("console", "api", "cli").stream()
                .anyMatch(channel -> !log.known(new SourceKey(channel), first).isEmpty());
    }

    private static ImportId importId(String change) {
        return ImportId.named("list:" + change);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// One change on its way into the log, in batches.
    private final class Writing {

        private final Author author;
        private final String list;
        private final Way way;
        private final Instant now = now();
        private final String id;
        private long written;
        private long forgotten;
        private Position last = Position.START;

        Writing(Author author, Segment list, Way way) {
            this.author = author;
            this.list =
                    FixedList.idOf(list.rule())
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "segment '%s' is no list".formatted(list.key())));
            this.way = way;
            this.id = author.request().orElseGet(() -> Uuid7.at(now, random).toString());
        }

        void people(List<ProfileId> who) {
            for (int from = 0; from < who.size(); from += PAGE) {
                List<ProfileId> page = who.subList(from, Math.min(who.size(), from + PAGE));
                identifiers(
                        views.rows(page).stream()
                                .map(PersonRow::identifiers)
                                .filter(identifiers -> !identifiers.isEmpty())
                                .map(List::getFirst)
                                .toList());
            }
        }

        void identifiers(List<Identifier> who) {
            for (int from = 0; from < who.size(); from += BATCH) {
                List<Event> events = new ArrayList<>();
                for (Identifier one : who.subList(from, Math.min(who.size(), from + BATCH))) {
                    events.add(event(one, id + "-" + (written + events.size() + 1)));
                }
                written += events.size();
                for (Appended one :
                        ingest.append(events, Remember.FOREVER, Optional.of(importId(id)))) {
                    switch (one) {
                        case Appended.Stored(Position position) -> last = position;
                        case Appended.Duplicate _ -> {}
                        case Appended.Suppressed _ -> forgotten++;
                    }
                }
            }
        }

        Change done() {
            boolean applied = ingest.awaitApplied(last, APPLY_MILLIS_MAX);
            return new Change(id, written, forgotten, !applied);
        }

        private Event event(Identifier person, String messageId) {
            return new Event(
                    messageId,
                    Origin.of(author.channel(), Trust.SECRET),
                    Event.Type.TRACK,
                    way.event,
                    List.of(person),
                    "",
                    "",
                    Times.at(now),
                    Fields.NONE,
                    FixedList.properties(list, now, author.name()),
                    Fields.NONE,
                    Set.of());
        }
    }
}
