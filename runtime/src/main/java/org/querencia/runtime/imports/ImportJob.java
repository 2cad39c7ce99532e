package org.querencia.runtime.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.SourceKey;

/// An import, as it stands.
///
/// @param kind what its rows are about, such as `orders`
/// @param uploads what is read
/// @param files its names
/// @param mapping the mapping used, as YAML
/// @param by who wanted it; `schedule:name` or `folder:name` when nobody did
/// @param redoOf which undone import this one does again
/// @param failure why it failed, in words; empty unless it did
/// @param notices what was taken, yet not wholly, such as e-mail addresses that are none; one for
///   each kind of thing, at most [#NOTICES_MAX]
public record ImportJob(
        ImportId id,
        SourceKey source,
        String kind,
        List<UploadId> uploads,
        List<String> files,
        String mapping,
        boolean dryRun,
        String by,
        Optional<ImportId> redoOf,
        ImportState state,
        String failure,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        ImportFigures figures,
        ImportProgress progress,
        List<Notice> notices) {

    public static final int NOTICES_MAX = 50;

    public ImportJob {
        uploads = List.copyOf(uploads);
        files = List.copyOf(files);
        notices = List.copyOf(notices);
    }

    /// @param column where
    /// @param words what was left out, and why
    /// @param rows how many
    /// @param line the first one's
    public record Notice(String column, String words, long rows, long line) {}
}
