package org.querencia.web.api;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.view.LiveFeed;
import org.querencia.runtime.view.LiveFeed.Arrival;
import org.querencia.runtime.view.LiveFeed.Moment;
import org.querencia.web.http.Json;

/// What just happened, as server-sent events: one `moment` per micro-batch applied, a comment every
/// quarter of a minute so that proxies keep the connection. The caller is let in before.
public final class EventFeed {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final LiveFeed feed;

    public EventFeed(LiveFeed feed) {
        this.feed = feed;
    }

    /// Speaks until the other side goes or the server stops.
    public void speak(ServerResponse response) {
        LiveStream.speak(feed, response, this::tell);
    }

    private void tell(LiveFeed.Watcher watcher, SseSink sink) throws InterruptedException {
        Duration silent = Duration.ZERO;
        while (!feed.closed()) {
            Optional<Moment> moment = watcher.next(LOOK);
            silent = moment.isPresent() ? Duration.ZERO : silent.plus(LOOK);
            if (moment.isPresent()) {
                sink.emit(event(moment.get()));
            } else if (silent.compareTo(LiveStream.HEARTBEAT) >= 0) {
                silent = Duration.ZERO;
                sink.emit(SseEvent.builder().comment("still here").build());
            }
        }
    }

    private static SseEvent event(Moment moment) {
        return SseEvent.builder()
                .name("moment")
                .id(Long.toString(moment.upTo().value()))
                .data(new String(Json.bytes(json(moment)), StandardCharsets.UTF_8))
                .build();
    }

    static Fields json(Moment moment) {
        return Json.object()
                .put("position", moment.upTo().value())
                .put("events", moment.events())
                .put("newPeople", moment.newPeople())
                .put("latest", Json.items(moment.latest(), EventFeed::arrival))
                .build();
    }

    private static Value arrival(Arrival arrival) {
        return Json.object()
                .put("position", arrival.position().value())
                .put("type", Render.word(arrival.type()))
                .put("event", Render.text(arrival.name()))
                .put("source", arrival.source().value())
                .put("timestamp", arrival.timestamp())
                .put("profile", arrival.profile().map(Object::toString))
                .build();
    }
}
