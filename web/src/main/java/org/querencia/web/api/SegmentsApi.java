package org.querencia.web.api;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Why;
import org.querencia.core.segment.Membership;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segment.State;
import org.querencia.runtime.segment.Reasons;
import org.querencia.runtime.segment.SegmentDesk;
import org.querencia.runtime.segment.SegmentDesk.Answer;
import org.querencia.runtime.segment.SegmentVersions;
import org.querencia.runtime.segment.SegmentVersions.Version;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Memberships.Member;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;

/// `/api/segments`: groups of people that a rule describes, who is in them, and of a person in
/// which they are.
final class SegmentsApi {
    private static final String LIST = "segments";
    private static final String MEMBERS = "members";
    private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");

    private final SegmentDesk desk;
    private final Memberships memberships;
    private final ProfileViews views;
    private final Reasons reasons;
    private final SegmentVersions versions;
    private final SegmentFeed feed;

    SegmentsApi(ApiServices services) {
        this.desk = services.segments().desk();
        this.memberships = services.segments().memberships();
        this.views = services.views();
        this.reasons = services.segments().reasons();
        this.versions = new SegmentVersions(services.log());
        this.feed = new SegmentFeed(services.liveFeed(), memberships);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/segments", this::list),
                Route.post("/api/segments", this::make),
                Route.get("/api/segments/{key}", this::show),
                Route.patch("/api/segments/{key}", this::change),
                Route.delete("/api/segments/{key}", this::delete),
                Route.get("/api/segments/{key}/members", this::members),
                Route.get("/api/segments/{key}/versions", this::versions),
                Route.get("/api/segments/{key}/changes", this::changes),
                Route.get("/api/profiles/{id}/segments", this::ofPerson),
                Route.get("/api/profiles/{id}/segments/{key}/why", this::why));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor");
        return Page.cut(call, LIST, desk.all(), Segment::key, this::render);
    }

    private Reply show(Call call) {
        return Reply.ok(render(known(call.only())));
    }

    /// Active at once, unless it is told to be a draft.
    private Reply make(Call call) {
        return switch (made(call, fields(call))) {
            case Answer.Done done -> Reply.created(render(done.segment()));
            case Answer.Taken(String key) ->
                    throw Problem.at(
                                    Fault.CONFLICT,
                                    "key",
                                    "key: there is a segment '%s' already; change it, or choose another key."
                                            .formatted(key))
                            .exception();
            case Answer.Refused(String why) -> throw refused(why);
        };
    }

    private Answer made(Call call, Fields body) {
        String key = Call.required(body, "key", "such as regulars");
        String name = Call.required(body, "name", "such as Regular customers");
        State state = body.text("state").map(SegmentsApi::state).orElse(State.ACTIVE);
        String folder = body.text("folder").orElse("");
        String owner = body.text("owner").orElse("");
        if (isList(body)) {
            return desk.makeList(
                    DecisionsApi.author(call), key, name.strip(), state, folder, owner);
        }
        String rule = Call.required(body, "rule", "such as orders >= 3");
        return desk.make(DecisionsApi.author(call), segment(key, name, rule, state, folder, owner));
    }

    /// A list has people put together by hand, in the place of a rule.
    private static boolean isList(Fields body) {
        String kind = body.text("kind").orElse("rule");
        if (!kind.equals("rule") && !kind.equals("list")) {
            throw Call.badField("kind", "'%s': expected rule or list".formatted(kind));
        }
        if (kind.equals("list") && body.get("rule").isPresent()) {
            throw Call.badField("rule", "a list has none");
        }
        return kind.equals("list");
    }

    /// What is not named stays as it is.
    private Reply change(Call call) {
        Segment before = known(call);
        Fields body = fields(call);
        if (before.isList() && body.get("rule").isPresent()) {
            throw Call.badField("rule", "a list has none; its people are put together by hand");
        }
        return Reply.ok(
                render(
                        written(
                                call,
                                segment(
                                        before.key(),
                                        body.text("name").orElse(before.name()),
                                        body.text("rule").orElse(before.rule()),
                                        body.text("state")
                                                .map(SegmentsApi::state)
                                                .orElse(before.state()),
                                        body.text("folder").orElse(before.folder()),
                                        body.text("owner").orElse(before.owner())))));
    }

    private Reply delete(Call call) {
        Segment before = known(call.only());
        written(
                call,
                segment(
                        before.key(),
                        before.name(),
                        before.rule(),
                        State.DELETED,
                        before.folder(),
                        before.owner()));
        return Reply.ok(Json.object().put("key", before.key()).put("deleted", true).build());
    }

    private Reply members(Call call) {
        int limit = call.only("limit", "cursor").limit();
        Segment segment = known(call);
        return Page.of(
                MEMBERS + " " + segment.key(),
                memberships.members(
                        segment.key(),
                        call.cursor(
                                MEMBERS + " " + segment.key(),
                                text -> new ProfileId(UUID.fromString(text))),
                        limit + 1),
                limit,
                member -> member.person().toString(),
                this::member);
    }

    private Reply versions(Call call) {
        Segment segment = known(call.only("limit", "cursor"));
        return Page.cut(
                call,
                "versions " + segment.key(),
                versions.of(segment.key()),
                version -> Integer.toString(version.segment().version()),
                SegmentsApi::version);
    }

    private static Fields version(Version version) {
        Segment segment = version.segment();
        return Json.object()
                .put("version", Value.of(segment.version()))
                .put("at", version.at())
                .put("by", version.by())
                .put("name", segment.name())
                .put("rule", segment.rule())
                .put("state", segment.state().text())
                .put("folder", Render.text(segment.folder()))
                .put("owner", Render.text(segment.owner()))
                .build();
    }

    /// From now on, or from what a `Last-Event-ID` names.
    private Reply changes(Call call) {
        Segment segment = known(call.only());
        long after =
                call.request()
                        .headers()
                        .first(LAST_EVENT_ID)
                        .map(SegmentsApi::number)
                        .orElseGet(memberships::lastChange);
        if (after < memberships.forgotten()) {
            throw Problem.of(
                            Fault.TOO_OLD,
                            "Movements up to %d are kept no longer; read the members anew, and listen without Last-Event-ID."
                                    .formatted(memberships.forgotten()))
                    .exception();
        }
        return new Reply.Live(response -> feed.speak(segment.key(), after, response));
    }

    private static long number(String id) {
        try {
            return Math.max(0, Long.parseLong(id));
        } catch (NumberFormatException other) {
            throw Call.bad(
                    "Last-Event-ID",
                    "'%s': expected the id of an event of this stream".formatted(id));
        }
    }

    private Reply ofPerson(Call call) {
        ProfileId id = Identifiers.ofPath(call.only("limit", "cursor"));
        ProfileId person =
                views.view(id)
                        .map(ProfileView::id)
                        .orElseThrow(() -> Identifiers.unknown(id.toString()));
        return Page.cut(
                call,
                LIST + " of " + person,
                List.copyOf(memberships.of(person).entrySet()),
                Map.Entry::getKey,
                this::ofPerson);
    }

    private Reply why(Call call) {
        ProfileId id = Identifiers.ofPath(call.only());
        Segment segment = known(call);
        ProfileView person = views.view(id).orElseThrow(() -> Identifiers.unknown(id.toString()));
        Why why =
                reasons.why(person.id(), segment.key())
                        .orElseThrow(() ->
                                Problem.of(
                                                Fault.CONFLICT,
                                                "People do not move in '%s': it is %s."
                                                        .formatted(
                                                                segment.key(),
                                                                segment.state().text()))
                                        .exception());
        return Reply.ok(
                Json.object()
                        .put("segment", segment.key())
                        .put("profile", person.id().toString())
                        .put("member", memberships.of(person.id()).containsKey(segment.key()))
                        .put("why", why(why))
                        .build());
    }

    private static Fields why(Why why) {
        return Json.object()
                .put("part", why.part())
                .put("verdict", Render.word(why.verdict()))
                .put("parts", Json.items(why.parts(), SegmentsApi::why))
                .build();
    }

    private Fields ofPerson(Map.Entry<String, Membership> one) {
        return membership(one.getValue())
                .put("segment", one.getKey())
                .put("name", desk.find(one.getKey()).map(Segment::name))
                .build();
    }

    private Segment written(Call call, Segment next) {
        return switch (desk.write(DecisionsApi.author(call), next)) {
            case Answer.Done done -> done.segment();
            case Answer.Refused(String why) -> throw refused(why);
            case Answer.Taken(String key) -> throw new IllegalStateException(key);
        };
    }

    private Segment known(Call call) {
        String key = call.path("key");
        return desk.find(key)
                .orElseThrow(() -> Call.notFound("No segment has the key '%s'.".formatted(key)));
    }

    private static Fields fields(Call call) {
        Fields body = call.only().body();
        List<String> known = List.of("key", "name", "kind", "rule", "state", "folder", "owner");
        for (String name : body.values().keySet()) {
            if (!known.contains(name)) {
                throw Call.badField(name, "unknown; expected one of " + String.join(", ", known));
            }
        }
        return body;
    }

    private static Segment segment(
            String key, String name, String rule, State state, String folder, String owner) {
        try {
            return new Segment(key, name.strip(), rule.strip(), state, folder, owner, 1);
        } catch (IllegalArgumentException wrong) {
            throw refused(String.valueOf(wrong.getMessage()));
        }
    }

    private static State state(String text) {
        return Arrays.stream(State.values())
                .filter(state -> state != State.DELETED && state.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        Call.badField(
                                "state", "'%s': expected draft, active or paused".formatted(text)));
    }

    private static ProblemException refused(String why) {
        return Problem.of(Fault.INVALID_FIELD, why + ".").exception();
    }

    private Fields render(Segment segment) {
        return Json.object()
                .put("key", segment.key())
                .put("name", segment.name())
                .put("kind", segment.isList() ? "list" : "rule")
                .put("rule", segment.isList() ? Optional.empty() : Optional.of(segment.rule()))
                .put("state", segment.state().text())
                .put("version", Value.of(segment.version()))
                .put("folder", Render.text(segment.folder()))
                .put("owner", Render.text(segment.owner()))
                .put("size", memberships.size(segment.key()))
                .build();
    }

    private Fields member(Member member) {
        return membership(member.membership())
                .put("profile", member.person().toString())
                .put("name", name(views, member.person()))
                .build();
    }

    private static Json.ObjectBuilder membership(Membership membership) {
        return Json.object()
                .put("since", membership.since())
                .put("cause", Render.word(membership.cause()))
                .put("version", Value.of(membership.version()));
    }

    static Optional<String> name(ProfileViews views, ProfileId person) {
        return views.rows(List.of(person)).stream()
                .map(PersonRow::name)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}
