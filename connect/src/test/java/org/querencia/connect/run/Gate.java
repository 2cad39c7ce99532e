package org.querencia.connect.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;

/// A door to the log that can be held shut in the middle of an import.
final class Gate implements Ingest {

    private final Ingest beyond;
    private final AtomicInteger passing = new AtomicInteger(Integer.MAX_VALUE);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    Gate(Ingest beyond) {
        this.beyond = beyond;
    }

    /// Lets so many calls through, and holds the next one after its facts are stored.
    void shutAfter(int calls) {
        passing.set(calls);
    }

    void awaitHeld() {
        await(reached);
    }

    void open() {
        passing.set(Integer.MAX_VALUE);
        opened.countDown();
    }

    @Override
    public List<Appended> append(
            List<? extends Fact> facts, Remember remember, Optional<ImportId> importId) {
        List<Appended> answers = beyond.append(facts, remember, importId);
        if (passing.getAndDecrement() == 0) {
            reached.countDown();
            await(opened);
        }
        return answers;
    }

    @Override
    public boolean awaitApplied(Position position, long millisMax) {
        return beyond.awaitApplied(position, millisMax);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
