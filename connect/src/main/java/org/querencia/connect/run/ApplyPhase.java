package org.querencia.connect.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.querencia.connect.read.Why;
import org.querencia.connect.run.Part.Group;
import org.querencia.connect.run.Telling.Known;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identifier;
import org.querencia.runtime.imports.Checkpoint;
import org.querencia.runtime.imports.KeyVersion;
import org.querencia.runtime.imports.Reject;
import org.querencia.runtime.log.EventLog.Appended;

/// The second half of an import: part by part, what rows tell is appended to the log, and how far
/// that is is kept with what was said of keys. Whatever is cut off begins again at the last such
/// place and comes to the same: what was appended since is known by its ids.
final class ApplyPhase {

    private static final int GROUPS_MAX = 2_000;
    private static final int ROWS_MAX = 4_000;
    private static final long BYTES_MAX = 4L << 20;
    private static final int FACTS_AT_ONCE_MAX = 2_000;

    /// Batches whose facts may still be on their way into profiles: more would keep others waiting.
    private static final int BATCHES_AHEAD = 4;

    /// What it works with.
    ///
    /// @param door appends, or only looks in a dry run
    /// @param hash names a person in the file of people
    /// @param language of the reasons for rejects
    record Setting(
            List<Prepared> files,
            Spool spool,
            Tellings tellings,
            Facts facts,
            Door door,
            ToLongFunction<Identifier> hash,
            Locale language,
            Watch watch) {}

    /// The way into the log.
    interface Door {
        /// For each fact whether it is new.
        List<Appended> append(List<Event> facts);

        /// Whether the events up to there have reached the profiles; waits for a while.
        boolean awaitApplied(Position position);

        Position head();

        Map<UUID, List<KeyVersion>> versions(Collection<UUID> keys);

        /// Whether what the log knows already was brought by this import, before it was cut off.
        boolean isOwn(String messageId);
    }

    interface Watch {
        /// @param ofPart how much of that part is done, 0 to 1
        void look(int part, int parts, double ofPart);

        /// Keeps how far it is.
        void keep(Checkpoint checkpoint, List<KeyVersion> said);
    }

    private final Setting setting;
    private final RejectFile rejects;
    private final PeopleFile people;
    private final Count count;
    private final Deque<Position> ahead = new ArrayDeque<>();

    ApplyPhase(Setting setting, RejectFile rejects, PeopleFile people, Count count) {
        this.setting = setting;
        this.rejects = rejects;
        this.people = people;
        this.count = count;
    }

    void run(Checkpoint start) throws IOException {
        List<Path> parts = setting.spool().parts();
        for (int part = start.part(); part < parts.size(); part++) {
            long skipped = part == start.part() ? start.group() : 0;
            Collection<Group> groups = Part.groups(parts.get(part));
            Iterator<Group> rest = groups.iterator();
            for (long i = 0; i < skipped && rest.hasNext(); i++) {
                rest.next();
            }
            long done = skipped;
            while (rest.hasNext()) {
                setting.watch().look(part, parts.size(), (double) done / groups.size());
                List<Group> batch = batch(rest);
                List<KeyVersion> said = apply(batch);
                done += batch.size();
                boolean end = !rest.hasNext();
                setting.watch()
                        .keep(
                                new Checkpoint(
                                        start.saidAt(),
                                        end ? part + 1 : part,
                                        end ? 0 : done,
                                        rejects.flush(),
                                        people.flush(),
                                        setting.door().head()),
                                said);
            }
        }
    }

    private static List<Group> batch(Iterator<Group> rest) {
        List<Group> batch = new ArrayList<>();
        long rows = 0;
        long bytes = 0;
        while (rest.hasNext()
                && batch.size() < GROUPS_MAX
                && rows < ROWS_MAX
                && bytes < BYTES_MAX) {
            Group group = rest.next();
            batch.add(group);
            rows += group.rows().size();
            for (Told row : group.rows()) {
                bytes += row.drafts().length;
            }
        }
        return batch;
    }

    /// Appends what a batch tells; returns what is now said of keys.
    private List<KeyVersion> apply(List<Group> batch) throws IOException {
        Map<UUID, List<KeyVersion>> before =
                setting.door()
                        .versions(batch.stream().filter(Group::keyed).map(Group::id).toList());
        List<KeyVersion> said = new ArrayList<>();
        List<Telling> tellings = new ArrayList<>();
        for (Group group : batch) {
            Tellings.Outcome outcome =
                    setting.tellings().tell(group, before.getOrDefault(group.id(), List.of()));
            outcome.refused().forEach(this::reject);
            tellings.addAll(outcome.tellings());
            said.addAll(outcome.said());
        }
        append(tellings);
        return said;
    }

    private void append(List<Telling> tellings) throws IOException {
        List<Event> events = new ArrayList<>();
        List<Telling> told = new ArrayList<>();
        for (Telling telling : tellings) {
            if (telling.known() == Known.SAME) {
                count.unchanged += telling.rows().size();
                continue;
            }
            events.addAll(setting.facts().of(telling));
            told.add(telling);
            if (events.size() >= FACTS_AT_ONCE_MAX) {
                send(told, events);
            }
        }
        send(told, events);
    }

    /// Empties both lists.
    private void send(List<Telling> told, List<Event> events) throws IOException {
        if (!events.isEmpty()) {
            waitForThoseBefore();
            List<Appended> answers = setting.door().append(events);
            Optional<Position> last = Optional.empty();
            Iterator<Event> event = events.iterator();
            Iterator<Appended> answer = answers.iterator();
            for (Telling telling : told) {
                boolean fresh = false;
                boolean forgotten = false;
                for (int i = 0; i < telling.drafts().size(); i++) {
                    String id = event.next().messageId();
                    switch (answer.next()) {
                        case Appended.Stored(Position position) -> {
                            last = Optional.of(position);
                            fresh = true;
                            count.facts++;
                        }
                        case Appended.Duplicate() -> {
                            boolean own = setting.door().isOwn(id);
                            fresh |= own;
                            count.facts += own ? 1 : 0;
                        }
                        case Appended.Suppressed() -> forgotten = true;
                    }
                }
                if (forgotten) {
                    forget(telling);
                } else {
                    count(telling, fresh);
                }
            }
            last.ifPresent(ahead::addLast);
        }
        told.clear();
        events.clear();
    }

    /// Of somebody who was erased not even the reject file tells more than the line.
    private void forget(Telling telling) {
        for (Told row : telling.rows()) {
            reject(new Tellings.Refused(row, Why.of("forgotten")));
        }
    }

    private void count(Telling telling, boolean fresh) throws IOException {
        int rows = telling.rows().size();
        if (telling.known() == Known.CHANGED) {
            count.updated += rows;
        } else if (telling.keyed() || fresh) {
            count.accepted += rows;
        } else {
            count.unchanged += rows;
            return;
        }
        Optional<Identifier> who =
                telling.drafts().stream().flatMap(draft -> draft.who().stream()).findFirst();
        if (who.isPresent()) {
            people.add(setting.hash().applyAsLong(who.get()));
        }
        boolean order =
                telling.drafts().stream().anyMatch(draft -> draft.name().equals(Facts.PLACED));
        count.orders += order ? 1 : 0;
    }

    /// Profiles are not left behind further than a few batches.
    private void waitForThoseBefore() {
        while (ahead.size() >= BATCHES_AHEAD) {
            if (setting.door().awaitApplied(ahead.getFirst())) {
                ahead.removeFirst();
            }
        }
    }

    private void reject(Tellings.Refused refused) {
        count.rejected++;
        String file = setting.files().get(refused.row().file()).file().name();
        rejects.add(
                new Reject(
                        file, refused.row().line(), "", "", refused.why().in(setting.language())),
                List.of());
    }
}
