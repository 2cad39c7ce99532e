package org.querencia.web.api;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.segment.Movement;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Memberships.Moved;
import org.querencia.runtime.view.LiveFeed;
import org.querencia.web.http.Json;

/// Who enters and leaves a segment, as server-sent events `entered` and `left`, each once and in
/// order. Their ids count; whoever was away names the last one they got and hears what they missed.
final class SegmentFeed {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int PAGE = 500;

    private final LiveFeed feed;
    private final Memberships memberships;

    SegmentFeed(LiveFeed feed, Memberships memberships) {
        this.feed = feed;
        this.memberships = memberships;
    }

    /// Speaks until the other side goes or the server stops.
    ///
    /// @param after the id of the last one known
    void speak(String segment, long after, ServerResponse response) {
        LiveStream.speak(feed, response, (watcher, sink) -> tell(segment, after, watcher, sink));
    }

    /// What is applied wakes it, and time passing does not: so it looks now and then, too.
    private void tell(String segment, long after, LiveFeed.Watcher watcher, SseSink sink)
            throws InterruptedException {
        long last = after;
        Duration silent = Duration.ZERO;
        while (!feed.closed()) {
            long before = last;
            last = tellNew(segment, last, sink);
            silent = last > before ? Duration.ZERO : silent.plus(LOOK);
            if (silent.compareTo(LiveStream.HEARTBEAT) >= 0) {
                silent = Duration.ZERO;
                sink.emit(SseEvent.builder().comment("still here").build());
            }
            watcher.next(LOOK);
        }
    }

    private long tellNew(String segment, long after, SseSink sink) {
        long last = after;
        List<Moved> moved = memberships.changes(last, PAGE);
        while (!moved.isEmpty()) {
            for (Moved one : moved) {
                if (one.movement().segment().equals(segment)) {
                    sink.emit(event(one));
                }
            }
            last = moved.getLast().number();
            moved = memberships.changes(last, PAGE);
        }
        return last;
    }

    private static SseEvent event(Moved moved) {
        return SseEvent.builder()
                .name(moved.movement().entered() ? "entered" : "left")
                .id(Long.toString(moved.number()))
                .data(new String(Json.bytes(json(moved.movement())), StandardCharsets.UTF_8))
                .build();
    }

    private static Fields json(Movement movement) {
        return Json.object()
                .put("segment", movement.segment())
                .put("profile", movement.occasion().profile().toString())
                .put("at", movement.at())
                .put("cause", Render.word(movement.occasion().cause()))
                .put("position", movement.occasion().position().value())
                .put("version", movement.version())
                .build();
    }
}
