package org.querencia.runtime.analyst;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// By which somebody may stop a question that is being answered. Safe from any thread.
public final class Stop {

    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicReference<Runnable> stopping = new AtomicReference<>(() -> {});

    /// Stops it now, or as soon as it begins.
    public void now() {
        asked.set(true);
        stopping.get().run();
    }

    public boolean isAsked() {
        return asked.get();
    }

    /// What stops it from now on.
    public void by(Runnable stop) {
        stopping.set(stop);
        if (asked.get()) {
            stop.run();
        }
    }
}
