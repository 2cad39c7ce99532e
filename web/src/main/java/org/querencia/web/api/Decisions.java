package org.querencia.web.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Decision.Act;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Writes what a caller decided into the log, and waits until it shows.
final class Decisions {
    private static final Origin ORIGIN = Origin.of("api", Trust.SECRET);

    /// Applying takes milliseconds; longer means that the pipeline is behind or stopped.
    private static final long APPLY_MILLIS_MAX = 10_000;

    private final Ingest ingest;
    private final InstantSource clock;

    Decisions(Ingest ingest, InstantSource clock) {
        this.ingest = ingest;
        this.clock = clock;
    }

    void decide(Call call, Act act) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Decision decision = new Decision(messageId(call), ORIGIN, now, call.caller().name(), act);
        for (Appended appended : ingest.append(List.of(decision), Remember.FOREVER)) {
            if (appended instanceof Appended.Stored(Position position)
                    && !ingest.awaitApplied(position, APPLY_MILLIS_MAX)) {
                throw Problem.later(
                                Fault.UNAVAILABLE,
                                java.time.Duration.ofSeconds(10),
                                "The decision is kept and will be applied, but the server is"
                                        + " behind; look again in a moment.")
                        .exception();
            }
        }
    }

    /// With an Idempotency-Key the decision has an id made from it, so that it counts once even if
    /// the server died between the log and the answer.
    private static String messageId(Call call) {
        return call.request()
                .headers()
                .first(Idempotency.HEADER)
                .map(key -> call.caller().name() + "\n" + key)
                .map(name -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(UUID::randomUUID)
                .toString();
    }
}
