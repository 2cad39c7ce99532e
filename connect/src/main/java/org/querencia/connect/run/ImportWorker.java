package org.querencia.connect.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.querencia.connect.read.UnreadableFileException;
import org.querencia.connect.read.Why;
import org.querencia.core.event.ImportId;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportProgress;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.text.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does imports one after the other, on a thread of its own.
final class ImportWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration END_MAX = Duration.ofSeconds(60);

    private final ImportParts parts;
    private final Uploads uploads;
    private final Undoing undoing;
    private final Consumer<ImportJob> ended;
    private final long partBytesMax;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /// Waiting imports in their order.
    private final Map<ImportId, ImportState> waiting = new LinkedHashMap<>();

    /// Asked to stop.
    private final Set<ImportId> stopping = ConcurrentHashMap.newKeySet();

    /// How the running import stands, between checkpoints.
    private volatile Optional<ImportJob> live = Optional.empty();

    private volatile boolean closing;
    private final Thread thread = Thread.ofPlatform().name("imports").unstarted(this::run);

    /// @param ended is told of every import that has come to rest
    ImportWorker(
            ImportParts parts,
            Uploads uploads,
            Undoing undoing,
            Consumer<ImportJob> ended,
            long partBytesMax) {
        this.parts = parts;
        this.uploads = uploads;
        this.undoing = undoing;
        this.ended = ended;
        this.partBytesMax = partBytesMax;
    }

    ImportWorker start() {
        thread.start();
        return this;
    }

    /// Puts an import behind those that wait, to be run or undone as its state says.
    void add(ImportJob job) {
        lock.lock();
        try {
            stopping.remove(job.id());
            waiting.put(job.id(), job.state());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The import as it stands this moment, if it is running.
    Optional<ImportJob> live(ImportId id) {
        return live.filter(job -> job.id().equals(id));
    }

    /// Asks an import to stop, and waits until it has.
    void stop(ImportId id) {
        lock.lock();
        try {
            stopping.add(id);
            if (waiting.remove(id) != null) {
                parts.store()
                        .find(id)
                        .ifPresent(job -> parts.store().save(Jobs.in(job, ImportState.STOPPED)));
                return;
            }
            long nanos = END_MAX.toNanos();
            while (live(id).isPresent() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// The running import ends at its next checkpoint, and goes on at the next start.
    @Override
    public void close() {
        closing = true;
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(END_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            Optional<ImportJob> next = next();
            if (next.isPresent()) {
                carryOut(next.get());
            }
        }
    }

    private Optional<ImportJob> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closing) {
                changed.await();
            }
            if (closing) {
                return Optional.empty();
            }
            ImportId id = waiting.keySet().iterator().next();
            waiting.remove(id);
            Optional<ImportJob> job = parts.store().find(id);
            live = job;
            return job;
        } catch (InterruptedException interrupted) {
            closing = true;
            return Optional.empty();
        } catch (RuntimeException storeAway) {
            LOG.warn("the imports that wait cannot be read", storeAway);
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void carryOut(ImportJob job) {
        Optional<ImportJob> rest = Optional.empty();
        try {
            rest = Optional.of(job.state() == ImportState.UNDOING ? undoing.undo(job) : run(job));
        } catch (StoppedException stopped) {
            rest = stopped(job);
        } catch (ImportRefusedException refused) {
            rest = Optional.of(failed(job, refused.words()));
        } catch (UnreadableFileException unreadable) {
            rest = Optional.of(failed(job, unreadable.words()));
        } catch (IOException | RuntimeException broken) {
            LOG.warn("import {} broke off", job.id(), broken);
            rest =
                    Optional.of(
                            failed(job, Why.of("broke-off", String.valueOf(broken.getMessage()))));
        } finally {
            settle(rest);
        }
    }

    /// What is at rest is kept as that; an import that the server's end stopped stays as running,
    /// so that the next start goes on with it.
    private void settle(Optional<ImportJob> rest) {
        try {
            rest.ifPresent(parts.store()::save);
            rest.ifPresent(ended);
        } catch (RuntimeException storeAway) {
            LOG.warn("how an import ended cannot be kept", storeAway);
        } finally {
            lock.lock();
            try {
                live = Optional.empty();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private ImportJob run(ImportJob job) throws IOException {
        ImportJob running = Jobs.running(job, now());
        parts.store().save(running);
        live = Optional.of(running);
        ImportJob done =
                new ImportRun(
                                parts,
                                uploads,
                                running,
                                () -> closing || stopping.contains(job.id()),
                                one -> live = Optional.of(one),
                                partBytesMax)
                        .run();
        return Jobs.ended(done, ImportState.DONE, "", now());
    }

    private Optional<ImportJob> stopped(ImportJob job) {
        return stopping.contains(job.id())
                ? kept(job).map(one -> Jobs.in(one, ImportState.STOPPED))
                : Optional.empty();
    }

    private ImportJob failed(ImportJob job, Wording words) {
        ImportJob kept = kept(job).orElse(job);
        return Jobs.ended(
                Jobs.at(
                        kept,
                        kept.figures(),
                        new ImportProgress(kept.progress().share(), 0, Optional.empty()),
                        kept.notices()),
                ImportState.FAILED,
                words.in(parts.workspace().language()),
                now());
    }

    /// As of its last checkpoint: what came after counts again when it goes on.
    private Optional<ImportJob> kept(ImportJob job) {
        try {
            return parts.store().find(job.id());
        } catch (RuntimeException storeAway) {
            LOG.warn("import {} cannot be read", job.id(), storeAway);
            return Optional.empty();
        }
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
