package org.querencia.web.console.source;

import io.helidon.webserver.http.HttpRules;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.webhook.Provider;
import org.querencia.runtime.webhook.WebhookSecret;
import org.querencia.runtime.webhook.WebhookSecrets;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.hook.HookRoom;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The part of a source's settings about systems that call: addresses to paste, secrets to set.
public final class HookForms {

    /// One provider's door at a source.
    ///
    /// @param address to be pasted there
    public record HookView(Provider provider, String address, Optional<WebhookSecret> set) {}

    private final Pages pages;
    private final Sources sources;
    private final WebhookSecrets secrets;
    private final RefusedEvents refusedEvents;
    private final Supplier<URI> baseUrl;
    private final InstantSource clock;

    public HookForms(
            Pages pages,
            Sources sources,
            WebhookSecrets secrets,
            RefusedEvents refusedEvents,
            Supplier<URI> baseUrl,
            InstantSource clock) {
        this.pages = pages;
        this.sources = sources;
        this.secrets = secrets;
        this.refusedEvents = refusedEvents;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    public void routing(HttpRules rules) {
        rules.get("/sources/{source}/webhooks", pages.signedIn(this::page))
                .post("/sources/{source}/webhooks", pages.posted(this::save, this::page));
    }

    private void page(Visit visit) {
        Source source = SourcePages.known(visit, sources);
        visit.show(
                "source/webhooks.jte",
                Map.of(
                        "source", source,
                        "refused", refusedEvents.count(source.key()),
                        "hooks", views(source)));
    }

    private List<HookView> views(Source source) {
        String base = baseUrl.get().toString().replaceAll("/+$", "");
        return Arrays.stream(Provider.values())
                .map(provider ->
                        new HookView(
                                provider,
                                base + HookRoom.path(provider, source.key().value()),
                                secrets.find(source.key(), provider)))
                .toList();
    }

    /// A new secret, or none any more where that is asked for.
    private void save(Visit visit) {
        visit.requireAdministrator();
        Source source = SourcePages.known(visit, sources);
        Provider provider =
                Provider.of(visit.form().required("provider"))
                        .orElseThrow(() ->
                                Problem.of(Fault.BAD_REQUEST, "No such provider.").exception());
        if (visit.form().has("remove")) {
            secrets.delete(source.key(), provider);
        } else {
            secrets.save(secret(visit, source, provider));
        }
        visit.done("/sources/" + source.key() + "/webhooks", "done.source");
    }

    private WebhookSecret secret(Visit visit, Source source, Provider provider) {
        String signing = visit.form().required("secret");
        Optional<String> word = visit.form().text("verifyToken");
        if (signing.length() > WebhookSecret.LENGTH_MAX) {
            throw new RefusedException("refused.hook-secret", WebhookSecret.LENGTH_MAX);
        }
        if (provider == Provider.META && word.isEmpty()) {
            throw new RefusedException("refused.empty", "verifyToken");
        }
        return WebhookSecret.of(source.key(), provider, signing, word, clock.instant());
    }
}
