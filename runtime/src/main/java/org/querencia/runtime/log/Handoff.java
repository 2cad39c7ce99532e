package org.querencia.runtime.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.querencia.core.event.Position;

/// Hands what one thread has just stored to the next thread, so that it need not read it back;
/// bounded.
///
/// It is a shortcut, never the truth: when the taker falls behind and the room is full, the giver
/// waits a little (which slows the sources down, gently), then drops what does not fit. The taker
/// sees the gap and reads the log instead until it has caught up.
///
/// One giver and one taker; both may be any thread.
public final class Handoff<B> {

    /// @param after the position before its first fact
    /// @param upTo the position of its last fact
    /// @param weight number of facts
    public record Batch<B>(Position after, Position upTo, int weight, B content) {}

    /// @param batches contiguous, starting where asked; empty when nothing is at hand
    /// @param head up to where something was given, at hand or not
    public record Taken<B>(List<Batch<B>> batches, Position head) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Batch<B>> waiting = new ArrayDeque<>();
    private final int weightMax;
    private final Duration patience;
    private int weight;
    private boolean takerIsBehind;
    private Position head;

    /// @param weightMax how many facts may wait
    /// @param patience how long a giver waits for room before it drops
    public Handoff(Position head, int weightMax, Duration patience) {
        this.head = head;
        this.weightMax = weightMax;
        this.patience = patience;
    }

    public void give(Batch<B> batch) {
        lock.lock();
        try {
            waitForRoom(batch.weight());
            head = batch.upTo();
            if (weight > 0 && weight + batch.weight() > weightMax) {
                takerIsBehind = true;
            } else {
                waiting.addLast(batch);
                weight += batch.weight();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The log has come to `to`, though not all of it was given here: the taker reads that.
    public void reached(Position to) {
        lock.lock();
        try {
            if (to.isAfter(head)) {
                head = to;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Forgets what waits: the giver starts again from there.
    public void restart(Position from) {
        lock.lock();
        try {
            waiting.clear();
            weight = 0;
            takerIsBehind = false;
            head = from;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What follows `at`, at most `weightMax` facts (but a whole batch at least); waits for it up
    /// to `wait`.
    public Taken<B> take(Position at, int weightMaxTaken, Duration wait)
            throws InterruptedException {
        lock.lock();
        try {
            long nanos = wait.toNanos();
            while (!head.isAfter(at) && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            forgetUpTo(at);
            List<Batch<B>> taken = new ArrayList<>();
            Position next = at;
            int sum = 0;
            while (!waiting.isEmpty()
                    && waiting.getFirst().after().equals(next)
                    && (sum == 0 || sum + waiting.getFirst().weight() <= weightMaxTaken)) {
                Batch<B> batch = waiting.removeFirst();
                taken.add(batch);
                sum += batch.weight();
                next = batch.upTo();
            }
            weight -= sum;
            changed.signalAll();
            return new Taken<>(taken, head);
        } finally {
            lock.unlock();
        }
    }

    /// The first position at hand, so that a taker who reads the log knows where to stop.
    public Position firstAtHand() {
        lock.lock();
        try {
            return waiting.isEmpty() ? head : waiting.getFirst().after();
        } finally {
            lock.unlock();
        }
    }

    private void forgetUpTo(Position at) {
        while (!waiting.isEmpty() && !waiting.getFirst().upTo().isAfter(at)) {
            weight -= waiting.removeFirst().weight();
        }
        if (waiting.isEmpty()) {
            takerIsBehind = false;
        }
    }

    /// A taker that is behind anyway reads the log: nobody waits for it then.
    private void waitForRoom(int added) {
        long nanos = patience.toNanos();
        try {
            while (!takerIsBehind && weight > 0 && weight + added > weightMax && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
