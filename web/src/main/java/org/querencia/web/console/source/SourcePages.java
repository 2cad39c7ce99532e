package org.querencia.web.console.source;

import io.helidon.webserver.http.HttpRules;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Overviews.SourceActivity;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.source.SourceView.Listed;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;
import org.querencia.web.http.Secrets;

/// Where events come from: the list, setting one up, its keys and limits.
public final class SourcePages {
    private final Pages pages;
    private final Sources sources;
    private final Overviews overviews;
    private final RefusedEvents refusedEvents;
    private final Supplier<URI> baseUrl;

    public SourcePages(
            Pages pages,
            Sources sources,
            Overviews overviews,
            RefusedEvents refusedEvents,
            Supplier<URI> baseUrl) {
        this.pages = pages;
        this.sources = sources;
        this.overviews = overviews;
        this.refusedEvents = refusedEvents;
        this.baseUrl = baseUrl;
    }

    public void routing(HttpRules rules) {
        rules.get("/sources", pages.signedIn(this::list))
                .get("/sources/new", pages.signedIn(this::blank))
                .post("/sources", pages.posted(this::create, this::blank))
                .get("/sources/{source}", pages.signedIn(visit -> show(visit, Optional.empty())))
                .get("/sources/{source}/settings", pages.signedIn(this::settings))
                .post("/sources/{source}/settings", pages.posted(this::change, this::settings))
                .post("/sources/{source}/keys", pages.posted(this::rotate, this::settings));
    }

    private void list(Visit visit) {
        Frame frame = visit.frame();
        Map<SourceKey, SourceActivity> activity =
                overviews.sources(frame.formats().now()).stream()
                        .collect(Collectors.toMap(SourceActivity::source, Function.identity()));
        List<Listed> rows =
                sources.all().stream()
                        .map(source ->
                                new Listed(
                                        source,
                                        Optional.ofNullable(activity.get(source.key())),
                                        refusedEvents.count(source.key())))
                        .toList();
        visit.show("source/sources.jte", frame, Map.of("rows", rows));
    }

    private void blank(Visit visit) {
        visit.show(
                "source/new.jte",
                Map.of(
                        "name", visit.form().text("name").orElse(""),
                        "trust", visit.form().text("trust").orElse("public"),
                        "origins", visit.form().text("origins").orElse("")));
    }

    private void create(Visit visit) {
        visit.requireAdministrator();
        String writeKey = Secrets.random();
        Source source = SourceForm.created(visit.form(), writeKey);
        if (sources.source(source.key()).isPresent()) {
            throw new RefusedException("refused.source-known", source.name());
        }
        sources.save(source);
        sources.addWriteKey(source.key(), writeKey);
        show(visit, source, Optional.of(writeKey));
    }

    private void show(Visit visit, Optional<String> newKey) {
        show(visit, known(visit, sources), newKey);
    }

    /// @param newKey a key just made: the only time a secret one can be seen
    private void show(Visit visit, Source source, Optional<String> newKey) {
        Frame frame = visit.frame();
        Client client = Client.of(visit.query().text("client").orElse(usual(source)));
        String key =
                newKey.orElse(
                        source.publicKey().isEmpty()
                                ? frame.text("first.your-key")
                                : source.publicKey());
        String address = baseUrl.get().toString().replaceAll("/+$", "");
        visit.show(
                "source/connect.jte",
                frame,
                Map.of(
                        "view",
                        new SourceView(
                                source,
                                activity(frame, source),
                                refusedEvents.count(source.key()),
                                client,
                                client.snippet(address, key),
                                newKey)));
    }

    private static String usual(Source source) {
        return source.publicKey().isEmpty() ? "node" : "browser";
    }

    private Optional<SourceActivity> activity(Frame frame, Source source) {
        return overviews.sources(frame.formats().now()).stream()
                .filter(activity -> activity.source().equals(source.key()))
                .findFirst();
    }

    private void settings(Visit visit) {
        Source source = known(visit, sources);
        visit.show(
                "source/settings.jte",
                Map.of("source", source, "refused", refusedEvents.count(source.key())));
    }

    private void change(Visit visit) {
        visit.requireAdministrator();
        Source source = known(visit, sources);
        sources.save(SourceForm.changed(source, visit.form()));
        visit.done("/sources/" + source.key() + "/settings", "done.source");
    }

    /// A new key; the former ones go on collecting unless they are revoked, so that changing keys
    /// loses no event.
    private void rotate(Visit visit) {
        visit.requireAdministrator();
        Source source = known(visit, sources);
        String writeKey = Secrets.random();
        sources.addWriteKey(source.key(), writeKey);
        if (visit.form().has("revoke")) {
            sources.revokeWriteKeysExcept(source.key(), writeKey);
        }
        Source kept = SourceForm.withKey(source, writeKey);
        sources.save(kept);
        show(visit, kept, Optional.of(writeKey));
    }

    static Source known(Visit visit, Sources sources) {
        String key = visit.path("source");
        return sources.all().stream()
                .filter(source -> source.key().value().equals(key))
                .findFirst()
                .orElseThrow(
                        () -> Problem.of(Fault.NOT_FOUND, "No source has this name.").exception());
    }
}
