package org.querencia.web.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.webhook.Provider;
import org.querencia.runtime.webhook.WebhookSecret;
import org.querencia.web.hook.HookRoom;
import org.querencia.web.http.Json;

/// `/api/sources/{source}/webhook`: which systems may call for a source, and the secrets they sign
/// with. Secrets go in and are never shown.
final class WebhooksApi {

    private static final String PATH = "/api/sources/{source}/webhook";

    private final ApiServices services;

    WebhooksApi(ApiServices services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, this::list),
                Route.put(PATH, this::set),
                Route.delete(PATH, this::remove));
    }

    private Reply list(Call call) {
        call.only();
        return Page.whole(services.webhookSecrets().of(source(call).key()), WebhooksApi::render);
    }

    private Reply set(Call call) {
        call.only().caller().requireAdministrator();
        Source source = source(call);
        Fields body = call.body();
        Provider provider =
                provider(Call.required(body, "provider", "one of " + providers()))
                        .orElseThrow(() -> Call.badField("provider", "expected " + providers()));
        String secret = Call.required(body, "secret", "what the provider signs its calls with");
        Optional<String> verifyToken = body.text("verifyToken");
        if (secret.length() > WebhookSecret.LENGTH_MAX) {
            throw Call.badField(
                    "secret", "at most %d characters".formatted(WebhookSecret.LENGTH_MAX));
        }
        if (provider == Provider.META && verifyToken.isEmpty()) {
            throw Call.badField(
                    "verifyToken",
                    "missing; expected the word that Meta is to repeat when the address is entered"
                            + " there");
        }
        WebhookSecret set =
                WebhookSecret.of(
                        source.key(), provider, secret, verifyToken, services.clock().instant());
        services.webhookSecrets().save(set);
        return Reply.ok(render(set));
    }

    private Reply remove(Call call) {
        call.only("provider").caller().requireAdministrator();
        Source source = source(call);
        String word = call.query("provider").orElse("");
        Provider provider =
                provider(word)
                        .orElseThrow(() ->
                                Call.bad(
                                        "provider",
                                        "'%s': expected %s".formatted(word, providers())));
        WebhookSecret set =
                services.webhookSecrets()
                        .find(source.key(), provider)
                        .orElseThrow(() ->
                                Call.notFound(
                                        "The source '%s' has no webhook of %s."
                                                .formatted(source.key(), word)));
        services.webhookSecrets().delete(source.key(), provider);
        return Reply.ok(render(set));
    }

    private Source source(Call call) {
        String key = call.path("source");
        return services.sources()
                .source(Call.sourceKey("source", key))
                .orElseThrow(() ->
                        Call.notFound(
                                "No source has the key '%s'; GET /api/sources lists them."
                                        .formatted(key)));
    }

    private static Fields render(WebhookSecret set) {
        return Json.object()
                .put("provider", set.provider().word())
                .put("path", HookRoom.path(set.provider(), set.source().value()))
                .put("verifies", set.verifyHash().isPresent())
                .put("setAt", set.at())
                .build();
    }

    private static Optional<Provider> provider(String word) {
        return Provider.of(word);
    }

    private static String providers() {
        return Arrays.stream(Provider.values())
                .map(Provider::word)
                .collect(Collectors.joining(", "));
    }
}
