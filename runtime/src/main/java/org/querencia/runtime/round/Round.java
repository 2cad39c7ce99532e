package org.querencia.runtime.round;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Does one thing again and again on a thread of its own, with a pause before each, until it is
/// closed. What is done must not throw: who does it knows what to say of a failure.
public final class Round implements AutoCloseable {

    /// A server that stops does not wait longer for what is under way.
    private static final Duration CLOSING_MAX = Duration.ofSeconds(5);

    private final Duration pause;
    private final Runnable once;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /// @param name of the thread
    public Round(String name, Duration pause, Runnable once) {
        this.pause = pause;
        this.once = once;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Whether what is long should end early.
    public boolean isClosing() {
        return closing.getCount() == 0;
    }

    /// Returns when what was under way has ended, or after some seconds.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSING_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                once.run();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
