package org.querencia.runtime.collect;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.collect.Delivery.Shape;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Sends refused events again, after somebody corrected them.
public final class RefusedReplay {

    private static final JsonMapper JSON = new JsonMapper();

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

    /// Takes `corrected` in place of the refused event: as an event of the same source, its time
    /// reckoned from when it first came. Once taken, the refused one is marked as sent again.
    ///
    /// Answers [Answer.Rejected] when it is still wrong. Throws [IllegalArgumentException] when
    /// there is no refused event `id`, and what [org.querencia.runtime.log.Ingest] throws.
    public Answer replay(long id, String corrected) {
        Refused refused =
                refusedEvents
                        .byId(id)
                        .orElseThrow(() -> new IllegalArgumentException("no refused event " + id));
        Source source =
                sources.source(refused.source())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "the source '%s' of refused event %d is gone"
                                                .formatted(refused.source(), id)));
        JsonNode event;
        try {
            event = JSON.readTree(corrected);
        } catch (JacksonException malformed) {
            return new Answer.Rejected(
                    RefusalCode.BAD_JSON,
                    "this is not JSON (line %d, column %d): %s"
                            .formatted(
                                    malformed.getLocation().getLineNr(),
                                    malformed.getLocation().getColumnNr(),
                                    malformed.getOriginalMessage()));
        }
        Answer answer = send(event, source, refused);
        if (answer instanceof Answer.Accepted(_, _, var stillRefused) && !stillRefused.isEmpty()) {
            Refusal reason = stillRefused.getFirst();
            return new Answer.Rejected(reason.code(), reason.reason());
        }
        if (answer instanceof Answer.Accepted) {
            refusedEvents.markReplayed(id, clock.instant());
        }
        return answer;
    }

    private Answer send(JsonNode event, Source source, Refused refused) {
        String dialect = event.path(KeptBody.DIALECT).asString("");
        Shape shape =
                switch (dialect) {
                    case "posthog" -> new Shape.PostHog();
                    case "snowplow" -> new Shape.Snowplow();
                    default -> new Shape.Batch();
                };
        // A whole request that was refused may be corrected as a whole.
        boolean whole = event.path("batch").isArray() || event.path("data").isArray();
        ObjectNode batch = JSON.createObjectNode();
        batch.putArray(shape instanceof Shape.Snowplow ? "data" : "batch").add(event);
        byte[] body = (whole ? event : batch).toString().getBytes(StandardCharsets.UTF_8);
        return collector.replay(shape, body, source, refused.receivedAt());
    }
}
