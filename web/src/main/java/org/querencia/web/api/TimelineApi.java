package org.querencia.web.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.state.JournalRow;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.TimelinePage;
import org.querencia.runtime.view.TimelinePage.Concluded;
import org.querencia.runtime.view.TimelinePage.Cursor;
import org.querencia.runtime.view.TimelinePage.Happened;
import org.querencia.runtime.view.TimelinePage.Query;
import org.querencia.runtime.warehouse.Timelines.Filter;
import org.querencia.web.http.Json;

/// `/api/profiles/{id}/events`: what happened with a person, newest first; what the engine
/// concluded from it only when asked for.
final class TimelineApi {
    static final String LIST = "events";
    private static final int FILTER_VALUES_MAX = 50;

    private final ProfileViews views;

    TimelineApi(ApiServices services) {
        this.views = services.views();
    }

    List<Route> routes() {
        return List.of(Route.get("/api/profiles/{id}/events", this::events));
    }

    private Reply events(Call call) {
        call.only("type", "event", "source", "from", "to", "include", "limit", "cursor");
        ProfileId id = Identifiers.ofPath(call);
        Query query =
                new Query(
                        filter(call),
                        derived(call),
                        call.cursor(LIST, TimelineApi::cursor),
                        call.limit());
        TimelinePage page =
                views.timeline(id, query).orElseThrow(() -> Identifiers.unknown(id.toString()));
        return Page.reply(
                Json.items(page.entries(), TimelineApi::entry), page.next().map(TimelineApi::text));
    }

    private static Filter filter(Call call) {
        Optional<Instant> from = call.instant("from");
        Optional<Instant> to = call.instant("to");
        if (from.isPresent() && to.isPresent() && !to.get().isAfter(from.get())) {
            throw Call.bad("to", "expected an instant after from");
        }
        return new Filter(
                bounded(call, "type").stream().map(Call::type).toList(),
                bounded(call, "event"),
                bounded(call, "source").stream()
                        .map(text -> Call.sourceKey("source", text))
                        .toList(),
                from,
                to);
    }

    private static List<String> bounded(Call call, String name) {
        List<String> values = call.queries(name);
        if (values.size() > FILTER_VALUES_MAX) {
            throw Call.bad(name, "expected at most %d of them".formatted(FILTER_VALUES_MAX));
        }
        return values;
    }

    private static boolean derived(Call call) {
        return switch (call.query("include").orElse("")) {
            case "" -> false;
            case "derived" -> true;
            case String other ->
                    throw Call.bad("include", "'%s': expected derived".formatted(other));
        };
    }

    private static Value entry(TimelinePage.Entry entry) {
        return switch (entry) {
            case Happened(var logged) -> Render.event(logged);
            case Concluded(JournalRow row, boolean undone) -> concluded(row, undone);
        };
    }

    private static Fields concluded(JournalRow row, boolean undone) {
        return Json.object()
                .put("derived", true)
                .put("type", row.kind())
                .put("timestamp", row.at())
                .put("cause", row.cause().toString())
                .put("detail", ValueCodec.read(Call.utf8(row.detail())))
                .put("undone", undone)
                .put("position", row.position().value())
                .build();
    }

    static String text(Cursor cursor) {
        return PageCursor.of(
                LIST, cursor.at() + " " + cursor.position().value() + " " + cursor.ordinal());
    }

    /// Throws what the reader of cursors takes for a wrong one.
    static Cursor cursor(String place) {
        String[] parts = place.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected three parts");
        }
        return new Cursor(
                Instant.parse(parts[0]),
                new Position(Long.parseLong(parts[1])),
                Integer.parseInt(parts[2]));
    }
}
