package org.querencia.runtime.log;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.querencia.runtime.log.EventLog.Appended;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees how the log does, by what becomes of appending and, while nothing is appended, by trying.
///
/// The writer's thread works with it; [#storing] may be asked from any.
final class Watch {

    /// How old a good answer may be.
    private static final Duration FRESH = Duration.ofSeconds(1);

    /// Longer than this nobody waits for a commit: whoever asks is told to look elsewhere.
    private static final Duration WORK_MAX = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final EventLog log;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Optional<Long> atWorkSince = Optional.empty();
    private long lastWell = System.nanoTime();

    Watch(EventLog log) {
        this.log = log;
    }

    Storing storing() {
        Optional<String> wrong = trouble;
        if (wrong.isPresent()) {
            return new Storing(false, wrong.get());
        }
        Optional<Long> since = atWorkSince;
        return since.isPresent() && isOlder(since.get(), WORK_MAX)
                ? new Storing(
                        false,
                        "no answer from the database for %ds".formatted(WORK_MAX.toSeconds()))
                : new Storing(true, "at " + log.head().value());
    }

    /// Appends, and notes how that went. Errors are thrown on as well.
    List<Appended> appended(List<NewEntry> entries) {
        begin();
        try {
            List<Appended> answers = log.append(entries);
            well();
            return answers;
        } catch (RuntimeException | Error notStored) {
            unwell(notStored);
            throw notStored;
        } finally {
            end();
        }
    }

    /// Whether nothing was heard for a while, or the log is in trouble.
    boolean isDue() {
        return trouble.isPresent() || isOlder(lastWell, FRESH);
    }

    /// Tries; says whether it would store.
    boolean probe() {
        begin();
        try {
            log.probe();
            well();
            return true;
        } catch (RuntimeException | Error away) {
            unwell(away);
            return false;
        } finally {
            end();
        }
    }

    private void begin() {
        atWorkSince = Optional.of(System.nanoTime());
    }

    private void end() {
        atWorkSince = Optional.empty();
    }

    private void well() {
        lastWell = System.nanoTime();
        if (trouble.isPresent()) {
            trouble = Optional.empty();
            LOG.info("The log stores again");
        }
    }

    /// Told once: senders try again many times. What PostgreSQL says may hold values, so it goes to
    /// the server's own log only.
    private void unwell(Throwable cause) {
        if (trouble.isEmpty()) {
            trouble = Optional.of("nothing can be stored now; the server's log says why");
            LOG.error("The log cannot store; senders are asked to try again", cause);
        }
    }

    private static boolean isOlder(long nanos, Duration age) {
        return System.nanoTime() - nanos > age.toNanos();
    }
}
