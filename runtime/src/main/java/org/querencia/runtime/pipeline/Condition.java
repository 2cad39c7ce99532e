package org.querencia.runtime.pipeline;

import java.time.Duration;
import java.util.Optional;
import org.querencia.runtime.operate.Health.Check;

/// How a thread of the engine does: one failure is told from a thread that will not come back.
///
/// The thread works with it; [#check] may be asked from any.
final class Condition {

    private enum State {
        WELL,
        /// Its store is away or refuses: it tries again, and what is collected waits in the log.
        TRYING_AGAIN,
        /// An error of the program itself: it tries again, but only a restart is sure to help.
        BROKEN
    }

    private final String name;
    private volatile State state = State.WELL;

    Condition(String name) {
        this.name = name;
    }

    void well() {
        if (state != State.WELL) {
            state = State.WELL;
        }
    }

    void failed(Throwable cause) {
        state = cause instanceof Error ? State.BROKEN : State.TRYING_AGAIN;
    }

    /// Waits before it is tried again.
    static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param stopped why it works no more, if so
    /// @param late what it cannot do in time, though it works
    Check check(Optional<String> stopped, Thread thread, String detail, Optional<String> late) {
        Check check = check(stopped, thread, detail);
        return late.filter(_ -> check.healthy())
                .map(what -> new Check(name, false, false, what))
                .orElse(check);
    }

    /// @param stopped why it works no more, if so
    Check check(Optional<String> stopped, Thread thread, String detail) {
        if (stopped.isPresent()) {
            return new Check(name, false, true, stopped.get());
        }
        if (thread.getState() == Thread.State.TERMINATED) {
            return new Check(name, false, true, "its thread has ended; restart the server");
        }
        return switch (state) {
            case WELL -> new Check(name, true, true, detail);
            case TRYING_AGAIN ->
                    new Check(name, false, false, detail + ", trying again; see the server's log");
            case BROKEN -> new Check(name, false, true, detail + ", broken; see the server's log");
        };
    }
}
