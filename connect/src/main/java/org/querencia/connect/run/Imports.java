package org.querencia.connect.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.querencia.connect.read.Detector;
import org.querencia.connect.read.Why;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.imports.Detection;
import org.querencia.runtime.imports.ImportFigures;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.ImportProgress;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportRefusedException.Cause;
import org.querencia.runtime.imports.ImportSchedule;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.imports.Mappings;
import org.querencia.runtime.imports.Preview;
import org.querencia.runtime.imports.Reject;
import org.querencia.runtime.imports.Upload;
import org.querencia.runtime.imports.UploadId;

/// Imports, running from [#start] to [#close].
public final class Imports implements Importing, AutoCloseable {

    private static final int EVENTS_PER_SECOND = 2_000;
    private static final int UPLOADS_PER_IMPORT_MAX = 1_000;

    private final ImportParts parts;
    private final Uploads uploads;
    private final Detector detector;
    private final Previews previews;
    private final ImportWorker worker;
    private final Schedules schedules;

    public Imports(ImportParts parts) {
        this(parts, ImportRun.PART_BYTES_MAX);
    }

    /// @param partBytesMax how much of an import's rows is in memory at once
    Imports(ImportParts parts, long partBytesMax) {
        this.parts = parts;
        this.uploads = new Uploads(parts.folders().uploads(), parts.clock(), parts.random());
        this.detector = new Detector(parts.workspace().country());
        this.previews = new Previews(parts, uploads, detector);
        AtomicReference<ImportWorker> later = new AtomicReference<>();
        Undoing undoing = new Undoing(parts, uploads, job -> later.get().add(job));
        this.schedules = new Schedules(parts, uploads, this::start);
        this.worker = new ImportWorker(parts, uploads, undoing, schedules::ended, partBytesMax);
        later.set(worker);
    }

    /// Goes on with what the server's end cut off, and begins to look for files that are due.
    public Imports start() {
        EnumSet<ImportState> unfinished =
                EnumSet.of(ImportState.WAITING, ImportState.RUNNING, ImportState.UNDOING);
        parts.store().in(unfinished).forEach(worker::add);
        worker.start();
        schedules.start();
        return this;
    }

    @Override
    public void close() {
        schedules.close();
        worker.close();
    }

    @Override
    public Upload upload(String name, InputStream content) throws IOException {
        return uploads.keep(name, content);
    }

    @Override
    public List<Upload> uploads() {
        return uploads.all();
    }

    @Override
    public Optional<Upload> upload(UploadId id) {
        return uploads.find(id);
    }

    @Override
    public void delete(UploadId id) {
        uploads.file(id);
        uploads.delete(id);
    }

    @Override
    public Detection detect(UploadId upload) {
        return previews.detect(upload);
    }

    @Override
    public Preview preview(List<UploadId> ids, String mapping) {
        return previews.preview(ids, mapping);
    }

    @Override
    public Mappings mappings() {
        return previews;
    }

    @Override
    public ImportJob start(ImportOrder order) {
        return begin(order, Optional.empty());
    }

    private ImportJob begin(ImportOrder order, Optional<ImportId> redoOf) {
        if (order.uploads().isEmpty() || order.uploads().size() > UPLOADS_PER_IMPORT_MAX) {
            throw Refusals.invalid(Why.of("files-expected", UPLOADS_PER_IMPORT_MAX));
        }
        List<String> names = new ArrayList<>();
        for (UploadId id : order.uploads()) {
            names.add(uploads.file(id).name());
        }
        String mapping = order.mapping().orElseGet(() -> previews.suggested(order.uploads()));
        String kind = previews.checked(order.uploads(), mapping);
        ensureSource(order.source());
        ImportJob job =
                new ImportJob(
                        parts.store().newId(),
                        order.source(),
                        kind,
                        order.uploads(),
                        names,
                        mapping,
                        order.dryRun(),
                        order.by(),
                        redoOf,
                        ImportState.WAITING,
                        "",
                        now(),
                        Optional.empty(),
                        Optional.empty(),
                        ImportFigures.NONE,
                        ImportProgress.NONE,
                        List.of());
        parts.store().save(job);
        worker.add(job);
        return job;
    }

    @Override
    public List<ImportJob> imports(Optional<ImportId> before, int limit) {
        return parts.store().list(before, limit).stream()
                .map(job -> worker.live(job.id()).orElse(job))
                .toList();
    }

    @Override
    public Optional<ImportJob> find(ImportId id) {
        Optional<ImportJob> live = worker.live(id);
        return live.isPresent() ? live : parts.store().find(id);
    }

    @Override
    public List<Reject> rejects(ImportId id, int limit) {
        required(id);
        return RejectReader.first(parts.folders().rejects(id), limit);
    }

    @Override
    public void writeRejects(ImportId id, OutputStream out) throws IOException {
        required(id);
        Path file = parts.folders().rejects(id);
        if (Files.exists(file)) {
            Files.copy(file, out);
        } else {
            out.write(
                    (String.join(",", RejectFile.HEADER) + "\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Override
    public ImportJob cancel(ImportId id) {
        ImportJob job = required(id);
        if (job.state() != ImportState.WAITING && job.state() != ImportState.RUNNING) {
            throw refused(job, Why.of("not-at-work"));
        }
        worker.stop(id);
        return required(id);
    }

    @Override
    public ImportJob resume(ImportId id) {
        ImportJob job = required(id);
        if (job.state() != ImportState.STOPPED && job.state() != ImportState.FAILED) {
            throw refused(job, Why.of("not-resumed"));
        }
        job.uploads().forEach(uploads::file);
        ImportJob waiting = Jobs.in(job, ImportState.WAITING);
        parts.store().save(waiting);
        worker.add(waiting);
        return waiting;
    }

    @Override
    public ImportJob undo(ImportId id, String by) {
        ImportJob job = required(id);
        Undoing.whyNot(job)
                .ifPresent(why -> {
                    throw refused(job, why);
                });
        ImportJob undoing = Jobs.in(job, ImportState.UNDOING);
        parts.store().save(undoing);
        worker.add(undoing);
        return undoing;
    }

    @Override
    public ImportJob redo(ImportId id, Optional<String> mapping, String by) {
        ImportJob job = required(id);
        if (!job.state().rests()) {
            throw refused(job, Why.of("at-work"));
        }
        job.uploads().forEach(uploads::file);
        String corrected = mapping.orElse(job.mapping());
        previews.checked(job.uploads(), corrected);
        if (Undoing.whyNot(job).isEmpty()) {
            undo(id, by);
        }
        return begin(
                new ImportOrder(
                        job.source(), Optional.of(corrected), job.uploads(), job.dryRun(), by),
                Optional.of(id));
    }

    @Override
    public List<ImportSchedule> schedules() {
        return schedules.all();
    }

    @Override
    public ImportSchedule save(ImportSchedule schedule) {
        ensureSource(schedule.source());
        return schedules.save(schedule);
    }

    @Override
    public void deleteSchedule(String name) {
        schedules.delete(name);
    }

    private ImportJob required(ImportId id) {
        return find(id).orElseThrow(() ->
                new ImportRefusedException(Cause.UNKNOWN, Why.of("import-unknown", id)));
    }

    private static ImportRefusedException refused(ImportJob job, Why why) {
        return new ImportRefusedException(Cause.STATE, Why.of("import-cannot", job.id(), why));
    }

    /// A source that files are imported as needs nothing but its name.
    private void ensureSource(SourceKey key) {
        if (parts.sources().source(key).isEmpty()) {
            parts.sources()
                    .save(
                            new Source(
                                    key,
                                    key.value(),
                                    Trust.SECRET,
                                    true,
                                    Origin.PRIORITY_DEFAULT,
                                    Origin.NAMESPACE_DEFAULT,
                                    List.of(),
                                    EVENTS_PER_SECOND,
                                    "",
                                    false));
        }
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
