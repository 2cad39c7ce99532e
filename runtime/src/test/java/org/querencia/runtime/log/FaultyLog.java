package org.querencia.runtime.log;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.querencia.core.event.Position;
import org.querencia.runtime.memory.MemoryLog;

/// A log that fails when told to: by throwing, by being slow, or by storing and not saying so.
final class FaultyLog implements EventLog {

    private final MemoryLog log = new MemoryLog("faulty");
    private volatile Optional<Supplier<Throwable>> failure = Optional.empty();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean answerLost;

    void failWith(Supplier<Throwable> cause) {
        failure = Optional.of(cause);
    }

    void mend() {
        failure = Optional.empty();
    }

    /// From now on appending waits for what is answered to be counted down.
    CountDownLatch hold() {
        CountDownLatch held = new CountDownLatch(1);
        gate = held;
        return held;
    }

    /// The next batch is stored, and nobody is told.
    void loseNextAnswer() {
        answerLost = true;
    }

    @Override
    public List<Appended> append(List<NewEntry> entries) {
        try {
            gate.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        fail();
        List<Appended> answers = log.append(entries);
        if (answerLost) {
            answerLost = false;
            throw new LogUnavailableException("in doubt", new IllegalStateException("lost"));
        }
        return answers;
    }

    @Override
    public void probe() {
        fail();
    }

    @Override
    public List<LogEntry> read(Position after, int limit) {
        return log.read(after, limit);
    }

    @Override
    public List<LogEntry> readOthers(Position after, int limit) {
        return log.readOthers(after, limit);
    }

    @Override
    public List<LogEntry> retracted(Optional<Position> by, Position after, int limit) {
        return log.retracted(by, after, limit);
    }

    @Override
    public void erase(Collection<Position> positions) {
        fail();
        log.erase(positions);
    }

    @Override
    public List<LogEntry> at(List<Position> positions) {
        return log.at(positions);
    }

    @Override
    public Position head() {
        return log.head();
    }

    @Override
    public String epoch() {
        return log.epoch();
    }

    private void fail() {
        Optional<Supplier<Throwable>> cause = failure;
        if (cause.isPresent()) {
            switch (cause.get().get()) {
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case Throwable other -> throw new IllegalArgumentException(other);
            }
        }
    }
}
