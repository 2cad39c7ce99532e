package org.querencia.runtime.collect;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.collect.RefusedEvents.Refused;

/// Sends refused events again, after somebody corrected them.
///
/// Safe from any thread: sent twice at once, an event without a messageId has the same made-up one
/// both times, and so counts once.
public final class RefusedReplay {

    private final Collector collector;
    private final Sources sources;
    private final RefusedEvents refusedEvents;
    private final InstantSource clock;

    public RefusedReplay(
            Collector collector,
            Sources sources,
            RefusedEvents refusedEvents,
            InstantSource clock) {
        this.collector = collector;
        this.sources = sources;
        this.refusedEvents = refusedEvents;
        this.clock = clock;
    }

    /// Takes `corrected` in place of the refused event: of the same source and request, its time
    /// reckoned from when it first came. A request that was refused as a whole is corrected as a
    /// whole, and taken if all of its events are good. Once taken, it is marked as sent again.
    ///
    /// Throws [IllegalArgumentException] when there is no refused event `id`, and what
    /// [org.querencia.runtime.log.Ingest] throws.
    public Replayed replay(long id, String corrected) {
        Refused refused =
                refusedEvents
                        .byId(id)
                        .orElseThrow(() -> new IllegalArgumentException("no refused event " + id));
        if (refused.replayed().isPresent()) {
            return new Replayed.TakenBefore(refused.replayed().get());
        }
        Replayed replayed =
                collector.replay(
                        KeptRequest.read(refused.request()),
                        corrected.getBytes(StandardCharsets.UTF_8),
                        source(refused),
                        refused.receivedAt(),
                        "refused-" + id);
        if (replayed instanceof Replayed.Taken) {
            refusedEvents.markReplayed(id, clock.instant());
        }
        return replayed;
    }

    private Source source(Refused refused) {
        return sources.source(refused.source())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the source '%s' of refused event %d is gone"
                                        .formatted(refused.source(), refused.id())));
    }
}
