package org.querencia.web.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.identity.Outcome.Done;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;

/// What people decide about people: who is one person and who is not, which link is wrong, what a
/// trait really is. Answers once it shows.
final class DecisionsApi {
    private static final Duration BEHIND = Duration.ofSeconds(10);

    private final ProfileViews views;
    private final Identifiers identifiers;
    private final IdentityDecisions decisions;

    DecisionsApi(ApiServices services) {
        this.views = services.views();
        this.identifiers = new Identifiers(services);
        this.decisions = services.decisions();
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/profiles/merge", this::merge),
                Route.post("/api/profiles/{id}/split", this::split),
                Route.post(
                        "/api/profiles/{id}/links/refuse",
                        call -> link(call, decisions::refuseLink)),
                Route.post(
                        "/api/profiles/{id}/links/restore",
                        call -> link(call, decisions::restoreLink)),
                Route.put("/api/profiles/{id}/traits/{trait}", this::correct),
                Route.delete("/api/profiles/{id}/traits/{trait}", this::release));
    }

    /// Answers with the one person the two have become, or were already.
    private Reply merge(Call call) {
        Fields body = call.only().body();
        ProfileId one = identifiers.person(body, "one");
        ProfileId other = identifiers.person(body, "other");
        Outcome outcome = decisions.merge(author(call), one, other);
        return outcome instanceof Outcome.SamePerson(ProfileId person)
                ? present(person)
                : present(done(outcome).getFirst());
    }

    /// Answers with both: the person of the path, and the one the identifiers went to.
    private Reply split(Call call) {
        ProfileView person = view(Identifiers.ofPath(call.only()));
        List<Identifier> apart = named(call.body(), person);
        List<ProfileId> people = done(decisions.split(author(call), person.id(), apart));
        return Reply.ok(
                Json.object()
                        .put("profile", whole(people.getFirst()))
                        .put("apart", whole(people.getLast()))
                        .build());
    }

    private Reply link(Call call, AboutLink decision) {
        ProfileView person = view(Identifiers.ofPath(call.only()));
        Fields body = call.body();
        Identifier one = identifiers.required(body, "one");
        Identifier other = identifiers.required(body, "other");
        if (!has(person, one) && !has(person, other)) {
            throw Call.badField(
                    "one", "neither '%s' nor '%s' is this person's".formatted(one, other));
        }
        done(decision.decide(author(call), one, other));
        return present(person.id());
    }

    private Reply correct(Call call) {
        ProfileId person = Identifiers.ofPath(call.only());
        Value value =
                call.body()
                        .get("value")
                        .orElseThrow(() ->
                                Call.badField(
                                        "value",
                                        "missing; expected what the trait really is, or"
                                                + " null to remove it"));
        done(decisions.correctTrait(author(call), person, call.path("trait"), value));
        return present(person);
    }

    private Reply release(Call call) {
        ProfileId person = Identifiers.ofPath(call.only());
        done(decisions.releaseTrait(author(call), person, call.path("trait")));
        return present(person);
    }

    private List<Identifier> named(Fields body, ProfileView person) {
        List<Value> items = body.items("identifiers");
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

    private static boolean has(ProfileView person, Identifier identifier) {
        return person.identifiers().stream()
                .anyMatch(known -> known.identifier().equals(identifier));
    }

    /// With an Idempotency-Key the decision has an id made from it, so that it counts once even if
    /// the server died between the log and the answer.
    static Author author(Call call) {
        Optional<String> request =
                call.request()
                        .headers()
                        .first(Idempotency.HEADER)
                        .map(key -> call.caller().name() + "\n" + key)
                        .map(name -> name.getBytes(StandardCharsets.UTF_8))
                        .map(name -> UUID.nameUUIDFromBytes(name).toString());
        return new Author("api", call.caller().name(), request);
    }

    /// The people it was about, once it stands.
    static List<ProfileId> done(Outcome outcome) {
        return switch (outcome) {
            case Done(List<ProfileId> people) -> people;
            case Outcome.Waiting _ ->
                    throw Problem.later(
                                    Fault.UNAVAILABLE,
                                    BEHIND,
                                    "The decision is kept and will be applied, but the server is"
                                            + " behind; look again in a moment.")
                            .exception();
            case Outcome.Refused refused -> throw refused(refused);
        };
    }

    private static ProblemException refused(Outcome.Refused refused) {
        String why = refused.message();
        return switch (refused) {
            case Outcome.UnknownPerson _ -> Problem.of(Fault.NOT_FOUND, why).exception();
            case Outcome.NothingApart _, Outcome.NothingLeft _, Outcome.NotOfPerson _ ->
                    Problem.at(Fault.INVALID_FIELD, "identifiers", why).exception();
            case Outcome.NoSuchLink _, Outcome.UnknownIdentifier _ ->
                    Problem.at(Fault.INVALID_FIELD, "other", why).exception();
            case Outcome.BadTrait _ ->
                    Problem.at(Fault.INVALID_PARAMETER, "trait", why).exception();
            case Outcome.SamePerson _, Outcome.NotRefused _, Outcome.TooMuchTogether _ ->
                    Problem.of(Fault.CONFLICT, why).exception();
        };
    }

    private ProfileView view(ProfileId id) {
        return views.view(id).orElseThrow(() -> Identifiers.unknown(id.toString()));
    }

    private Fields whole(ProfileId id) {
        return ProfileRender.whole(view(id), id);
    }

    private Reply present(ProfileId id) {
        return Reply.ok(whole(id));
    }

    @FunctionalInterface
    private interface AboutLink {
        Outcome decide(Author author, Identifier one, Identifier other);
    }
}
