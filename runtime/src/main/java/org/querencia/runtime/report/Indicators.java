package org.querencia.runtime.report;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.querencia.core.measure.Measure;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.report.Indicator.Asked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps how measures stand, for pages that must be there at once. What is not known yet, or may
/// have changed since, is reckoned in the background, one after the other, while the former answer
/// is shown with its instant; what took longer waits longer until it is done again. While no event
/// comes in, nothing is. Safe from any thread.
public final class Indicators implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Indicators.class);
    private static final int KEPT_MAX = 500;

    /// So many times what an indicator costs passes before it is reckoned again, so that a tenth of
    /// one processor is spent on it, but no more than [#PAUSE_MAX], since figures are to be there
    /// within two seconds; what takes long itself has half of the time at most.
    private static final int PAUSE_OF_COST = 10;

    private static final Duration PAUSE_MAX = Duration.ofSeconds(1);
    private static final int PAUSE_OF_COST_MIN = 2;

    private final Reckoning reckoning;
    private final LongSupplier position;
    private final ZoneId zone;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private final Map<Asked, Known> kept = new LinkedHashMap<>();
    private final Set<Asked> awaited = new HashSet<>();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("indicators").daemon().factory());

    /// @param position how far the events had come
    private record Known(Indicator indicator, long position, Duration cost) {}

    /// @param position how far the figures have come in the log
    /// @param zone of the workspace
    public Indicators(Measures measures, LongSupplier position, ZoneId zone, InstantSource clock) {
        this.reckoning = new Reckoning(measures);
        this.position = position;
        this.zone = zone;
        this.clock = clock;
    }

    /// How targets stand now; for pages of one measure, which wait for it.
    public Indicator.Standing standing(Measure measure, Target target) {
        return reckoning.standing(measure, target, today());
    }

    /// How each stands after all that came in by now, in their order, as far as that is reckoned in
    /// time; else as it stood before, and empty for those not reckoned yet.
    ///
    /// @param wait how long what is not reckoned yet is waited for
    public List<Optional<Indicator>> known(List<Asked> asked, Duration wait) {
        long wanted = position.getAsLong();
        lock.lock();
        try {
            long left = wait.toNanos();
            List<Asked> behind = behind(asked, wanted);
            while (left > 0 && !behind.isEmpty()) {
                behind.forEach(this::demand);
                left = done.awaitNanos(left);
                behind = behind(asked, wanted);
            }
            behind.forEach(this::demand);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return asked.stream().map(this::kept).toList();
    }

    /// Whether all of them are known as they are after all that came in by now.
    public boolean areCurrent(List<Asked> asked) {
        long wanted = position.getAsLong();
        lock.lock();
        try {
            return behind(asked, wanted).isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Under the lock.
    private List<Asked> behind(List<Asked> asked, long wanted) {
        return asked.stream()
                .filter(one -> {
                    Known known = kept.get(one);
                    return known == null || known.position() < wanted;
                })
                .toList();
    }

    private Optional<Indicator> kept(Asked asked) {
        lock.lock();
        try {
            return Optional.ofNullable(kept.get(asked)).map(Known::indicator);
        } finally {
            lock.unlock();
        }
    }

    /// Under the lock.
    private void demand(Asked asked) {
        if (!worker.isShutdown() && awaited.add(asked)) {
            Known known = kept.get(asked);
            var _ =
                    worker.schedule(
                            () -> reckon(asked),
                            known == null ? 0 : pause(known).toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    /// How long until it may be reckoned again.
    private Duration pause(Known known) {
        Duration usual = known.cost().multipliedBy(PAUSE_OF_COST);
        Duration least = known.cost().multipliedBy(PAUSE_OF_COST_MIN);
        Duration pause = usual.compareTo(PAUSE_MAX) < 0 ? usual : PAUSE_MAX;
        Instant next =
                known.indicator().at().plus(pause.compareTo(least) < 0 ? least : pause);
        Duration left = Duration.between(clock.instant(), next);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void reckon(Asked asked) {
        long from = position.getAsLong();
        Instant at = clock.instant();
        Indicator indicator;
        try {
            indicator = reckoning.of(asked, today(), at);
        } catch (RuntimeException broken) {
            LOG.warn("the indicator '{}' could not be reckoned", asked.measure().key(), broken);
            indicator = Reckoning.unknown(String.valueOf(broken.getMessage()), at);
        }
        keep(asked, new Known(indicator, from, Duration.between(at, clock.instant())));
    }

    private void keep(Asked asked, Known known) {
        lock.lock();
        try {
            kept.remove(asked);
            kept.put(asked, known);
            awaited.remove(asked);
            Iterator<Asked> oldest = kept.keySet().iterator();
            while (kept.size() > KEPT_MAX) {
                oldest.next();
                oldest.remove();
            }
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
