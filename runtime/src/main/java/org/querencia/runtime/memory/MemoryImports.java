package org.querencia.runtime.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.querencia.core.event.ImportId;
import org.querencia.runtime.imports.Checkpoint;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportSchedule;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.imports.ImportStore;
import org.querencia.runtime.imports.KeyVersion;

/// Imports in memory.
public final class MemoryImports implements ImportStore {

    private final TreeMap<ImportId, ImportJob> jobs = new TreeMap<>();
    private final Map<ImportId, Checkpoint> checkpoints = new HashMap<>();
    private final Map<UUID, List<KeyVersion>> versions = new HashMap<>();
    private final Map<UUID, Set<ImportId>> files = new HashMap<>();
    private final TreeMap<String, ImportSchedule> schedules = new TreeMap<>();
    private long ids;

    @Override
    public synchronized ImportId newId() {
        return new ImportId(++ids);
    }

    @Override
    public synchronized void save(ImportJob job) {
        jobs.put(job.id(), job);
    }

    @Override
    public synchronized Optional<ImportJob> find(ImportId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized List<ImportJob> list(Optional<ImportId> before, int limit) {
        return jobs.descendingMap().values().stream()
                .filter(job -> before.isEmpty() || job.id().compareTo(before.get()) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<ImportJob> in(Collection<ImportState> states) {
        return jobs.values().stream().filter(job -> states.contains(job.state())).toList();
    }

    @Override
    public synchronized Checkpoint checkpoint(ImportId id) {
        return checkpoints.getOrDefault(id, Checkpoint.START);
    }

    @Override
    public synchronized void advance(ImportJob job, Checkpoint checkpoint, List<KeyVersion> said) {
        jobs.put(job.id(), job);
        checkpoints.put(job.id(), checkpoint);
        for (KeyVersion version : said) {
            List<KeyVersion> known =
                    versions.computeIfAbsent(version.key(), _ -> new ArrayList<>());
            known.removeIf(other -> other.version() == version.version());
            known.add(version);
            known.sort(Comparator.comparingInt(KeyVersion::version));
        }
    }

    @Override
    public synchronized Map<UUID, List<KeyVersion>> versions(Collection<UUID> keys) {
        Map<UUID, List<KeyVersion>> found = new HashMap<>();
        for (UUID key : keys) {
            List<KeyVersion> known = versions.getOrDefault(key, List.of());
            if (!known.isEmpty()) {
                found.put(key, List.copyOf(known));
            }
        }
        return found;
    }

    @Override
    public synchronized boolean knows(UUID file) {
        return !files.getOrDefault(file, Set.of()).isEmpty();
    }

    @Override
    public synchronized void remember(ImportId id, Collection<UUID> read) {
        read.forEach(file -> files.computeIfAbsent(file, _ -> new HashSet<>()).add(id));
    }

    @Override
    public synchronized void forget(ImportId id) {
        versions.values().forEach(known -> known.removeIf(one -> one.by().equals(id)));
        files.values().forEach(ids -> ids.remove(id));
        checkpoints.remove(id);
    }

    @Override
    public synchronized List<ImportSchedule> schedules() {
        return List.copyOf(schedules.values());
    }

    @Override
    public synchronized void save(ImportSchedule schedule) {
        schedules.put(schedule.name(), schedule);
    }

    @Override
    public synchronized boolean deleteSchedule(String name) {
        return schedules.remove(name) != null;
    }
}
