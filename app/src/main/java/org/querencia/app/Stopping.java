package org.querencia.app;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hears when the process is told to stop (SIGTERM, Ctrl-C), and closes the server before the
/// process ends, whatever else is under way: a start, a long question, a command.
public final class Stopping implements AutoCloseable {

    /// How long a start that is under way may still take.
    private static final Duration STARTED_MAX = Duration.ofSeconds(40);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<Application> started = new CompletableFuture<>();
    private final Thread hook = new Thread(this::stop, "stop");

    private Stopping() {}

    public static Stopping watch() {
        Stopping stopping = new Stopping();
        Runtime.getRuntime().addShutdownHook(stopping.hook);
        return stopping;
    }

    /// From now on this server is closed when the process is told to stop.
    public Application started(Application server) {
        started.complete(server);
        return server;
    }

    /// Whether the process was told to stop.
    public boolean asked() {
        return asked.getCount() == 0;
    }

    /// Returns when the process is told to stop.
    public void await() {
        try {
            asked.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Hears no more.
    @Override
    public void close() {
        started.cancel(false);
        if (!asked()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // The process was told to stop just now; there is nothing left to close.
                return;
            }
        }
    }

    private void stop() {
        asked.countDown();
        try {
            started.get(STARTED_MAX.toMillis(), TimeUnit.MILLISECONDS).close();
        } catch (ExecutionException
                | TimeoutException
                | java.util.concurrent.CancellationException neverStarted) {
            // What it did start dies with the process, or is stopped by the next start.
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
