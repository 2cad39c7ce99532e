package org.querencia.web.console.source;

import io.helidon.webserver.http.HttpRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.runtime.collect.Replayed;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Overviews.EventKind;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// What a source sent: the dictionary of its events, and those that were refused, to be corrected
/// and sent again.
public final class RefusedPages {
    private static final int PAGE = 40;
    private static final int FIELDS_MAX = 200;

    private final Pages pages;
    private final Sources sources;
    private final RefusedEvents refusedEvents;
    private final Replay replay;
    private final Overviews overviews;

    public RefusedPages(
            Pages pages,
            Sources sources,
            RefusedEvents refusedEvents,
            Replay replay,
            Overviews overviews) {
        this.pages = pages;
        this.sources = sources;
        this.refusedEvents = refusedEvents;
        this.replay = replay;
        this.overviews = overviews;
    }

    public void routing(HttpRules rules) {
        rules.get("/sources/{source}/refused", pages.signedIn(this::list))
                .get("/sources/{source}/refused/{id}", pages.signedIn(this::one))
                .post("/sources/{source}/refused/{id}", pages.posted(this::send, this::one))
                .get("/sources/{source}/dictionary", pages.signedIn(this::dictionary));
    }

    private void list(Visit visit) {
        Source source = SourcePages.known(visit, sources);
        List<Refused> rows =
                refusedEvents.of(Optional.of(source.key()), visit.query().number("before"), PAGE);
        Optional<String> next =
                rows.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(
                                "/sources/%s/refused?before=%d"
                                        .formatted(source.key(), rows.getLast().id()));
        visit.show(
                "source/refused.jte",
                Map.of(
                        "source", source,
                        "refused", refusedEvents.count(source.key()),
                        "rows", rows,
                        "next", next));
    }

    private void one(Visit visit) {
        Source source = SourcePages.known(visit, sources);
        Refused refused = refused(visit, source);
        String body = visit.form().verbatim("body");
        visit.show(
                "source/correct.jte",
                Map.of(
                        "source", source,
                        "refused", refused,
                        "body", body.isEmpty() ? refused.body() : body));
    }

    private void send(Visit visit) {
        Source source = SourcePages.known(visit, sources);
        Refused refused = refused(visit, source);
        switch (replay.replay(refused.id(), visit.form().verbatim("body"))) {
            case Replayed.Taken _ ->
                    visit.done("/sources/" + source.key() + "/refused", "done.replayed");
            case Replayed.StillRefused(var _, String reason) ->
                    throw new RefusedException("refused.still", reason);
            case Replayed.TakenBefore(Instant at) ->
                    throw new RefusedException(
                            "refused.replayed", visit.frame().formats().dateTime(at));
        }
    }

    private Refused refused(Visit visit, Source source) {
        return Optional.of(visit.path("id"))
                .filter(id -> id.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .flatMap(refusedEvents::byId)
                .filter(refused -> refused.source().equals(source.key()))
                .orElseThrow(() ->
                        Problem.of(Fault.NOT_FOUND, "No refused event has this number.")
                                .exception());
    }

    private void dictionary(Visit visit) {
        Source source = SourcePages.known(visit, sources);
        List<EventKind> kinds = overviews.events(Optional.of(source.key()));
        String code = visit.query().text("kind").orElse("");
        Optional<EventKind> kind =
                kinds.stream().filter(each -> DictionaryView.code(each).equals(code)).findFirst();
        visit.show(
                "source/dictionary.jte",
                Map.of(
                        "source",
                        source,
                        "refused",
                        refusedEvents.count(source.key()),
                        "view",
                        new DictionaryView(
                                kinds,
                                kind,
                                kind.map(one ->
                                                overviews.fields(
                                                        Optional.of(source.key()),
                                                        one.type(),
                                                        one.name(),
                                                        FIELDS_MAX))
                                        .orElse(List.of()))));
    }

    /// Sends a refused event again, corrected.
    @FunctionalInterface
    public interface Replay {
        Replayed replay(long id, String corrected);
    }
}
