package org.querencia.runtime.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.log.NewEntry;

/// A log that is gone with the process. Remembers every messageId for ever.
public final class MemoryLog implements EventLog {

    private record Key(SourceKey source, String messageId) {}

    private final List<LogEntry> entries = new ArrayList<>();
    private final Set<Key> known = new HashSet<>();
    private final String epoch;

    public MemoryLog(String epoch) {
        this.epoch = epoch;
    }

    @Override
    public synchronized List<Appended> append(List<NewEntry> news) {
        List<Appended> answers = new ArrayList<>(news.size());
        for (NewEntry entry : news) {
            if (known.add(new Key(entry.source(), entry.messageId()))) {
                Position position = head().next();
                entries.add(
                        new LogEntry(
                                position,
                                entry.source(),
                                entry.messageId(),
                                entry.receivedAt(),
                                entry.kind(),
                                entry.payload()));
                answers.add(new Appended.Stored(position));
            } else {
                answers.add(new Appended.Duplicate());
            }
        }
        return answers;
    }

    @Override
    public void probe() {}

    @Override
    public synchronized List<LogEntry> read(Position after, int limit) {
        int from = (int) Math.min(after.value(), entries.size());
        return List.copyOf(entries.subList(from, Math.min(entries.size(), from + limit)));
    }

    @Override
    public synchronized List<LogEntry> at(List<Position> positions) {
        return positions.stream()
                .filter(position -> position.value() >= 1 && position.value() <= entries.size())
                .map(position -> entries.get((int) position.value() - 1))
                .toList();
    }

    @Override
    public synchronized Position head() {
        return new Position(entries.size());
    }

    @Override
    public String epoch() {
        return epoch;
    }
}
