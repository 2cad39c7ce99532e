package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.runtime.report.Kept;
import org.querencia.runtime.report.Shelf;
import org.querencia.runtime.report.Shelves;

/// A shelf in memory.
public final class MemoryShelf<T extends Kept> implements Shelf<T> {

    private final int most;
    private final Map<String, T> all = new TreeMap<>();

    public MemoryShelf(int most) {
        this.most = most;
    }

    /// One of each kind, with nothing on it.
    public static Shelves shelves() {
        return new Shelves(
                new MemoryShelf<>(Shelves.TARGETS_MAX),
                new MemoryShelf<>(Shelves.BENCHMARKS_MAX),
                new MemoryShelf<>(Shelves.NOTES_MAX),
                new MemoryShelf<>(Shelves.VIEWS_MAX),
                new MemoryShelf<>(Shelves.SCHEDULES_MAX),
                new MemoryShelf<>(Shelves.CHOICES_MAX));
    }

    @Override
    public synchronized List<T> all() {
        return all.values().stream()
                .sorted(
                        Comparator.<T, Instant>comparing(Kept::made)
                                .reversed()
                                .thenComparing(Kept::id))
                .toList();
    }

    @Override
    public synchronized Optional<T> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized boolean put(T kept) {
        if (all.size() >= most && !all.containsKey(kept.id())) {
            return false;
        }
        all.put(kept.id(), kept);
        return true;
    }

    @Override
    public synchronized boolean delete(String id) {
        return all.remove(id) != null;
    }
}
