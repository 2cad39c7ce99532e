package org.querencia.connect.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.connect.mapping.MappingReader;
import org.querencia.connect.read.Why;
import org.querencia.core.event.ImportId;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportRefusedException.Cause;
import org.querencia.runtime.imports.ImportSchedule;
import org.querencia.runtime.imports.ImportSchedule.Every;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.imports.UploadId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Begins imports that are due, and those of files that were dropped into watched folders.
final class Schedules implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    private static final long LOOK_MILLIS = 2_000;
    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

    private static final Duration TIDIED_EVERY = Duration.ofHours(1);
    private static final Set<ImportState> AT_WORK =
            EnumSet.of(ImportState.WAITING, ImportState.RUNNING, ImportState.UNDOING);

    private final ImportParts parts;
    private final Uploads uploads;
    private final Function<ImportOrder, ImportJob> begin;
    private final Inbox inbox;
    private Instant tidiedAt = Instant.EPOCH;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("import-schedules").unstarted(this::run);

    /// @param begin puts an import behind those that wait
    Schedules(ImportParts parts, Uploads uploads, Function<ImportOrder, ImportJob> begin) {
        this.parts = parts;
        this.uploads = uploads;
        this.begin = begin;
        this.inbox = new Inbox(parts, uploads, begin);
    }

    void start() {
        Folders.made(parts.folders().inbox());
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LOOK_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    List<ImportSchedule> all() {
        return parts.store().schedules();
    }

    ImportSchedule save(ImportSchedule schedule) {
        if (!schedule.name().matches(NAME)) {
            throw Refusals.invalid(Why.of("schedule-name", schedule.name()));
        }
        readable(schedule.path());
        MappingReader.Read read = MappingReader.read(schedule.mapping());
        if (read.mapping().isEmpty()) {
            throw Refusals.unusable(read.problems());
        }
        Optional<ImportId> last =
                all().stream()
                        .filter(known -> known.name().equals(schedule.name()))
                        .findFirst()
                        .flatMap(ImportSchedule::last);
        ImportSchedule planned = with(schedule, last, Optional.of(next(schedule.every())));
        parts.store().save(planned);
        return planned;
    }

    void delete(String name) {
        if (!parts.store().deleteSchedule(name)) {
            throw new ImportRefusedException(Cause.UNKNOWN, Why.of("schedule-unknown", name));
        }
    }

    /// An import has come to rest: the file it was of leaves the watched folder.
    void ended(ImportJob job) {
        inbox.ended(job);
    }

    private void run() {
        try {
            while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Begins what is due now.
    void look() {
        try {
            Instant now = parts.clock().instant();
            for (ImportSchedule schedule : parts.store().schedules()) {
                if (schedule.enabled()
                        && schedule.next().filter(next -> !next.isAfter(now)).isPresent()) {
                    begin(schedule);
                }
            }
            inbox.look();
            tidy(now);
        } catch (RuntimeException broken) {
            LOG.warn("looking for files to import failed; it is tried again", broken);
        }
    }

    private void tidy(Instant now) {
        if (now.isBefore(tidiedAt.plus(TIDIED_EVERY))) {
            return;
        }
        tidiedAt = now;
        Set<UploadId> needed = new HashSet<>();
        parts.store().in(AT_WORK).forEach(job -> needed.addAll(job.uploads()));
        uploads.expire(needed);
    }

    private void begin(ImportSchedule schedule) {
        Optional<ImportId> last = schedule.last();
        try {
            List<UploadId> files = new ArrayList<>();
            for (Path file : files(readable(schedule.path()))) {
                try (InputStream in = Files.newInputStream(file)) {
                    files.add(uploads.keep(String.valueOf(file.getFileName()), in).id());
                }
            }
            if (!files.isEmpty()) {
                last =
                        Optional.of(
                                begin.apply(
                                                new ImportOrder(
                                                        schedule.source(),
                                                        Optional.of(schedule.mapping()),
                                                        files,
                                                        false,
                                                        "schedule:" + schedule.name()))
                                        .id());
            }
        } catch (IOException | ImportRefusedException failed) {
            LOG.warn("the scheduled import '{}' could not begin", schedule.name(), failed);
        }
        parts.store().save(with(schedule, last, Optional.of(next(schedule.every()))));
    }

    /// A file, or those of a folder that are no hidden ones.
    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /// Only folders that were set aside for it are read: whoever may import may not read every file
    /// of the machine.
    private Path readable(String path) {
        Path wanted = parts.folders().inbox().resolve(path).normalize();
        try {
            Path real = Files.exists(wanted) ? wanted.toRealPath() : wanted;
            for (Path allowed : parts.folders().readable()) {
                Path root = Files.exists(allowed) ? allowed.toRealPath() : allowed;
                if (real.startsWith(root)) {
                    return real;
                }
            }
        } catch (IOException failed) {
            throw Refusals.invalid(
                    Why.of("file-unreadable", path, String.valueOf(failed.getMessage())));
        }
        throw Refusals.invalid(
                Why.of(
                        "path-outside",
                        path,
                        parts.folders().readable().stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(", "))));
    }

    private Instant next(Every every) {
        ZoneId zone = parts.workspace().zone();
        ZonedDateTime now = parts.clock().instant().atZone(zone);
        LocalDateTime local = now.toLocalDateTime();
        LocalDateTime next =
                switch (every) {
                    case Every.Hour(int minute) -> {
                        LocalDateTime at = local.truncatedTo(ChronoUnit.HOURS).plusMinutes(minute);
                        yield at.isAfter(local) ? at : at.plusHours(1);
                    }
                    case Every.Day(var time) -> {
                        LocalDateTime at = local.toLocalDate().atTime(time);
                        yield at.isAfter(local) ? at : at.plusDays(1);
                    }
                };
        return next.atZone(zone).toInstant();
    }

    private static ImportSchedule with(
            ImportSchedule schedule, Optional<ImportId> last, Optional<Instant> next) {
        return new ImportSchedule(
                schedule.name(),
                schedule.source(),
                schedule.path(),
                schedule.mapping(),
                schedule.every(),
                schedule.enabled(),
                last,
                next);
    }
}
