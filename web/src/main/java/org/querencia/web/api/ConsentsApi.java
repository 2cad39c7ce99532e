package org.querencia.web.api;

import java.util.List;
import java.util.Optional;
import org.querencia.core.consent.Consent;
import org.querencia.core.consent.Scope;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.consent.ConsentDesk;
import org.querencia.runtime.view.ProfileViews;

/// Writing down what a person allowed or withdrew, with what proves it. Answers once it shows.
final class ConsentsApi {

    private final ProfileViews views;
    private final ConsentDesk desk;

    ConsentsApi(ApiServices services) {
        this.views = services.views();
        this.desk = services.consents();
    }

    List<Route> routes() {
        return List.of(Route.post("/api/profiles/{id}/consents", this::record));
    }

    private Reply record(Call call) {
        ProfileId id = Identifiers.ofPath(call.only());
        Fields body = call.body();
        Scope scope =
                new Scope(
                        word(body, "channel", Scope.WORD_LENGTH_MAX, "such as email, or any"),
                        word(body, "purpose", Scope.WORD_LENGTH_MAX, "such as marketing"));
        Consent consent =
                new Consent(
                        given(body),
                        word(
                                body,
                                "proof",
                                Consent.PROOF_LENGTH_MAX,
                                "the words agreed to, or how it was said"),
                        told(body, "document"),
                        told(body, "place"));
        ProfileId person =
                DecisionsApi.done(desk.record(DecisionsApi.author(call), id, scope, consent))
                        .getFirst();
        return views.view(person)
                .map(view -> Reply.ok(ProfileRender.whole(view, person)))
                .orElseThrow(() -> Identifiers.unknown(id.toString()));
    }

    private static boolean given(Fields body) {
        return body.get("given").orElse(Value.NOTHING) instanceof Value.Flag(boolean flag)
                ? flag
                : fail();
    }

    private static boolean fail() {
        throw Call.badField("given", "expected true or false");
    }

    private static String word(Fields body, String name, int lengthMax, String what) {
        return bounded(name, Call.required(body, name, what), lengthMax);
    }

    private static String told(Fields body, String name) {
        Optional<String> text = body.text(name);
        return bounded(name, text.orElse(""), Consent.WORD_LENGTH_MAX);
    }

    private static String bounded(String name, String text, int lengthMax) {
        if (text.length() > lengthMax) {
            throw Call.badField(name, "expected at most %d characters".formatted(lengthMax));
        }
        return text.strip();
    }
}
