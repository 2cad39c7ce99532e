package org.querencia.runtime.collect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.LogUnavailableException;
import org.querencia.runtime.log.NewEntry.Remember;

/// A door to a log that only remembers what came, each messageId of a source once.
public final class RecordingIngest implements Ingest {

    private record Key(SourceKey source, String messageId) {}

    private final List<Event> events = new ArrayList<>();
    private final Set<Key> known = new HashSet<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private int answersToLose;
    private int duplicates;

    @Override
    public synchronized List<Appended> append(
            List<? extends Fact> facts, Remember remember, Optional<ImportId> importId) {
        failure.ifPresent(cause -> {
            throw cause;
        });
        List<Appended> answers = new ArrayList<>();
        for (Fact fact : facts) {
            if (known.add(new Key(fact.origin().source(), fact.messageId()))) {
                events.add((Event) fact);
                answers.add(new Appended.Stored(new Position(events.size())));
            } else {
                duplicates++;
                answers.add(new Appended.Duplicate());
            }
        }
        if (answersToLose > 0) {
            answersToLose--;
            throw new LogUnavailableException(
                    "stored, and the answer is lost", new IllegalStateException());
        }
        return answers;
    }

    @Override
    public boolean awaitApplied(Position position, long millisMax) {
        return true;
    }

    /// From now on every append fails so; empty mends it.
    public synchronized void failWith(Optional<RuntimeException> cause) {
        failure = cause;
    }

    /// The next appends are stored, and yet fail: their senders will repeat them.
    public synchronized void loseAnswers(int count) {
        answersToLose = count;
    }

    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /// How often an event came that was there already.
    public synchronized int duplicates() {
        return duplicates;
    }

    public synchronized void clear() {
        duplicates = 0;
        events.clear();
        known.clear();
    }
}
