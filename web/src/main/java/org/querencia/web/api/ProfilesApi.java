package org.querencia.web.api;

import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;

/// `/api/profiles`: finding people, and the whole picture of one.
final class ProfilesApi {
    private static final String LIST = "people";

    private final ProfileViews views;
    private final Identifiers identifiers;

    ProfilesApi(ApiServices services) {
        this.views = services.views();
        this.identifiers = new Identifiers(services);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/profiles", this::find),
                Route.get("/api/profiles/{id}", this::one),
                Route.get("/api/profiles/{id}/raw", this::raw));
    }

    private Reply find(Call call) {
        call.only("identifier", "q", "limit", "cursor");
        boolean byIdentifier = call.request().query().contains("identifier");
        Optional<String> text = call.query("q");
        int limit = call.limit();
        if (byIdentifier && call.request().query().contains("q")) {
            throw Call.bad("q", "cannot be combined with identifier; send one of them");
        }
        if ((byIdentifier || text.isPresent()) && call.request().query().contains("cursor")) {
            throw Call.bad("cursor", "only the list of all people has further pages");
        }
        if (byIdentifier) {
            return byIdentifier(call);
        }
        if (text.isPresent()) {
            return Page.whole(views.search(text.get(), limit), ProfileRender::row);
        }
        Optional<Position> before = call.cursor(LIST, place -> new Position(Long.parseLong(place)));
        List<PersonRow> rows = views.list(before, limit + 1);
        return Page.of(
                LIST, rows, limit, row -> Long.toString(row.first().value()), ProfileRender::row);
    }

    /// At most one person has an identifier, so the whole picture is told at once.
    private Reply byIdentifier(Call call) {
        List<ProfileView> found =
                identifiers.ofQuery(call.request(), "identifier").stream()
                        .flatMap(one -> views.find(one.type(), one.value()).stream())
                        .flatMap(id -> views.view(id).stream())
                        .limit(1)
                        .toList();
        return Page.whole(found, view -> ProfileRender.whole(view, view.id()));
    }

    private Reply one(Call call) {
        ProfileId id = Identifiers.ofPath(call.only());
        return views.view(id)
                .map(view -> Reply.ok(ProfileRender.whole(view, id)))
                .orElseThrow(() -> Identifiers.unknown(id.toString()));
    }

    private Reply raw(Call call) {
        ProfileId id = Identifiers.ofPath(call.only());
        return views.rawState(id)
                .map(Reply::ok)
                .orElseThrow(() -> Identifiers.unknown(id.toString()));
    }
}
