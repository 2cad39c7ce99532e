package org.querencia.web.api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.warehouse.Overviews.SourceActivity;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.Secrets;

/// `/api/sources`: where events come from, how much comes, and the keys they send with.
final class SourcesApi {
    private static final int NAME_LENGTH_MAX = 100;
    private static final int ORIGINS_MAX = 50;
    private static final int EVENTS_PER_SECOND_DEFAULT = 2_000;
    private static final int EVENTS_PER_SECOND_MAX = 1_000_000;
    private static final int PRIORITY_MAX = 1_000;

    private static final Set<String> FIELDS =
            Set.of(
                    "key",
                    "name",
                    "trust",
                    "enabled",
                    "priority",
                    "orderNamespace",
                    "origins",
                    "eventsPerSecond",
                    "proxied");

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
        call.only();
        Map<SourceKey, SourceActivity> activity = activity();
        return Page.whole(
                services.sources().all(),
                source -> render(source, Optional.ofNullable(activity.get(source.key()))).build());
    }

    private Reply one(Call call) {
        Source source = source(call.only());
        return Reply.ok(render(source, Optional.ofNullable(activity().get(source.key()))).build());
    }

    private Reply create(Call call) {
        call.only().caller().requireAdministrator();
        Fields body = known(call.body());
        String name = Call.required(body, "name", "what people call this source");
        SourceKey key =
                Call.sourceKey(
                        Fault.INVALID_FIELD, "key", body.text("key").orElseGet(() -> keyOf(name)));
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
        Source source = withKey(changed(blank, body), writeKey);
        services.sources().save(source);
        services.sources().addWriteKey(key, writeKey);
        return Reply.shownOnce(render(source, Optional.empty()).build(), "writeKey", writeKey);
    }

    private Reply change(Call call) {
        call.only().caller().requireAdministrator();
        Source source = source(call);
        Fields body = known(call.body());
        if (body.get("key").isPresent()) {
            throw Call.badField("key", "a source keeps its key; its events name it");
        }
        Source changed = changed(source, body);
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
        boolean revoke = flag(body, "revokeFormer").orElse(false);
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

    /// The source with the fields of the body in place of its own.
    private static Source changed(Source source, Fields body) {
        return new Source(
                source.key(),
                body.text("name").map(SourcesApi::name).orElse(source.name()),
                body.text("trust").map(SourcesApi::trust).orElse(source.trust()),
                flag(body, "enabled").orElse(source.enabled()),
                number(body, "priority", 0, PRIORITY_MAX).orElse(source.priority()),
                body.text("orderNamespace")
                        .map(text ->
                                Call.sourceKey(Fault.INVALID_FIELD, "orderNamespace", text).value())
                        .orElse(source.orderNamespace()),
                body.get("origins").map(SourcesApi::origins).orElse(source.origins()),
                number(body, "eventsPerSecond", 1, EVENTS_PER_SECOND_MAX)
                        .orElse(source.eventsPerSecond()),
                source.publicKey(),
                flag(body, "proxied").orElse(source.proxied()));
    }

    private static Fields known(Fields body) {
        for (String field : body.values().keySet()) {
            if (!FIELDS.contains(field)) {
                throw Call.badField(
                        field,
                        "not a field of a source; they are "
                                + String.join(", ", FIELDS.stream().sorted().toList()));
            }
        }
        return body;
    }

    private static String name(String name) {
        if (name.length() > NAME_LENGTH_MAX) {
            throw Call.badField(
                    "name", "expected at most %d characters".formatted(NAME_LENGTH_MAX));
        }
        return name;
    }

    private static Trust trust(String text) {
        return switch (text) {
            case "public" -> Trust.PUBLIC;
            case "secret" -> Trust.SECRET;
            default ->
                    throw Call.badField(
                            "trust",
                            "'%s': expected public (pages and apps) or secret (servers)"
                                    .formatted(text));
        };
    }

    private static List<String> origins(Value value) {
        if (!(value instanceof Value.Items(List<Value> items)) || items.size() > ORIGINS_MAX) {
            throw Call.badField(
                    "origins", "expected a list of at most %d addresses".formatted(ORIGINS_MAX));
        }
        return items.stream().map(SourcesApi::origin).toList();
    }

    private static String origin(Value value) {
        if (value instanceof Value.Text(String text)) {
            try {
                URI uri = URI.create(text);
                String scheme = String.valueOf(uri.getScheme());
                if (scheme.startsWith("http") && uri.getHost() != null) {
                    return text.replaceAll("/+$", "");
                }
            } catch (IllegalArgumentException malformed) {
                throw badOrigin();
            }
        }
        throw badOrigin();
    }

    private static RuntimeException badOrigin() {
        return Call.badField("origins", "expected addresses such as https://shop.example");
    }

    private static Optional<Boolean> flag(Fields body, String field) {
        return body.get(field)
                .map(value -> {
                    if (value instanceof Value.Flag(boolean flag)) {
                        return flag;
                    }
                    throw Call.badField(field, "expected true or false");
                });
    }

    private static Optional<Integer> number(Fields body, String field, int least, int most) {
        return body.get(field)
                .map(_ ->
                        body.number(field)
                                .filter(n -> n.stripTrailingZeros().scale() <= 0)
                                .map(java.math.BigDecimal::longValue)
                                .filter(n -> n >= least && n <= most)
                                .map(Long::intValue)
                                .orElseThrow(() -> Call.badField(field, wholeNumber(least, most))));
    }

    private static String wholeNumber(int least, int most) {
        return "expected a whole number from %d to %d".formatted(least, most);
    }

    /// A key made from a name: `Tienda en línea` gives `tienda-en-linea`.
    private static String keyOf(String name) {
        String plain =
                java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        return plain.length() > 64 ? plain.substring(0, 64) : plain;
    }
}
