package org.querencia.web.console.people;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Decision.Act;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Writes decisions into the log and waits until they show.
public final class LoggedDecisions implements Decisions {
    private static final Origin ORIGIN = Origin.of("console", Trust.SECRET);
    private static final Duration APPLIED_WITHIN = Duration.ofSeconds(10);

    private final Ingest ingest;
    private final InstantSource clock;

    public LoggedDecisions(Ingest ingest, InstantSource clock) {
        this.ingest = ingest;
        this.clock = clock;
    }

    @Override
    public void decide(Act act, String by) {
        Decision decision =
                new Decision(
                        UUID.randomUUID().toString(),
                        ORIGIN,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        by,
                        act);
        for (Appended appended : ingest.append(List.of(decision), Remember.FOREVER)) {
            if (appended instanceof Appended.Stored(var position)
                    && !ingest.awaitApplied(position, APPLIED_WITHIN.toMillis())) {
                throw Problem.later(
                                Fault.UNAVAILABLE,
                                APPLIED_WITHIN,
                                "The decision is kept and will be applied; the server is behind.")
                        .exception();
            }
        }
    }
}
