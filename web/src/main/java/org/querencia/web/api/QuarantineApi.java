package org.querencia.web.api;

import java.util.List;
import java.util.UUID;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Refusal;
import org.querencia.runtime.state.QuarantineRow.Place;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.QuarantineView;
import org.querencia.web.http.Json;

/// `/api/quarantine`: identifiers that are kept apart from the people they came with.
final class QuarantineApi {
    private static final String LIST = "quarantine";

    private final ProfileViews views;

    QuarantineApi(ApiServices services) {
        this.views = services.views();
    }

    List<Route> routes() {
        return List.of(Route.get("/api/quarantine", this::list));
    }

    private Reply list(Call call) {
        int limit = call.only("limit", "cursor").limit();
        return Page.of(
                LIST,
                views.quarantine(call.cursor(LIST, QuarantineApi::place), limit + 1),
                limit,
                view -> "%d %s".formatted(view.place().links(), view.place().anchor()),
                QuarantineApi::render);
    }

    private static Place place(String text) {
        int space = text.indexOf(' ');
        return new Place(
                Long.parseLong(text.substring(0, Math.max(0, space))),
                new AnchorId(UUID.fromString(text.substring(space + 1))));
    }

    private static Fields render(QuarantineView view) {
        return Json.object()
                .put("identifier", Render.identifier(view.identifier()))
                .put("profile", view.owner().toString())
                .put("reason", LinkWords.code(view.why().reason()))
                .put("explanation", explanation(view.why().reason()))
                .put("since", view.why().since())
                .put("links", Value.of(view.links()))
                .put("people", Value.of(view.people()))
                .put("some", Json.texts(view.some().stream().map(ProfileId::toString).toList()))
                .build();
    }

    private static String explanation(Refusal.Reason reason) {
        return reason instanceof Refusal.SharedIdentifier
                ? "So many people have it that it names nobody."
                : "So much hangs together there already that it waits for somebody to look.";
    }
}
