package org.querencia.connect.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.imports.Checkpoint;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.KeyVersion;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.log.LogOverloadedException;
import org.querencia.runtime.log.LogUnavailableException;
import org.querencia.runtime.log.NewEntry.Remember;

/// The way of an import into the log: waits while others have the word, and knows what the import
/// brought before it was cut off. A dry run asks and appends nothing.
final class LogDoor implements ApplyPhase.Door {

    private static final int PAGE = 5_000;
    private static final long APPLY_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);

    private final ImportParts parts;
    private final ImportJob job;
    private final BooleanSupplier stopped;
    private final Set<String> own;

    LogDoor(ImportParts parts, ImportJob job, Checkpoint checkpoint, BooleanSupplier stopped) {
        this.parts = parts;
        this.job = job;
        this.stopped = stopped;
        this.own = checkpoint.saidAt().isEmpty() ? Set.of() : broughtSince(checkpoint.head());
    }

    @Override
    public List<Appended> append(List<Event> facts) {
        if (job.dryRun()) {
            return looked(facts);
        }
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return parts.ingest().append(facts, Remember.FOREVER, Optional.of(job.id()));
            } catch (LogOverloadedException busy) {
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            } catch (LogUnavailableException away) {
                if (stopped.getAsBoolean() || System.nanoTime() > until) {
                    throw away;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
            if (stopped.getAsBoolean()) {
                throw new StoppedException();
            }
        }
    }

    @Override
    public boolean awaitApplied(Position position) {
        if (stopped.getAsBoolean()) {
            throw new StoppedException();
        }
        return job.dryRun() || parts.ingest().awaitApplied(position, APPLY_MILLIS);
    }

    @Override
    public Position head() {
        return parts.log().head();
    }

    @Override
    public Map<UUID, List<KeyVersion>> versions(Collection<UUID> keys) {
        return keys.isEmpty() ? Map.of() : parts.store().versions(keys);
    }

    @Override
    public boolean isOwn(String messageId) {
        return own.contains(messageId);
    }

    private List<Appended> looked(List<Event> facts) {
        Set<String> known =
                parts.log().known(job.source(), facts.stream().map(Event::messageId).toList());
        List<Appended> answers = new ArrayList<>(facts.size());
        for (Event fact : facts) {
            answers.add(
                    known.contains(fact.messageId())
                            ? new Appended.Duplicate()
                            : new Appended.Stored(Position.START));
        }
        return answers;
    }

    private Set<String> broughtSince(Position head) {
        SourceKey source = job.source();
        Set<String> brought = new HashSet<>();
        Position after = head;
        List<LogEntry> page = parts.log().read(after, PAGE);
        while (!page.isEmpty()) {
            for (LogEntry entry : page) {
                if (entry.source().equals(source)) {
                    brought.add(entry.messageId());
                }
            }
            after = page.getLast().position();
            page = parts.log().read(after, PAGE);
        }
        return brought;
    }
}
