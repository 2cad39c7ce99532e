package org.querencia.connect.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.querencia.connect.fact.RowIds;
import org.querencia.connect.mapping.Company;
import org.querencia.connect.mapping.Judge;
import org.querencia.connect.mapping.Kind.Repeats;
import org.querencia.connect.mapping.Mapping;
import org.querencia.connect.mapping.MappingReader;
import org.querencia.connect.read.DataFile;
import org.querencia.connect.read.Detector;
import org.querencia.connect.read.Why;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.identity.IdentityRules;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.imports.Checkpoint;
import org.querencia.runtime.imports.ImportFigures;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportProgress;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportRefusedException.Cause;
import org.querencia.runtime.imports.KeyVersion;
import org.querencia.runtime.imports.Preview.Problem;

/// One import at work, from where it last was to its end.
final class ImportRun {

    /// Reading goes several times as fast as what follows.
    private static final double READING = 0.15;

    /// A part of the rows in memory.
    static final long PART_BYTES_MAX = 24L << 20;

    private final ImportParts parts;
    private final Uploads uploads;
    private final BooleanSupplier stopped;
    private final Consumer<ImportJob> show;
    private final long partBytesMax;
    private final Meter meter;
    private final Notices notices;
    private ImportJob job;
    private Count count;

    /// @param stopped whether it should end at its next checkpoint
    /// @param show is given the import as it stands, often
    ImportRun(
            ImportParts parts,
            Uploads uploads,
            ImportJob job,
            BooleanSupplier stopped,
            Consumer<ImportJob> show,
            long partBytesMax) {
        this.parts = parts;
        this.uploads = uploads;
        this.job = job;
        this.stopped = stopped;
        this.show = show;
        this.partBytesMax = partBytesMax;
        this.meter = new Meter(parts.clock());
        this.notices = new Notices(parts.workspace().language());
        this.count = new Count(job.figures());
    }

    /// How the import stands when all is done; throws [StoppedException] when it was stopped, and
    /// [ImportRefusedException] or [org.querencia.connect.read.UnreadableFileException] when it
    /// cannot go on.
    ImportJob run() throws IOException {
        Mapping mapping = mapping();
        Detector detector = new Detector(parts.workspace().country());
        List<DataFile> sent = job.uploads().stream().map(uploads::file).toList();
        List<Prepared> files = Prepared.all(sent, mapping, detector);
        List<Problem> missing = Prepared.missing(files, mapping, _ -> new int[] {0, 0});
        if (!missing.isEmpty()) {
            throw Refusals.misfit(missing);
        }
        Path work = Folders.made(parts.folders().work(job.id()));
        Spool spool = new Spool(work.resolve("rows"), partBytesMax);
        Checkpoint checkpoint = parts.store().checkpoint(job.id());
        boolean begun = checkpoint.saidAt().isPresent() && spool.isWhole() && !job.dryRun();
        if (!begun) {
            checkpoint = Checkpoint.START;
            count = new Count(ImportFigures.NONE);
        }
        Path folder = parts.folders().of(job.id());
        List<String> columns = files.isEmpty() ? List.of() : files.getFirst().columns();
        try (RejectFile rejects = new RejectFile(folder, columns, checkpoint.rejectBytes());
                PeopleFile people =
                        new PeopleFile(work.resolve("people"), checkpoint.peopleBytes())) {
            if (!begun) {
                checkpoint = read(mapping, files, spool, rejects);
            } else {
                job.notices().forEach(notices::keep);
            }
            apply(mapping, files, spool, rejects, people, checkpoint);
            count.people = people.different();
            rejects.flush();
        }
        if (!job.dryRun()) {
            parts.store().remember(job.id(), fileIds(mapping));
        }
        Folders.delete(work);
        return Jobs.at(job, count.figures(), ImportProgress.WHOLE, notices.list());
    }

    private Mapping mapping() {
        MappingReader.Read read = MappingReader.read(job.mapping());
        return read.mapping().orElseThrow(() -> Refusals.unusable(read.problems()));
    }

    private Checkpoint read(Mapping mapping, List<Prepared> files, Spool spool, RejectFile rejects)
            throws IOException {
        long bytes = 0;
        for (Prepared file : files) {
            bytes += file.bytesAbout();
        }
        try (Spool.Writer writer = spool.write(bytes)) {
            new ReadPhase(
                            new ReadPhase.Setting(
                                    files,
                                    mapping,
                                    company(),
                                    job.source(),
                                    job.createdAt(),
                                    parts.workspace().language(),
                                    this::lookReading),
                            ids(),
                            writer,
                            rejects,
                            count,
                            notices)
                    .run();
        }
        Position head = parts.log().head();
        Checkpoint checkpoint =
                new Checkpoint(Optional.of(saidAt()), 0, 0, rejects.flush(), 0, head);
        keep(checkpoint, List.of());
        return checkpoint;
    }

    /// The last row is said now, and each before it a microsecond earlier; but not before the
    /// import was asked for.
    private Instant saidAt() {
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
        Instant least = job.createdAt().plus(count.rows, ChronoUnit.MICROS);
        return now.isBefore(least) ? least : now;
    }

    private void apply(
            Mapping mapping,
            List<Prepared> files,
            Spool spool,
            RejectFile rejects,
            PeopleFile people,
            Checkpoint checkpoint)
            throws IOException {
        List<UUID> fileIds = fileIds(mapping);
        // Archives hold several files under one upload; then nobody knows which was imported
        // before.
        boolean oneToOne = fileIds.size() == files.size();
        Tellings tellings =
                new Tellings(
                        job.id(),
                        mapping.kind().repeats(),
                        mapping.fields().containsKey(mapping.kind().at())
                                && mapping.kind().repeats() != Repeats.JOIN,
                        Judge.joining(mapping),
                        ids(),
                        file -> oneToOne && parts.store().knows(fileIds.get(file)));
        IdentityRules rules = parts.rules().get();
        new ApplyPhase(
                        new ApplyPhase.Setting(
                                files,
                                spool,
                                tellings,
                                new Facts(
                                        ids(),
                                        mapping.kind().name(),
                                        origin(),
                                        checkpoint.saidAt().orElseThrow(),
                                        count.rows),
                                new LogDoor(parts, job, checkpoint, stopped),
                                identifier ->
                                        rules.anchorId(identifier).value().getMostSignificantBits(),
                                parts.workspace().language(),
                                watch()),
                        rejects,
                        people,
                        count)
                .run(checkpoint);
    }

    private ApplyPhase.Watch watch() {
        return new ApplyPhase.Watch() {
            @Override
            public void look(int part, int all, double ofPart) {
                lookAt(READING + (1 - READING) * (part + ofPart) / Math.max(1, all));
            }

            @Override
            public void keep(Checkpoint checkpoint, List<KeyVersion> said) {
                ImportRun.this.keep(checkpoint, said);
            }
        };
    }

    private void lookReading(double share) {
        lookAt(READING * share);
    }

    private void lookAt(double share) {
        long rows = share < READING ? count.rows : count.done();
        job = Jobs.at(job, count.figures(), meter.at(share, rows), notices.list());
        show.accept(job);
        if (stopped.getAsBoolean()) {
            throw new StoppedException();
        }
    }

    private void keep(Checkpoint checkpoint, List<KeyVersion> said) {
        job = Jobs.at(job, count.figures(), job.progress(), notices.list());
        if (!job.dryRun()) {
            parts.store().advance(job, checkpoint, said);
        }
    }

    private Company company() {
        return new Company(
                parts.rules().get(), parts.workspace().zone(), parts.workspace().currency());
    }

    private RowIds ids() {
        return new RowIds(parts.workspace().salt());
    }

    /// An import vouches for its rows as a server's key does, whatever else comes from the source.
    private Origin origin() {
        Source source =
                parts.sources()
                        .source(job.source())
                        .orElseThrow(() ->
                                new ImportRefusedException(
                                        Cause.UNKNOWN, Why.of("source-gone", job.source())));
        return new Origin(source.key(), Trust.SECRET, source.priority(), source.orderNamespace());
    }

    private List<UUID> fileIds(Mapping mapping) {
        RowIds ids = ids();
        List<UUID> hashes = new ArrayList<>();
        for (var upload : job.uploads()) {
            hashes.add(
                    ids.key(
                            job.source().value(),
                            mapping.kind().name() + " file",
                            uploads.hash(upload)));
        }
        return hashes;
    }
}
