package org.querencia.web.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.warehouse.Overviews.SourceActivity;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.Secrets;

/// `/api/sources`: where events come from, how much comes, and the keys they send with.
final class SourcesApi {
    private static final int EVENTS_PER_SECOND_DEFAULT = 2_000;

    private final ApiServices services;

    SourcesApi(ApiServices services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/sources", this::list),
                Route.post("/api/sources", this::create),
                Route.get("/api/sources/{source}", this::one),
                Route.patch("/api/sources/{source}", this::change),
                Route.post("/api/sources/{source}/keys", this::rotate));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor");
        Map<SourceKey, SourceActivity> activity = activity();
        return Page.cut(
                call,
                "sources",
                services.sources().all(),
                source -> source.key().value(),
                source -> render(source, Optional.ofNullable(activity.get(source.key()))).build());
    }

    private Reply one(Call call) {
        Source source = source(call.only());
        return Reply.ok(render(source, Optional.ofNullable(activity().get(source.key()))).build());
    }

    private Reply create(Call call) {
        call.only().caller().requireAdministrator();
        Fields body = SourceBody.known(call.body());
        String name = Call.required(body, "name", "what people call this source");
        SourceKey key =
                Call.sourceKey(
                        Fault.INVALID_FIELD,
                        "key",
                        body.text("key").orElseGet(() -> SourceBody.keyOf(name)));
        if (services.sources().source(key).isPresent()) {
            throw Problem.at(
                            Fault.CONFLICT,
                            "key",
                            "key: a source '%s' exists already; choose another key.".formatted(key))
                    .exception();
        }
        Source blank =
                new Source(
                        key,
                        name,
                        Trust.SECRET,
                        true,
                        Origin.PRIORITY_DEFAULT,
                        Origin.NAMESPACE_DEFAULT,
                        List.of(),
                        EVENTS_PER_SECOND_DEFAULT,
                        "",
                        false);
        String writeKey = Secrets.random();
        Source source = withKey(SourceBody.changed(blank, body), writeKey);
        services.sources().save(source);
        services.sources().addWriteKey(key, writeKey);
        return Reply.shownOnce(render(source, Optional.empty()).build(), "writeKey", writeKey);
    }

    private Reply change(Call call) {
        call.only().caller().requireAdministrator();
        Source source = source(call);
        Fields body = SourceBody.known(call.body());
        if (body.get("key").isPresent()) {
            throw Call.badField("key", "a source keeps its key; its events name it");
        }
        Source changed = SourceBody.changed(source, body);
        if (changed.trust() == Trust.SECRET && !changed.publicKey().isEmpty()) {
            throw Call.badField(
                    "trust", "the write key of a public source is known; make a new secret source");
        }
        services.sources().save(changed);
        return Reply.ok(render(changed, Optional.empty()).build());
    }

    /// A new write key; the former ones go on collecting until they are revoked, so that a change
    /// of key loses no event.
    private Reply rotate(Call call) {
        call.only().caller().requireAdministrator();
        Source source = source(call);
        Fields body = call.body();
        boolean revoke = SourceBody.flag(body, "revokeFormer").orElse(false);
        String writeKey = Secrets.random();
        services.sources().addWriteKey(source.key(), writeKey);
        if (revoke) {
            services.sources().revokeWriteKeysExcept(source.key(), writeKey);
        }
        Source kept = withKey(source, writeKey);
        services.sources().save(kept);
        return Reply.shownOnce(render(kept, Optional.empty()).build(), "writeKey", writeKey);
    }

    private Source source(Call call) {
        String key = call.path("source");
        return services.sources().all().stream()
                .filter(source -> source.key().value().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        Call.notFound(
                                "No source has the key '%s'; GET /api/sources lists them."
                                        .formatted(key)));
    }

    private Map<SourceKey, SourceActivity> activity() {
        return services.overviews().sources(services.clock().instant()).stream()
                .collect(Collectors.toMap(SourceActivity::source, Function.identity()));
    }

    private Json.ObjectBuilder render(Source source, Optional<SourceActivity> activity) {
        return Json.object()
                .put("key", source.key().value())
                .put("name", source.name())
                .put("trust", Render.word(source.trust()))
                .put("enabled", source.enabled())
                .put("priority", source.priority())
                .put("orderNamespace", source.orderNamespace())
                .put("origins", Json.texts(source.origins()))
                .put("eventsPerSecond", source.eventsPerSecond())
                .put("proxied", source.proxied())
                .put("publicKey", Render.text(source.publicKey()))
                .put("events", activity.map(SourceActivity::events).orElse(0L))
                .put("eventsLastMinute", activity.map(SourceActivity::lastMinute).orElse(0L))
                .put("eventsLastDay", activity.map(SourceActivity::lastDay).orElse(0L))
                .putInstant("lastEventAt", activity.map(SourceActivity::last))
                .put("refused", services.refusedEvents().count(source.key()));
    }

    /// Only a public key is kept readable: it is in the pages anyway.
    private static Source withKey(Source source, String writeKey) {
        return new Source(
                source.key(),
                source.name(),
                source.trust(),
                source.enabled(),
                source.priority(),
                source.orderNamespace(),
                source.origins(),
                source.eventsPerSecond(),
                source.trust() == Trust.PUBLIC ? writeKey : "",
                source.proxied());
    }
}
