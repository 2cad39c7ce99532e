package org.querencia.web.collect;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.runtime.collect.Answer;
import org.querencia.runtime.collect.Collector;
import org.querencia.runtime.collect.Delivery;
import org.querencia.runtime.collect.Delivery.Sender;
import org.querencia.runtime.collect.Delivery.Shape;
import org.querencia.runtime.collect.Refusal;
import org.querencia.runtime.collect.RefusalCode;
import org.querencia.web.http.Body;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;
import org.querencia.web.http.Room;
import org.querencia.web.http.TrustedProxies;

/// Where clients send events: Segment's addresses, and those of RudderStack, Jitsu, PostHog and
/// Snowplow. Every address works with and without a slash at its end and is never redirected, since
/// some clients take a redirect for a failure and others for success.
public final class CollectRoom implements Room {

    /// A body beyond this is not even read to its end (413). Between the collector's own bound and
    /// this one it is read, so that the sender gets to see the answer (400).
    static final int BODY_BYTES_MAX = 4_000_000;

    /// Seconds since 1970, as Segment's answers have it.
    private static final HeaderName RATE_LIMIT_RESET = HeaderNames.create("X-RateLimit-Reset");

    private static final Map<String, Shape> CALLS = calls();
    private static final byte[] SUCCESS = Json.bytes(Json.object().put("success", true).build());

    private final Collector collector;
    private final Boot boot;
    private final TrustedProxies proxies;

    public CollectRoom(Collector collector, Boot boot, TrustedProxies proxies) {
        this.collector = collector;
        this.boot = boot;
        this.proxies = proxies;
    }

    @Override
    public void routing(HttpRules rules) {
        CALLS.forEach((path, shape) -> {
            Handler handler = (request, response) -> collect(shape, request, response);
            rules.post(path + "[/]", handler);
            rules.options(path + "[/]", Cors::preflight);
        });
        boot.routing(rules, proxies);
        Script.routing(rules);
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/v1/")
                || path.startsWith("/beacon/")
                || path.startsWith("/api/s/")
                || path.startsWith("/com.snowplowanalytics.snowplow/")
                || path.startsWith("/batch")
                || path.startsWith("/sourceConfig");
    }

    /// As Segment's clients read it: `{"code":…,"message":…}`.
    @Override
    public void tell(Problem problem, ServerRequest request, ServerResponse response) {
        Cors.answer(request, response);
        problem.sendHeaders(response);
        send(response, error(problem.fault().code(), problem.detail()));
    }

    private void collect(Shape shape, ServerRequest request, ServerResponse response) {
        Cors.answer(request, response);
        Optional<String> writeKey = WriteKeys.told(request);
        Sender sender =
                new Sender(
                        proxies.client(request),
                        request.headers().first(HeaderNames.USER_AGENT).orElse(""),
                        request.headers().first(HeaderNames.ORIGIN).orElse(""));
        byte[] body;
        try {
            body = Body.bytes(request, BODY_BYTES_MAX, BODY_BYTES_MAX);
        } catch (ProblemException unread) {
            Problem problem = unread.problem();
            RefusalCode code =
                    problem.fault() == Fault.TOO_LARGE
                            ? RefusalCode.REQUEST_TOO_LARGE
                            : RefusalCode.BAD_ENCODING;
            collector.unread(shape, writeKey, sender, code, problem.detail());
            throw unread;
        }
        answer(collector.collect(new Delivery(shape, writeKey, sender, body)), response);
    }

    private static void answer(Answer answer, ServerResponse response) {
        switch (answer) {
            case Answer.Accepted(_, _, var refused) ->
                    send(
                            response,
                            refused.isEmpty()
                                    ? SUCCESS
                                    : Json.bytes(
                                            Json.object()
                                                    .put("success", true)
                                                    .put(
                                                            "refused",
                                                            Json.items(
                                                                    refused, CollectRoom::refusal))
                                                    .build()));
            case Answer.Rejected(var code, String reason) ->
                    fail(response, 400, code.text(), reason);
            case Answer.Unauthorized(String reason) ->
                    fail(response, 401, "invalid-write-key", reason);
            case Answer.Disabled(String reason) -> fail(response, 404, "source-disabled", reason);
            case Answer.ForeignOrigin(String reason) ->
                    fail(response, 403, "origin-not-allowed", reason);
            case Answer.TooFast(int seconds, Instant until, String reason) -> {
                response.header(HeaderNames.RETRY_AFTER, Integer.toString(seconds));
                response.header(RATE_LIMIT_RESET, Long.toString(until.getEpochSecond()));
                fail(response, 429, "too-many-requests", reason);
            }
        }
    }

    private static Value refusal(Refusal refusal) {
        return Json.object()
                .put("index", refusal.index())
                .put("code", refusal.code().text())
                .put("reason", refusal.reason())
                .build();
    }

    private static void fail(ServerResponse response, int status, String code, String message) {
        response.status(status);
        send(response, error(code, message));
    }

    private static byte[] error(String code, String message) {
        return Json.bytes(Json.object().put("code", code).put("message", message).build());
    }

    private static void send(ServerResponse response, byte[] json) {
        response.header(HeaderNames.CONTENT_TYPE, Json.MEDIA_TYPE);
        response.send(json);
    }

    private static Map<String, Shape> calls() {
        Map<String, Shape> calls = new LinkedHashMap<>();
        for (String batch : new String[] {"batch", "import", "b"}) {
            calls.put("/v1/" + batch, new Shape.Batch());
        }
        for (Event.Type type : Event.Type.values()) {
            Shape one = new Shape.One(type);
            String name = name(type);
            calls.put("/v1/" + name, one);
            calls.put("/v1/" + name.charAt(0), one);
            calls.put("/api/s/" + name, one);
            calls.put("/api/s/s2s/" + name, one);
        }
        calls.put("/beacon/v1/batch", new Shape.Batch());
        calls.put("/batch", new Shape.PostHog());
        calls.put("/com.snowplowanalytics.snowplow/tp2", new Shape.Snowplow());
        return calls;
    }

    private static String name(Event.Type type) {
        return switch (type) {
            case TRACK -> "track";
            case IDENTIFY -> "identify";
            case PAGE -> "page";
            case SCREEN -> "screen";
            case GROUP -> "group";
            case ALIAS -> "alias";
        };
    }
}
