package org.querencia.connect.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.querencia.connect.read.Why;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportJob.Notice;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.NewEntry.Remember;

/// Takes imports back. What later imports of the same rows did not need to bring any more, because
/// this one had, would be lost with it: those are done again, so that all is as if the undone one
/// had never been.
final class Undoing {

    private static final long APPLY_MILLIS = 60_000;

    private final ImportParts parts;
    private final Uploads uploads;
    private final Consumer<ImportJob> again;

    /// @param again puts an import behind those that wait
    Undoing(ImportParts parts, Uploads uploads, Consumer<ImportJob> again) {
        this.parts = parts;
        this.uploads = uploads;
        this.again = again;
    }

    /// Each step may be repeated: an undo that was cut off is done again from its beginning.
    ImportJob undo(ImportJob job) {
        List<ImportJob> later = leaningOn(job);
        List<ImportJob> there = later.stream().filter(this::isThere).toList();
        there.forEach(other -> parts.store().save(Jobs.in(other, ImportState.REDOING)));
        there.reversed().forEach(other -> takeBack(other, job.by()));
        takeBack(job, job.by());
        List<Notice> notices = new ArrayList<>(job.notices());
        later.forEach(other -> notices.add(notice(other, there.contains(other))));
        for (ImportJob other : there) {
            ImportJob blank = Jobs.anew(other);
            parts.store().save(blank);
            again.accept(blank);
        }
        return Jobs.ended(
                Jobs.at(job, job.figures(), job.progress(), notices),
                ImportState.UNDONE,
                "",
                now());
    }

    /// Imports of the same kind and source that found rows known or changed which this one may have
    /// brought, oldest first. Those that brought nothing themselves only repeated it, and fall with
    /// it.
    private List<ImportJob> leaningOn(ImportJob job) {
        return parts.store().in(EnumSet.of(ImportState.DONE, ImportState.REDOING)).stream()
                .filter(other -> !other.dryRun() && other.id().compareTo(job.id()) > 0)
                .filter(other -> other.source().equals(job.source()))
                .filter(other -> other.kind().equals(job.kind()))
                .filter(other -> known(other) > 0 && brought(other) > 0)
                .toList();
    }

    private boolean isThere(ImportJob job) {
        return job.uploads().stream().allMatch(id -> uploads.find(id).isPresent());
    }

    private static long brought(ImportJob job) {
        return job.figures().accepted() + job.figures().updated();
    }

    private static long known(ImportJob job) {
        return job.figures().unchanged() + job.figures().updated();
    }

    private Notice notice(ImportJob other, boolean again) {
        return new Notice(
                "",
                Why.of(again ? "again" : "again-gone", other.id()).in(parts.workspace().language()),
                known(other),
                0);
    }

    private void takeBack(ImportJob job, String by) {
        Instant now = now();
        ImportId id = job.id();
        Retraction retraction =
                new Retraction(
                        "retraction-%s-%d".formatted(id, now.toEpochMilli()),
                        Origin.of(job.source().value(), Trust.SECRET),
                        now,
                        by,
                        id);
        Appended appended = parts.ingest().append(List.of(retraction), Remember.FOREVER).getFirst();
        if (appended instanceof Appended.Stored(Position position)) {
            boolean applied = false;
            while (!applied) {
                applied = parts.ingest().awaitApplied(position, APPLY_MILLIS);
            }
        }
        parts.store().forget(id);
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    static Optional<Why> whyNot(ImportJob job) {
        if (job.dryRun()) {
            return Optional.of(Why.of("dry-run"));
        }
        return switch (job.state()) {
            case DONE, STOPPED, FAILED -> Optional.empty();
            case WAITING, RUNNING, REDOING -> Optional.of(Why.of("at-work"));
            case UNDOING, UNDONE -> Optional.of(Why.of("undone-already"));
        };
    }
}
