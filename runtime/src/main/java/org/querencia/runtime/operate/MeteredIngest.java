package org.querencia.runtime.operate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;

/// Counts what goes through the door to the log, and how long callers wait until it is durable.
public final class MeteredIngest implements Ingest {

    private final Ingest ingest;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter suppressed;
    private final Timer waits;

    public MeteredIngest(Ingest ingest, MeterRegistry meters) {
        this.ingest = ingest;
        this.stored = counter(meters, "stored");
        this.duplicates = counter(meters, "duplicate");
        this.suppressed = counter(meters, "suppressed");
        this.waits =
                Timer.builder("querencia.ingest.wait")
                        .description("from a call to its facts being durable")
                        .publishPercentiles(0.5, 0.99)
                        .register(meters);
    }

    @Override
    public List<Appended> append(
            List<? extends Fact> facts, Remember remember, Optional<ImportId> importId) {
        Timer.Sample started = Timer.start();
        List<Appended> answers = ingest.append(facts, remember, importId);
        started.stop(waits);
        for (Appended answer : answers) {
            switch (answer) {
                case Appended.Stored _ -> stored.increment();
                case Appended.Duplicate _ -> duplicates.increment();
                case Appended.Suppressed _ -> suppressed.increment();
            }
        }
        return answers;
    }

    @Override
    public boolean awaitApplied(Position position, long millisMax) {
        return ingest.awaitApplied(position, millisMax);
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("querencia.ingest.events")
                .description("facts sent to the log, by what became of them")
                .tag("outcome", outcome)
                .register(meters);
    }
}
