package org.querencia.runtime.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.querencia.core.event.Position;

/// How far something has come in the log; others wait for it. Safe from any thread.
public final class Progress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile Position position;

    public Progress(Position position) {
        this.position = position;
    }

    public Position position() {
        return position;
    }

    public void advance(Position to) {
        lock.lock();
        try {
            position = to;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it has come to `wanted`, at most `millisMax`; says whether it has.
    public boolean await(Position wanted, long millisMax) {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(millisMax);
            while (wanted.isAfter(position)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = advanced.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
