package org.querencia.runtime.measure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;

/// Keeps answers while nothing comes in, for pages that ask the same again: a board of many figures
/// is read by several people, and redrawn. Once something came in, an answer is good for
/// [#BEHIND_MAX] from when it began to be reckoned, so that a busy log does not have every page
/// reckon everything. One question is reckoned by one at a time, and all who wait for it share what
/// comes of it. Safe from any thread.
public final class KeptMeasures implements Measures {

    /// So far an answer may be behind what came in.
    static final Duration BEHIND_MAX = Duration.ofSeconds(1);

    private static final int ANSWERS_MAX = 300;

    /// Answers longer than this are not kept: files of a download.
    private static final int ROWS_KEPT_MAX = 2_000;

    private final Measures measures;
    private final LongSupplier position;
    private final InstantSource clock;
    private final Duration age;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private final Map<Asked, Kept> kept = new LinkedHashMap<>();
    private final Set<Asked> reckoned = new HashSet<>();

    private record Asked(Measure measure, Question question) {}

    /// @param position how far the figures had come when it began
    private record Kept(Answer answer, long position, Instant began) {}

    /// @param position how far the figures have come in the log
    /// @param age for how long an answer is good enough while nothing comes in: some change by time
    ///   alone
    public KeptMeasures(
            Measures measures, LongSupplier position, InstantSource clock, Duration age) {
        this.measures = measures;
        this.position = position;
        this.clock = clock;
        this.age = age;
    }

    @Override
    public Answer answer(Measure measure, Question question) {
        Asked asked = new Asked(measure, question);
        Optional<Answer> known = knownOrOurs(asked);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            long from = position.getAsLong();
            Instant began = clock.instant();
            Answer answer = measures.answer(measure, question);
            if (answer.rows().size() <= ROWS_KEPT_MAX) {
                keep(asked, new Kept(answer, from, began));
            }
            return answer;
        } finally {
            over(asked);
        }
    }

    private void over(Asked asked) {
        lock.lock();
        try {
            reckoned.remove(asked);
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits while another reckons it; empty when it is the caller's to reckon.
    private Optional<Answer> knownOrOurs(Asked asked) {
        long wanted = position.getAsLong();
        Instant now = clock.instant();
        lock.lock();
        try {
            while (true) {
                Kept known = kept.get(asked);
                if (known != null && isGood(known, wanted, now)) {
                    return Optional.of(known.answer());
                }
                if (reckoned.add(asked)) {
                    return Optional.empty();
                }
                done.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isGood(Kept known, long wanted, Instant now) {
        Instant until =
                known.began().plus(known.position() >= wanted ? age : BEHIND_MAX);
        return until.isAfter(now);
    }

    private void keep(Asked asked, Kept answer) {
        lock.lock();
        try {
            kept.remove(asked);
            kept.put(asked, answer);
            Iterator<Asked> oldest = kept.keySet().iterator();
            while (kept.size() > ANSWERS_MAX) {
                oldest.next();
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Behind> people(Measure measure, Question question, int limit) {
        return measures.people(measure, question, limit);
    }

    @Override
    public Optional<String> fault(Measure measure) {
        return measures.fault(measure);
    }
}
