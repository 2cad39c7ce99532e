package org.querencia.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Decision.Act;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// What people decide about people: who is one person and who is not, which link is wrong, what a
/// trait really is.
final class DecisionsApi {
    private static final int TRAIT_LENGTH_MAX = 200;

    private final ProfileViews views;
    private final Identifiers identifiers;
    private final Decisions decisions;

    DecisionsApi(ApiServices services) {
        this.identifiers = new Identifiers(services);
        this.views = services.views();
        this.decisions = new Decisions(services.ingest(), services.clock());
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/profiles/merge", this::merge),
                Route.post("/api/profiles/{id}/split", this::split),
                Route.post(
                        "/api/profiles/{id}/links/refuse",
                        call -> link(call, Decision.RefuseLink::new)),
                Route.post(
                        "/api/profiles/{id}/links/restore",
                        call -> link(call, Decision.RestoreLink::new)),
                Route.put("/api/profiles/{id}/traits/{trait}", this::correct),
                Route.delete("/api/profiles/{id}/traits/{trait}", this::release));
    }

    /// Answers with the one person the two have become.
    private Reply merge(Call call) {
        Fields body = call.only().body();
        ProfileView one = view(identifiers.person(body, "one"));
        ProfileView other = view(identifiers.person(body, "other"));
        if (!one.id().equals(other.id())) {
            decisions.decide(call, new Decision.Merge(strongest(one), strongest(other)));
        }
        return present(one.id());
    }

    /// Answers with both: the person of the path, and the one the identifiers went to.
    private Reply split(Call call) {
        ProfileView person = view(Identifiers.ofPath(call.only()));
        List<Identifier> apart = named(call.body(), person);
        List<Identifier> rest =
                person.identifiers().stream()
                        .map(ProfileView.Known::identifier)
                        .filter(identifier -> !apart.contains(identifier))
                        .toList();
        if (rest.isEmpty()) {
            throw Call.badField(
                    "identifiers", "all of the person's; leave at least one with the person");
        }
        decisions.decide(call, new Decision.Split(apart, rest));
        return Reply.ok(
                Json.object()
                        .put("profile", owner(rest.getFirst()))
                        .put("apart", owner(apart.getFirst()))
                        .build());
    }

    private Reply link(Call call, BiFunction<Identifier, Identifier, Act> act) {
        ProfileView person = view(Identifiers.ofPath(call.only()));
        Fields body = call.body();
        decisions.decide(
                call, act.apply(linked(person, body, "one"), linked(person, body, "other")));
        return present(person.id());
    }

    private Reply correct(Call call) {
        ProfileView person = view(Identifiers.ofPath(call.only()));
        Value value =
                call.body()
                        .get("value")
                        .orElseThrow(() ->
                                Call.badField(
                                        "value",
                                        "missing; expected what the trait really is, or"
                                                + " null to remove it"));
        decisions.decide(call, new Decision.CorrectTrait(strongest(person), trait(call), value));
        return present(person.id());
    }

    private Reply release(Call call) {
        ProfileView person = view(Identifiers.ofPath(call.only()));
        decisions.decide(call, new Decision.ReleaseTrait(strongest(person), trait(call)));
        return present(person.id());
    }

    private static String trait(Call call) {
        String trait = call.path("trait");
        if (trait.isBlank() || trait.length() > TRAIT_LENGTH_MAX) {
            throw Call.bad(
                    "trait", "expected a name of 1 to %d characters".formatted(TRAIT_LENGTH_MAX));
        }
        return trait;
    }

    private List<Identifier> named(Fields body, ProfileView person) {
        List<Value> items = body.items("identifiers");
        if (items.isEmpty()) {
            throw Call.badField(
                    "identifiers",
                    "missing; expected a list of those that are somebody else's, such as"
                            + " [\"email:leo@x.co\"]");
        }
        List<Identifier> named = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            String field = "identifiers[%d]".formatted(at);
            Identifier one = identifiers.ofField(field, items.get(at));
            if (!has(person, one)) {
                throw Call.badField(field, "'%s' is not one of this person's".formatted(one));
            }
            named.add(one);
        }
        return named.stream().distinct().toList();
    }

    /// An end of a link around the person, as GET …/links shows it.
    private Identifier linked(ProfileView person, Fields body, String field) {
        Identifier one = identifiers.required(body, field);
        boolean shown =
                has(person, one)
                        || views.links(person.id()).orElse(List.of()).stream()
                                .flatMap(link ->
                                        Stream.concat(link.one().stream(), link.other().stream()))
                                .anyMatch(one::equals);
        if (!shown) {
            throw Call.badField(
                    field,
                    "'%s' is not in the links of this person, which GET …/links shows"
                            .formatted(one));
        }
        return one;
    }

    private static boolean has(ProfileView person, Identifier identifier) {
        return person.identifiers().stream()
                .anyMatch(known -> known.identifier().equals(identifier));
    }

    private static Identifier strongest(ProfileView person) {
        return person.identifiers().stream()
                .map(ProfileView.Known::identifier)
                .findFirst()
                .orElseThrow(() ->
                        Problem.of(
                                        Fault.CONFLICT,
                                        "This person has no identifier left to decide" + " about.")
                                .exception());
    }

    private ProfileView view(ProfileId id) {
        return views.view(id).orElseThrow(() -> Identifiers.unknown(id.toString()));
    }

    private Reply present(ProfileId id) {
        return Reply.ok(ProfileRender.whole(view(id), id));
    }

    private Fields owner(Identifier identifier) {
        ProfileId id =
                views.find(identifier.type(), identifier.value())
                        .orElseThrow(() -> Identifiers.unknown(identifier.toString()));
        return ProfileRender.whole(view(id), id);
    }
}
