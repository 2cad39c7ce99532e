package org.querencia.app.crash;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Looks at a server until something is there; throws when it does not come in time.
final class Watch {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Often, since a kill hangs on it.
    private static final Duration FOR_A_KILL = Duration.ofMillis(2);

    /// Seldom, since looking keeps the server from it.
    private static final Duration FOR_AN_END = Duration.ofMillis(50);

    private Watch() {}

    /// Returns as soon as the moment has come to kill.
    static void moment(BooleanSupplier come) {
        await(come, FOR_A_KILL);
    }

    static void end(BooleanSupplier done) {
        await(done, FOR_AN_END);
    }

    private static void await(BooleanSupplier there, Duration every) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("what was waited for did not come");
            }
            LockSupport.parkNanos(every.toNanos());
        }
    }
}
