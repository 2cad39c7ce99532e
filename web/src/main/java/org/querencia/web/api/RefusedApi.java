package org.querencia.web.api;

import java.util.List;
import org.querencia.core.event.Value;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.web.http.Json;

/// `/api/refused`: events that were refused, with the reason.
final class RefusedApi {
    private static final String LIST = "refused";

    private final ApiServices services;

    RefusedApi(ApiServices services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/refused", this::list), Route.get("/api/refused/{id}", this::one));
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

    private Refused refused(Call call) {
        String id = call.path("id");
        return java.util.Optional.of(id)
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
