package org.querencia.runtime.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.FactKind;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.log.NewEntry;

/// A log that is gone with the process. Remembers every messageId for ever.
public final class MemoryLog implements EventLog {

    private record Key(SourceKey source, String messageId) {}

    private final List<LogEntry> entries = new ArrayList<>();
    private final Set<Key> known = new HashSet<>();
    private final Map<Position, ImportId> importOf = new HashMap<>();
    private final Map<Position, Position> retractedBy = new HashMap<>();
    private final String epoch;

    public MemoryLog(String epoch) {
        this.epoch = epoch;
    }

    @Override
    public synchronized List<Appended> append(List<NewEntry> news) {
        List<Appended> answers = new ArrayList<>(news.size());
        for (NewEntry entry : news) {
            answers.add(
                    known.add(new Key(entry.source(), entry.messageId()))
                            ? new Appended.Stored(add(entry))
                            : new Appended.Duplicate());
        }
        return answers;
    }

    private Position add(NewEntry entry) {
        Position position = head().next();
        entries.add(
                new LogEntry(
                        position,
                        entry.source(),
                        entry.messageId(),
                        entry.receivedAt(),
                        entry.kind(),
                        entry.payload()));
        entry.importId().ifPresent(id -> importOf.put(position, id));
        entry.retracts().ifPresent(id -> retract(id, position));
        return position;
    }

    private void retract(ImportId id, Position by) {
        importOf.forEach((position, importId) -> {
            if (importId.equals(id) && retractedBy.putIfAbsent(position, by) == null) {
                LogEntry entry = entry(position);
                known.remove(new Key(entry.source(), entry.messageId()));
            }
        });
    }

    @Override
    public void probe() {}

    @Override
    public synchronized List<LogEntry> read(Position after, int limit) {
        int from = (int) Math.min(after.value(), entries.size());
        return entries.subList(from, Math.min(entries.size(), from + limit)).stream()
                .map(this::standing)
                .toList();
    }

    @Override
    public synchronized List<LogEntry> readOthers(Position after, int limit) {
        return entries.stream()
                .filter(entry -> entry.position().isAfter(after))
                .filter(entry -> entry.kind() != FactKind.EVENT)
                .limit(limit)
                .map(this::standing)
                .toList();
    }

    @Override
    public synchronized List<LogEntry> retracted(Optional<Position> by, Position after, int limit) {
        return entries.stream()
                .filter(entry -> entry.position().isAfter(after))
                .filter(entry -> retractedBy.containsKey(entry.position()))
                .filter(entry -> by.isEmpty() || by.get().equals(retractedBy.get(entry.position())))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void erase(Collection<Position> positions) {
        for (Position position : positions) {
            importOf.remove(position);
            entries.set((int) position.value() - 1, gone(entry(position)));
        }
    }

    @Override
    public synchronized List<LogEntry> at(List<Position> positions) {
        return positions.stream()
                .filter(position -> position.value() >= 1 && position.value() <= entries.size())
                .map(this::entry)
                .map(this::standing)
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

    private LogEntry entry(Position position) {
        return entries.get((int) position.value() - 1);
    }

    private LogEntry standing(LogEntry entry) {
        return retractedBy.containsKey(entry.position()) ? gone(entry) : entry;
    }

    private static LogEntry gone(LogEntry entry) {
        return new LogEntry(
                entry.position(),
                entry.source(),
                "",
                entry.receivedAt(),
                FactKind.GONE,
                new byte[0]);
    }
}
