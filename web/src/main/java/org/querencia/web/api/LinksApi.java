package org.querencia.web.api;

import java.util.List;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Explanation;
import org.querencia.core.identity.Explanation.OnePerson;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Refusal;
import org.querencia.runtime.view.LinkView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.Resemblance;
import org.querencia.web.http.Json;

/// `/api/profiles/{id}/links`: why these identifiers are one person, and what was not believed.
final class LinksApi {
    private final ProfileViews views;
    private final Identifiers identifiers;

    LinksApi(ApiServices services) {
        this.views = services.views();
        this.identifiers = new Identifiers(services);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/profiles/{id}/links", this::links),
                Route.get("/api/profiles/{id}/resembling", this::resembling),
                Route.get("/api/explain", this::explain));
    }

    private Reply links(Call call) {
        ProfileId id = Identifiers.ofPath(call.only("limit", "cursor"));
        List<LinkView> links =
                views.links(id).orElseThrow(() -> Identifiers.unknown(id.toString()));
        return Page.cut(call, "links", links, LinksApi::place, LinksApi::link);
    }

    /// What was joined by hand may be told by an event too.
    private static String place(LinkView view) {
        return "%s %s %s".formatted(view.link().a(), view.link().b(), view.link().grounds());
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

    private Reply resembling(Call call) {
        ProfileId id = Identifiers.ofPath(call.only("limit", "cursor"));
        return Page.cut(
                call,
                "resembling",
                views.resembling(id).orElseThrow(() -> Identifiers.unknown(id.toString())),
                one -> one.person().id().toString(),
                LinksApi::resemblance);
    }

    private static Fields resemblance(Resemblance resemblance) {
        return Json.object()
                .put("profile", ProfileRender.row(resemblance.person()))
                .put("reason", LinkWords.code(resemblance.grounds()))
                .put("explanation", LinkWords.explanation(resemblance.grounds()))
                .build();
    }

    /// Why two identifiers are, or are not, one person.
    private Reply explain(Call call) {
        call.only("one", "other");
        Identifier one = identifier(call, "one");
        Identifier other = identifier(call, "other");
        Explanation explanation =
                views.explain(one, other)
                        .orElseThrow(() ->
                                Call.notFound(
                                        "At least one of these identifiers was never" + " seen."));
        return Reply.ok(
                Json.object()
                        .put("one", Render.identifier(one))
                        .put("other", Render.identifier(other))
                        .put("onePerson", explanation instanceof OnePerson)
                        .put("explanation", LinkWords.explanation(explanation))
                        .build());
    }

    private Identifier identifier(Call call, String parameter) {
        if (call.query(parameter).isEmpty()) {
            throw Call.bad(parameter, "missing; expected an identifier such as email:ana@x.co");
        }
        return identifiers.ofQuery(call.request(), parameter).getFirst();
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
