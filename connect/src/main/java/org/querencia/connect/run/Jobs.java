package org.querencia.connect.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.runtime.imports.ImportFigures;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportJob.Notice;
import org.querencia.runtime.imports.ImportProgress;
import org.querencia.runtime.imports.ImportState;

/// Imports with something changed.
final class Jobs {

    private Jobs() {}

    static ImportJob in(ImportJob job, ImportState state) {
        return with(job, state, "", job.startedAt(), job.endedAt());
    }

    static ImportJob running(ImportJob job, Instant now) {
        return with(
                job,
                ImportState.RUNNING,
                "",
                job.startedAt().isPresent() ? job.startedAt() : Optional.of(now),
                Optional.empty());
    }

    static ImportJob ended(ImportJob job, ImportState state, String failure, Instant now) {
        return with(job, state, failure, job.startedAt(), Optional.of(now));
    }

    static ImportJob at(
            ImportJob job, ImportFigures figures, ImportProgress progress, List<Notice> notices) {
        return new ImportJob(
                job.id(),
                job.source(),
                job.kind(),
                job.uploads(),
                job.files(),
                job.mapping(),
                job.dryRun(),
                job.by(),
                job.redoOf(),
                job.state(),
                job.failure(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                figures,
                progress,
                notices);
    }

    /// An import of the same that has not begun.
    static ImportJob anew(ImportJob job) {
        ImportJob blank = at(job, ImportFigures.NONE, ImportProgress.NONE, List.of());
        return with(blank, ImportState.WAITING, "", Optional.empty(), Optional.empty());
    }

    private static ImportJob with(
            ImportJob job,
            ImportState state,
            String failure,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt) {
        return new ImportJob(
                job.id(),
                job.source(),
                job.kind(),
                job.uploads(),
                job.files(),
                job.mapping(),
                job.dryRun(),
                job.by(),
                job.redoOf(),
                state,
                failure,
                job.createdAt(),
                startedAt,
                endedAt,
                job.figures(),
                job.progress(),
                job.notices());
    }
}
