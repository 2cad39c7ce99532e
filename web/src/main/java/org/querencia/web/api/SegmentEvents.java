package org.querencia.web.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.TimelinePage;
import org.querencia.runtime.view.TimelinePage.Happened;
import org.querencia.runtime.warehouse.Timelines.Filter;
import org.querencia.web.http.Json;

/// A person's events in the shape of Segment's Profile API.
final class SegmentEvents {
    private static final int LIMIT_DEFAULT = 10;
    private static final int LIMIT_MAX = 100;

    private final ProfileViews views;

    SegmentEvents(ProfileViews views) {
        this.views = views;
    }

    Fields page(Call call, ProfileView person) {
        call.only("limit", "include", "start", "end", "cursor");
        int limit = call.limit(LIMIT_DEFAULT, LIMIT_MAX);
        Filter filter =
                new Filter(
                        List.of(),
                        call.query("include")
                                .map(names -> List.of(names.split(",", LIMIT_MAX)))
                                .orElse(List.of()),
                        List.of(),
                        call.instant("start"),
                        call.instant("end"));
        TimelinePage page =
                views.timeline(
                                person.id(),
                                new TimelinePage.Query(
                                        filter,
                                        false,
                                        call.cursor(TimelineApi.LIST, TimelineApi::cursor),
                                        limit))
                        .orElseThrow(() -> Identifiers.unknown(person.id().toString()));
        Optional<String> next = page.next().map(TimelineApi::text);
        return Json.object()
                .put("data", Json.items(page.entries(), SegmentEvents::entry))
                .put("cursor", SegmentProfilesRoom.cursor(call, next, limit))
                .build();
    }

    private static Value entry(TimelinePage.Entry entry) {
        return switch (entry) {
            case Happened(var logged) -> event(logged.fact());
            case TimelinePage.Concluded concluded ->
                    throw new IllegalStateException(
                            "'%s' was not asked for".formatted(concluded.row().kind()));
        };
    }

    private static Value event(Event event) {
        return Json.object()
                .put(
                        "external_ids",
                        new Value.Items(
                                event.identifiers().stream()
                                        .map(SegmentEvents::externalId)
                                        .collect(Collectors.toList())))
                .put("type", Render.word(event.type()))
                .put("event", Render.text(event.name()))
                .put("message_id", event.messageId())
                .put("source_id", event.origin().source().value())
                .put("timestamp", event.timestamp())
                .put("properties", event.properties())
                .putValue("traits", Render.some(event.traits()))
                .put("context", event.context())
                .build();
    }

    private static Value externalId(Identifier identifier) {
        return Json.object()
                .put("collection", "users")
                .put("type", identifier.type())
                .put("id", identifier.value())
                .put("encoding", "none")
                .build();
    }
}
