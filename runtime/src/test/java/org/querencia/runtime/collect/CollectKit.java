package org.querencia.runtime.collect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.collect.Delivery.Sender;
import org.querencia.runtime.collect.Delivery.Shape;
import org.querencia.runtime.memory.MemoryAccess.MemorySources;
import org.querencia.runtime.memory.MemoryRefusedEvents;

/// A collector over memory with two sources: `web` (public, key `pub`) and `server` (secret, key
/// `sec`). Its clock stands still until it is set.
public final class CollectKit {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final Sender BROWSER =
            new Sender("203.0.113.7", "Mozilla/5.0 (X11; Linux) Firefox/145.0", "");

    private static final IdentityRules IDENTITY =
            IdentityRules.defaults(
                    new Workspace(
                            "CO",
                            ZoneId.of("America/Bogota"),
                            Currency.getInstance("COP"),
                            Locale.of("es"),
                            "salt"));

    public final RecordingIngest ingest = new RecordingIngest();
    public final MemorySources sources = new MemorySources();
    public final MemoryRefusedEvents refused = new MemoryRefusedEvents();
    public Instant now = NOON;
    public MarkingRules marking = MarkingRules.NONE;

    private final InstantSource clock = () -> now;
    public final Collector collector =
            new Collector(
                    sources,
                    ingest,
                    refused,
                    () -> new CollectRules(IDENTITY, marking),
                    clock,
                    RandomGenerator.of("L64X128MixRandom"));
    public final RefusedReplay replay = new RefusedReplay(collector, sources, refused, clock);

    public CollectKit() {
        add(source("web", Trust.PUBLIC), "pub");
        add(source("server", Trust.SECRET), "sec");
    }

    public void add(Source source, String writeKey) {
        sources.save(source);
        sources.addWriteKey(source.key(), writeKey);
    }

    public static Source source(String key, Trust trust) {
        return new Source(
                new SourceKey(key),
                key,
                trust,
                true,
                Origin.PRIORITY_DEFAULT,
                Origin.NAMESPACE_DEFAULT,
                List.of(),
                100_000,
                "",
                false);
    }

    /// A batch from a server.
    public Answer batch(String json) {
        return send(new Shape.Batch(), "sec", json);
    }

    public Answer send(Shape shape, String writeKey, String json) {
        return collector.collect(
                new Delivery(
                        shape,
                        writeKey.isEmpty() ? Optional.empty() : Optional.of(writeKey),
                        BROWSER,
                        json.getBytes(StandardCharsets.UTF_8)));
    }

    /// The one event that a batch of `item` alone makes.
    public Event event(String item) {
        Answer answer = batch("{\"batch\":[%s]}".formatted(item));
        if (answer instanceof Answer.Accepted(int stored, _, _) && stored == 1) {
            return ingest.events().getLast();
        }
        throw new AssertionError("refused: " + answer);
    }
}
