package org.querencia.web.api;

import java.util.List;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Refusal;
import org.querencia.runtime.view.LinkView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Json;

/// `/api/profiles/{id}/links`: why these identifiers are one person, and what was not believed.
final class LinksApi {
    private final ProfileViews views;

    LinksApi(ApiServices services) {
        this.views = services.views();
    }

    List<Route> routes() {
        return List.of(Route.get("/api/profiles/{id}/links", this::links));
    }

    private Reply links(Call call) {
        ProfileId id = Identifiers.ofPath(call.only());
        List<LinkView> links =
                views.links(id).orElseThrow(() -> Identifiers.unknown(id.toString()));
        return Page.whole(links, LinksApi::link);
    }

    private static Fields link(LinkView view) {
        return Json.object()
                .putValue("one", view.one().map(Render::identifier))
                .putValue("other", view.other().map(Render::identifier))
                .put("profile", view.owner().map(ProfileId::toString))
                .put("otherProfile", view.otherOwner().map(ProfileId::toString))
                .put("counts", view.counts())
                .put("grounds", code(view.link().grounds()))
                .put("trust", Render.word(view.link().trust()))
                .put("at", view.link().at())
                .put("source", view.link().source().value())
                .put("messageId", view.link().messageId())
                .put("position", view.link().position().value())
                .put("explanation", LinkWords.explanation(view))
                .putValue("refusal", view.refusal().map(LinksApi::refusal))
                .build();
    }

    private static Value refusal(Refusal refusal) {
        return Json.object()
                .put("reason", LinkWords.code(refusal.reason()))
                .put("explanation", LinkWords.reason(refusal.reason()))
                .build();
    }

    private static String code(Enum<?> constant) {
        return Render.word(constant).replace('_', '-');
    }
}
