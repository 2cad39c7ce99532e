package org.querencia.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.querencia.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets what is kept for a time only: some minutes after the start, and then daily.
final class Tidying implements AutoCloseable {

    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration END_MAX = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);

    private final Database database;
    private final Duration movementsKept;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("tidying").daemon().unstarted(this::run);

    Tidying(Database database, Duration movementsKept, InstantSource clock) {
        this.database = database;
        this.movementsKept = movementsKept;
        this.clock = clock;
    }

    Tidying start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(END_MAX);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            Duration wait = FIRST;
            while (!closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                tidy();
                wait = EVERY;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void tidy() {
        Instant now = clock.instant();
        try {
            database.tidy(now);
            database.memberships().forget(now.minus(movementsKept));
        } catch (RuntimeException failed) {
            LOG.warn("Old records could not be forgotten; it is tried again in a day", failed);
        }
    }
}
