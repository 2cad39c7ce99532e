package org.querencia.runtime.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.Handoff;
import org.querencia.runtime.log.LogEntry;

/// Where the pipeline has its facts from: what the log writer hands over, or the log itself.
final class Supply {

    /// Keeps a fact with its cause instead of applying it, so that the others go on.
    interface Parking {
        /// @param fact empty when it cannot even be read
        void park(Position at, Optional<Logged<Fact>> fact, Throwable defect);
    }

    private final EventLog log;
    private final Flow flow;
    private final Parking parking;

    Supply(EventLog log, Flow flow, Parking parking) {
        this.log = log;
        this.flow = flow;
        this.parking = parking;
    }

    /// What follows; nothing when none comes within `wait`.
    List<Logged<Fact>> next(int limit, Duration wait) throws InterruptedException {
        Position at = flow.applied().position();
        Handoff.Taken<List<Logged<Fact>>> taken = flow.toPipeline().take(at, limit, wait);
        if (taken.batches().isEmpty()) {
            long gap = flow.toPipeline().firstAtHand().value() - at.value();
            return gap > 0 ? fromLog((int) Math.min(limit, gap)) : List.of();
        }
        List<Logged<Fact>> facts = new ArrayList<>();
        taken.batches().forEach(batch -> facts.addAll(batch.content()));
        return facts;
    }

    /// What cannot be read is parked when its turn comes.
    List<Logged<Fact>> fromLog(int limit) {
        List<Logged<Fact>> facts = new ArrayList<>();
        for (LogEntry entry : log.read(flow.applied().position(), limit)) {
            try {
                facts.add(FactCodec.read(entry));
            } catch (RuntimeException | StackOverflowError unreadable) {
                if (!facts.isEmpty()) {
                    break;
                }
                parking.park(entry.position(), Optional.empty(), unreadable);
            }
        }
        return facts;
    }
}
