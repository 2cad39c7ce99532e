package org.querencia.web.console.home;

import io.helidon.http.HeaderNames;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Position;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.view.LiveFeed;
import org.querencia.runtime.view.LiveFeed.Arrival;
import org.querencia.runtime.view.LiveFeed.Moment;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.HomeView.Happening;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// What happens right now, told to open pages by server-sent events: the latest events as a list,
/// and a word that the figures changed.
public final class Happenings {
    private static final int SHOWN = 9;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// Moments closer together than this are told together, so that a busy log does not flicker.
    private static final Duration PACE = Duration.ofMillis(700);

    /// Figures come a moment after events; this long they are waited for before pages ask.
    private static final Duration FIGURES_WAIT = Duration.ofSeconds(3);

    private final LiveFeed feed;
    private final Recent recent;
    private final Names names;
    private final Progress projected;

    /// @param projected how far the figures have come
    public Happenings(LiveFeed feed, Recent recent, Names names, Progress projected) {
        this.feed = feed;
        this.recent = recent;
        this.names = names;
        this.projected = projected;
    }

    /// The latest when a page opens.
    List<Happening> latest(Formats formats) {
        return recent.arrivals(SHOWN).stream().map(arrival -> said(arrival, false)).toList();
    }

    void speak(Visit visit) {
        try (LiveFeed.Watcher watcher =
                        feed.watch()
                                .orElseThrow(() ->
                                        Problem.later(
                                                        Fault.UNAVAILABLE,
                                                        HEARTBEAT,
                                                        "Too many pages watch at once.")
                                                .exception());
                SseSink sink = open(visit)) {
            tell(visit, watcher, sink);
        } catch (UncheckedIOException gone) {
            // The page was closed: that is how watching ends.
            return;
        }
    }

    private static SseSink open(Visit visit) {
        visit.response().header(HeaderNames.CACHE_CONTROL, "no-store");
        return visit.response().sink(SseSink.TYPE);
    }

    private void tell(Visit visit, LiveFeed.Watcher watcher, SseSink sink) {
        Deque<Arrival> shown = new ArrayDeque<>(recent.arrivals(SHOWN));
        sink.emit(SseEvent.builder().comment("watching").build());
        missed(visit, shown, sink);
        Duration silent = Duration.ZERO;
        try {
            while (!feed.closed()) {
                Optional<Moment> moment = watcher.next(PACE);
                if (moment.isEmpty()) {
                    silent = silent.plus(PACE);
                    if (silent.compareTo(HEARTBEAT) >= 0) {
                        silent = Duration.ZERO;
                        sink.emit(SseEvent.builder().comment("still here").build());
                    }
                    continue;
                }
                silent = Duration.ZERO;
                int fresh = take(moment, watcher, shown);
                tell(visit, shown, fresh, sink);
                Thread.sleep(PACE);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells what happened between the making of the page and its watching.
    private void missed(Visit visit, Deque<Arrival> shown, SseSink sink) {
        long after = visit.query().number("after").orElse(Long.MAX_VALUE);
        long fresh = shown.stream().filter(arrival -> arrival.position().value() > after).count();
        if (fresh > 0) {
            tell(visit, shown, (int) fresh, sink);
        }
    }

    private void tell(Visit visit, Deque<Arrival> shown, int fresh, SseSink sink) {
        sink.emit(event("happenings", list(visit, shown, fresh)));
        shown.stream()
                .map(Arrival::position)
                .max(Position::compareTo)
                .ifPresent(last -> projected.await(last, FIGURES_WAIT.toMillis()));
        sink.emit(event("figures", "changed"));
    }

    /// Puts this moment and those waiting behind it on top; says how many are new. What was read
    /// from the log a moment before it was applied comes again, now with its person.
    private static int take(Optional<Moment> first, LiveFeed.Watcher watcher, Deque<Arrival> shown)
            throws InterruptedException {
        int fresh = 0;
        for (Optional<Moment> moment = first;
                moment.isPresent();
                moment = watcher.next(Duration.ZERO)) {
            for (Arrival arrival : moment.get().latest().reversed()) {
                if (!shown.removeIf(known -> known.position().equals(arrival.position()))) {
                    fresh++;
                }
                shown.addFirst(arrival);
            }
            while (shown.size() > SHOWN) {
                shown.removeLast();
            }
        }
        return Math.min(fresh, SHOWN);
    }

    private String list(Visit visit, Deque<Arrival> shown, int fresh) {
        Frame frame = visit.frame();
        List<Happening> rows = new java.util.ArrayList<>();
        for (Arrival arrival : shown) {
            rows.add(said(arrival, rows.size() < fresh));
        }
        return visit.rendered("home/happenings.jte", frame, Map.of("happenings", rows));
    }

    private Happening said(Arrival arrival, boolean fresh) {
        return new Happening(
                arrival.position().value(),
                arrival.type().name().toLowerCase(java.util.Locale.ROOT),
                arrival.name(),
                arrival.source(),
                arrival.timestamp(),
                arrival.profile().map(names::of).orElse(""),
                arrival.profile().map(Object::toString).orElse(""),
                fresh);
    }

    private static SseEvent event(String name, String data) {
        return SseEvent.builder().name(name).data(data).build();
    }

    /// The last events of the log.
    @FunctionalInterface
    public interface Recent {

        /// Newest first, at most `limit`.
        List<Arrival> arrivals(int limit);
    }
}
