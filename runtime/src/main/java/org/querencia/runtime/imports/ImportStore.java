package org.querencia.runtime.imports;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.event.ImportId;

/// What is kept of imports beside the facts they brought. Safe from any thread, yet only one import
/// runs at a time.
public interface ImportStore {

    /// An id no import has had.
    ImportId newId();

    /// Keeps an import as it stands, new or known.
    void save(ImportJob job);

    Optional<ImportJob> find(ImportId id);

    /// Newest first, ids before `before`.
    List<ImportJob> list(Optional<ImportId> before, int limit);

    /// Those in one of these states, oldest first.
    List<ImportJob> in(Collection<ImportState> states);

    /// How far an import has come; [Checkpoint#START] for one that has not begun.
    Checkpoint checkpoint(ImportId id);

    /// Keeps how far an import has come, how it stands, and what it said of keys, together.
    void advance(ImportJob job, Checkpoint checkpoint, List<KeyVersion> said);

    /// All that was said of these keys, first versions first; nothing for keys never seen.
    Map<UUID, List<KeyVersion>> versions(Collection<UUID> keys);

    /// Whether all of a file was imported before and still stands.
    ///
    /// @param file salted hash of source, kind and bytes
    boolean knows(UUID file);

    /// Remembers the files an import has read to their end.
    void remember(ImportId id, Collection<UUID> files);

    /// Forgets what an import said of keys, and its files: it is undone.
    void forget(ImportId id);

    /// By name.
    List<ImportSchedule> schedules();

    /// Makes or changes the schedule of that name.
    void save(ImportSchedule schedule);

    /// Says whether there was one.
    boolean deleteSchedule(String name);
}
