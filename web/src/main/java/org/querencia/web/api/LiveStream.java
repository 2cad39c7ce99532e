package org.querencia.web.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.querencia.runtime.view.LiveFeed;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// A stream of server-sent events that is fed while others watch, too: it takes one of the places
/// there are and frees it when the page goes.
final class LiveStream {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private LiveStream() {}

    @FunctionalInterface
    interface Teller {
        /// Tells until the feed is closed.
        void tell(LiveFeed.Watcher watcher, SseSink sink) throws InterruptedException;
    }

    /// Speaks until the other side goes or the server stops.
    static void speak(LiveFeed feed, ServerResponse response, Teller teller) {
        try (LiveFeed.Watcher watcher =
                        feed.watch()
                                .orElseThrow(() ->
                                        Problem.later(
                                                        Fault.UNAVAILABLE,
                                                        HEARTBEAT,
                                                        "Too many pages watch at once.")
                                                .exception());
                SseSink sink = open(response)) {
            sink.emit(SseEvent.builder().comment("watching").build());
            teller.tell(watcher, sink);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException gone) {
            // The page was closed: that is how watching ends.
            return;
        }
    }

    private static SseSink open(ServerResponse response) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        return response.sink(SseSink.TYPE);
    }
}
