package org.querencia.runtime.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;

/// What just happened, for pages that are open now. Nothing is kept: a watcher who is slow misses
/// the oldest moments, and never slows the pipeline.
///
/// Publishing belongs to the pipeline's thread; watching is safe from any.
public final class LiveFeed implements AutoCloseable {

    /// Moments that wait for a slow watcher; the next drops the oldest.
    private static final int WAITING_MAX = 64;

    /// Pages that may be open at once; beyond it a watcher is refused.
    public static final int WATCHERS_MAX = 200;

    /// Arrivals shown of one batch; the rest only counts.
    public static final int ARRIVALS_MAX = 20;

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// Whether somebody looks; when not, there is no need to make a moment.
    public boolean watched() {
        return !watchers.isEmpty();
    }

    public void publish(Moment moment) {
        watchers.forEach(watcher -> watcher.offer(moment));
    }

    /// Starts watching; empty when too many do, or the feed is closed.
    public Optional<Watcher> watch() {
        if (closed || watchers.size() >= WATCHERS_MAX) {
            return Optional.empty();
        }
        Watcher watcher = new Watcher();
        watchers.add(watcher);
        return Optional.of(watcher);
    }

    public boolean closed() {
        return closed;
    }

    /// Ends every watch.
    @Override
    public void close() {
        closed = true;
        watchers.forEach(Watcher::close);
    }

    /// One who looks. Closing it stops the looking.
    public final class Watcher implements AutoCloseable {
        private final BlockingQueue<Moment> waiting = new ArrayBlockingQueue<>(WAITING_MAX);

        private Watcher() {}

        /// The next moment, waiting at most so long for it.
        public Optional<Moment> next(Duration wait) throws InterruptedException {
            return Optional.ofNullable(waiting.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
        }

        private void offer(Moment moment) {
            while (!waiting.offer(moment)) {
                waiting.poll();
            }
        }

        @Override
        public void close() {
            watchers.remove(this);
        }
    }

    /// What one micro-batch brought.
    ///
    /// @param upTo where the derived state stands now
    /// @param events how many came
    /// @param newPeople how many people were seen for the first time
    /// @param latest at most [#ARRIVALS_MAX] of them, newest first
    public record Moment(Position upTo, long events, long newPeople, List<Arrival> latest) {
        public Moment {
            latest = List.copyOf(latest);
        }
    }

    /// @param profile whose event it was; empty for an event without identifiers
    public record Arrival(
            Position position,
            Event.Type type,
            String name,
            SourceKey source,
            Instant timestamp,
            Optional<ProfileId> profile) {}
}
