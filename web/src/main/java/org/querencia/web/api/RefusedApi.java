package org.querencia.web.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.runtime.collect.Replayed;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// `/api/refused`: events that were refused, with the reason.
final class RefusedApi {
    private static final String LIST = "refused";

    private final ApiServices services;

    RefusedApi(ApiServices services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/refused", this::list),
                Route.get("/api/refused/{id}", this::one),
                Route.post("/api/refused/{id}/replay", this::replay));
    }

    private Reply list(Call call) {
        call.only("source", "limit", "cursor");
        int limit = call.limit();
        List<Refused> rows =
                services.refusedEvents()
                        .of(call.source(), call.cursor(LIST, Long::valueOf), limit + 1);
        return Page.of(LIST, rows, limit, row -> Long.toString(row.id()), RefusedApi::render);
    }

    private Reply one(Call call) {
        return Reply.ok(render(refused(call.only())));
    }

    /// Takes the event again, as corrected in `event`, or as it came if the source was at fault.
    private Reply replay(Call call) {
        Refused refused = refused(call.only());
        Fields body = call.body();
        String corrected =
                body.get("event").isPresent()
                        ? new String(Json.bytes(body.fields("event")), StandardCharsets.UTF_8)
                        : refused.body();
        return switch (services.replay().replay(refused.id(), corrected)) {
            case Replayed.Taken(int stored, int duplicates) ->
                    Reply.ok(
                            Json.object()
                                    .put("stored", stored)
                                    .put("duplicates", duplicates)
                                    .build());
            case Replayed.StillRefused(var code, String reason) ->
                    throw Problem.at(Fault.STILL_REFUSED, "event", code.text() + ": " + reason)
                            .exception();
            case Replayed.TakenBefore(Instant at) ->
                    throw Problem.of(
                                    Fault.CONFLICT,
                                    "This event was sent again at %s and counts.".formatted(at))
                            .exception();
        };
    }

    private Refused refused(Call call) {
        String id = call.path("id");
        return Optional.of(id)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .flatMap(services.refusedEvents()::byId)
                .orElseThrow(() ->
                        Call.notFound(
                                "No refused event has the id '%s'; GET /api/refused lists them."
                                        .formatted(id)));
    }

    private static Value render(Refused refused) {
        return Json.object()
                .put("id", refused.id())
                .put("source", refused.source().value())
                .put("receivedAt", refused.receivedAt())
                .put("index", refused.index())
                .put("code", refused.code())
                .put("reason", refused.reason())
                .put("body", refused.body())
                .putInstant("replayedAt", refused.replayed())
                .build();
    }
}
