package org.querencia.web.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.courier.Attempt;
import org.querencia.runtime.courier.Endpoint;
import org.querencia.runtime.courier.Endpoint.State;
import org.querencia.runtime.courier.EndpointDesk;
import org.querencia.runtime.courier.EndpointDesk.Answer;
import org.querencia.runtime.courier.EndpointDesk.Wanted;
import org.querencia.runtime.courier.Endpoints.Kept;
import org.querencia.runtime.courier.Progress;
import org.querencia.runtime.courier.Topic;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// `/api/webhooks`: systems of others that are told what happens. Secrets are shown when they are
/// made, and then no more.
final class EndpointsApi {
    private static final String LIST = "webhooks";
    private static final String TRIES = "attempts";
    private static final String PATH = "/api/webhooks/{key}";
    private static final List<String> FIELDS = List.of("key", "url", "topics", "segments", "state");

    private final EndpointDesk desk;

    EndpointsApi(ApiServices services) {
        this.desk = services.segments().webhooks();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/webhooks", this::list),
                Route.post("/api/webhooks", this::make),
                Route.get(PATH, call -> Reply.ok(render(known(call.only())))),
                Route.patch(PATH, this::change),
                Route.delete(PATH, this::delete),
                Route.get(PATH + "/attempts", this::tries),
                Route.post(PATH + "/secret", this::rotate),
                Route.post(PATH + "/test", this::test),
                Route.post(PATH + "/retry", this::retry),
                Route.post(PATH + "/replay", this::replay));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor");
        return Page.cut(call, LIST, desk.all(), Endpoint::key, this::render);
    }

    private Reply make(Call call) {
        call.only().caller().requireAdministrator();
        Fields body = fields(call);
        String key = Call.required(body, "key", "such as crm");
        String url = Call.required(body, "url", "such as https://crm.example/hooks");
        Wanted wanted =
                new Wanted(
                        topics(body).orElse(Set.of(Topic.SEGMENTS)),
                        segments(body).orElse(Set.of()));
        Endpoint made = done(desk.make(key, url, wanted));
        return Reply.shownOnce(render(made), "secret", made.secrets().present());
    }

    /// What is not named stays as it is.
    private Reply change(Call call) {
        call.only().caller().requireAdministrator();
        Endpoint before = known(call);
        Fields body = fields(call);
        return Reply.ok(
                render(
                        done(
                                desk.change(
                                        before,
                                        body.text("url").orElse(before.url().toString()),
                                        new Wanted(
                                                topics(body).orElse(before.topics()),
                                                segments(body).orElse(before.segments())),
                                        body.text("state")
                                                .map(EndpointsApi::state)
                                                .orElse(before.state())))));
    }

    private Reply delete(Call call) {
        call.only().caller().requireAdministrator();
        Endpoint gone = known(call);
        desk.delete(gone);
        return Reply.ok(Json.object().put("key", gone.key()).put("deleted", true).build());
    }

    private Reply rotate(Call call) {
        call.only().caller().requireAdministrator();
        Endpoint rotated = desk.rotate(known(call));
        return Reply.shownOnce(render(rotated), "secret", rotated.secrets().present());
    }

    private Reply test(Call call) {
        call.only().caller().requireAdministrator();
        return Reply.ok(attempt(desk.test(known(call))).build());
    }

    private Reply retry(Call call) {
        call.only().caller().requireAdministrator();
        Endpoint endpoint = known(call);
        desk.hurry(endpoint);
        return Reply.ok(render(endpoint));
    }

    /// One movement by its number, or those of a time.
    private Reply replay(Call call) {
        call.only().caller().requireAdministrator();
        Endpoint endpoint = known(call);
        Fields body = call.body();
        if (body.get("number").isPresent()) {
            desk.replay(endpoint, number(body));
        } else {
            desk.replay(endpoint, instant(body, "from"), instant(body, "until"));
        }
        return Reply.ok(render(endpoint));
    }

    private Reply tries(Call call) {
        int limit = call.only("limit", "cursor").limit();
        Endpoint endpoint = known(call);
        String list = TRIES + " " + endpoint.key();
        return Page.of(
                list,
                desk.tries(endpoint.key(), call.cursor(list, Long::valueOf), limit + 1),
                limit,
                kept -> Long.toString(kept.number()),
                EndpointsApi::kept);
    }

    private static Fields kept(Kept kept) {
        return attempt(kept.attempt()).put("number", kept.number()).build();
    }

    private static Json.ObjectBuilder attempt(Attempt attempt) {
        return Json.object()
                .put("message", attempt.message())
                .put("movement", attempt.number())
                .put("kind", attempt.kind().text())
                .put("at", attempt.at())
                .put("tried", Value.of(attempt.tried()))
                .put("taken", attempt.taken())
                .put("status", Value.of(attempt.status()))
                .put("detail", attempt.detail())
                .put("tookMillis", attempt.took().toMillis());
    }

    private Fields render(Endpoint endpoint) {
        Optional<Progress> progress = desk.progress(endpoint.key());
        long told = progress.map(Progress::number).orElse(0L);
        return Json.object()
                .put("key", endpoint.key())
                .put("url", endpoint.url().toString())
                .put("topics", Json.texts(endpoint.topics().stream().map(Topic::text).toList()))
                .put(
                        "segments",
                        new Value.Items(
                                endpoint.segments().stream().<Value>map(Value::of).toList()))
                .put("state", endpoint.state().text())
                .put("why", Render.text(endpoint.why()))
                .put("madeAt", endpoint.madeAt())
                .put(
                        "formerSecretUntil",
                        endpoint.secrets().former().map(one -> one.until().toString()))
                .put("told", told)
                .put("waiting", Math.max(0, desk.last() - told))
                .put("failed", Value.of(progress.map(Progress::failed).orElse(0)))
                .put("nextTryAt", progress.flatMap(Progress::next).map(Instant::toString))
                .put("replaying", progress.flatMap(Progress::replay).isPresent())
                .build();
    }

    private Endpoint known(Call call) {
        String key = call.path("key");
        return desk.find(key)
                .orElseThrow(() -> Call.notFound("No webhook has the key '%s'.".formatted(key)));
    }

    private static Endpoint done(Answer answer) {
        return switch (answer) {
            case Answer.Done(Endpoint endpoint) -> endpoint;
            case Answer.Refused(String why) ->
                    throw Problem.of(Fault.INVALID_FIELD, why + ".").exception();
            case Answer.Taken(String key) ->
                    throw Problem.at(
                                    Fault.CONFLICT,
                                    "key",
                                    "key: there is a webhook '%s' already; change it, or choose another key."
                                            .formatted(key))
                            .exception();
        };
    }

    private static Fields fields(Call call) {
        Fields body = call.body();
        for (String name : body.values().keySet()) {
            if (!FIELDS.contains(name)) {
                throw Call.badField(name, "unknown; expected one of " + String.join(", ", FIELDS));
            }
        }
        return body;
    }

    private static Optional<Set<String>> segments(Fields body) {
        if (body.get("segments").isEmpty()) {
            return Optional.empty();
        }
        Set<String> keys = new LinkedHashSet<>();
        for (Value item : body.items("segments")) {
            if (!(item instanceof Value.Text(String key))) {
                throw Call.badField("segments", "expected keys of segments");
            }
            keys.add(key);
        }
        return Optional.of(keys);
    }

    private static Optional<Set<Topic>> topics(Fields body) {
        if (body.get("topics").isEmpty()) {
            return Optional.empty();
        }
        Set<Topic> topics = new LinkedHashSet<>();
        for (Value item : body.items("topics")) {
            topics.add(
                    Optional.of(item)
                            .filter(Value.Text.class::isInstance)
                            .flatMap(text -> Topic.of(((Value.Text) text).text()))
                            .orElseThrow(() ->
                                    Call.badField(
                                            "topics", "expected segments, stages or alarms")));
        }
        return Optional.of(topics);
    }

    private static State state(String text) {
        return switch (text) {
            case "active" -> State.ACTIVE;
            case "paused" -> State.PAUSED;
            default ->
                    throw Call.badField("state", "'%s': expected active or paused".formatted(text));
        };
    }

    private static long number(Fields body) {
        return body.number("number")
                .filter(one -> one.signum() > 0 && one.stripTrailingZeros().scale() <= 0)
                .filter(one -> one.precision() - one.scale() <= 18)
                .orElseThrow(() -> Call.badField("number", "expected a whole number above 0"))
                .longValueExact();
    }

    private static Instant instant(Fields body, String name) {
        try {
            return Instant.parse(
                    Call.required(body, name, "an instant such as 2026-11-01T12:00:00Z"));
        } catch (DateTimeParseException malformed) {
            throw Call.badField(name, "expected an instant such as 2026-11-01T12:00:00Z");
        }
    }
}
