package org.querencia.web.collect;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.TrustedProxies;

/// What browser clients fetch before they send: analytics.js its settings, RudderStack's script the
/// configuration of its source. Both then send here and nowhere else.
public final class Boot {

    private static final String SETTINGS = "/v1/projects/{writeKey}/settings[/]";
    private static final String SOURCE_CONFIG = "/sourceConfig[/]";

    private final Sources sources;
    private final Optional<URI> baseUrl;

    /// @param baseUrl how browsers reach this server; empty: as the request did, or as a trusted
    ///   proxy says that it did
    public Boot(Sources sources, Optional<URI> baseUrl) {
        this.sources = sources;
        this.baseUrl = baseUrl;
    }

    void routing(HttpRules rules, TrustedProxies proxies) {
        rules.get(SETTINGS, (request, response) -> settings(proxies, request, response))
                .options(SETTINGS, Cors::preflight)
                .get(SOURCE_CONFIG, this::sourceConfig)
                .options(SOURCE_CONFIG, Cors::preflight);
    }

    private void settings(TrustedProxies proxies, ServerRequest request, ServerResponse response) {
        Cors.answer(request, response);
        String writeKey = request.path().pathParameters().get("writeKey");
        source(writeKey);
        URI here = baseUrl.orElseGet(() -> proxies.asked(request));
        Fields segment =
                Json.object()
                        .put("apiKey", writeKey)
                        .put("apiHost", here.getAuthority() + path(here) + "/v1")
                        .put("protocol", here.getScheme())
                        .build();
        Json.send(
                response,
                Json.object()
                        .put("integrations", Json.object().put("Segment.io", segment).build())
                        .put("plan", Fields.NONE)
                        .build());
    }

    private void sourceConfig(ServerRequest request, ServerResponse response) {
        Cors.answer(request, response);
        String writeKey = WriteKeys.told(request).orElse("");
        Source source = source(writeKey);
        Fields off = Json.object().put("enabled", false).build();
        Fields statistics = Json.object().put("errors", off).put("metrics", off).build();
        Json.send(
                response,
                Json.object()
                        .put(
                                "source",
                                Json.object()
                                        .put("id", source.key().value())
                                        .put("name", source.name())
                                        .put("writeKey", writeKey)
                                        .put("enabled", true)
                                        .put("workspaceId", "querencia")
                                        .put("config", Fields.of("statsCollection", statistics))
                                        .put("connections", Json.texts(List.of()))
                                        .put("destinations", Json.texts(List.of()))
                                        .build())
                        .build());
    }

    private Source source(String writeKey) {
        return sources.byWriteKey(writeKey)
                .filter(Source::enabled)
                .orElseThrow(() ->
                        Problem.of(
                                        Fault.NOT_FOUND,
                                        "This write key belongs to no source that is switched on.")
                                .exception());
    }

    private static String path(URI base) {
        String path = base.getPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
