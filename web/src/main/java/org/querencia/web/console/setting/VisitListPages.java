package org.querencia.web.console.setting;

import io.helidon.webserver.http.HttpRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.querencia.core.visit.VisitLists;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.visit.Visits;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.visit.VisitWords;

/// What sellers choose from when they register a visit: one entry a line. A line that says what the
/// console says anyway stays one of its words, so that each reader sees it in their language.
public final class VisitListPages {
    private static final String PATH = "/settings/visits";
    private static final String REASONS = "reasons";
    private static final String ARRIVALS = "arrivals";

    private final Pages pages;
    private final Visits visits;

    public VisitListPages(Pages pages, Visits visits) {
        this.pages = pages;
        this.visits = visits;
    }

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::show))
                .post(PATH, pages.posted(this::save, this::show));
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        VisitLists lists = visits.lists();
        boolean typed = visit.form().has(REASONS);
        visit.show(
                "setting/visits.jte",
                Map.of(
                        REASONS,
                        typed
                                ? visit.form().verbatim(REASONS)
                                : lines(lists.reasons(), word -> VisitWords.reason(frame, word)),
                        ARRIVALS,
                        typed
                                ? visit.form().verbatim(ARRIVALS)
                                : lines(
                                        lists.arrivals(),
                                        word -> VisitWords.arrival(frame, word))));
    }

    private void save(Visit visit) {
        visit.requireAdministrator();
        VisitLists lists = read(visit);
        switch (visits.define(Author.of("console", visit.user().email()), lists)) {
            case Outcome.Done _ -> visit.done(PATH, "done.visits");
            case Outcome.Waiting _ -> visit.done(PATH, "done.waiting");
            case Outcome.Refused refused ->
                    throw new RefusedException("refused.still", refused.message());
        }
    }

    private static VisitLists read(Visit visit) {
        Frame frame = visit.frame();
        try {
            return new VisitLists(
                    entries(
                            visit.form().verbatim(REASONS),
                            VisitLists.DEFAULTS.reasons(),
                            word -> VisitWords.reason(frame, word)),
                    entries(
                            visit.form().verbatim(ARRIVALS),
                            VisitLists.DEFAULTS.arrivals(),
                            word -> VisitWords.arrival(frame, word)));
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException(
                    "refused.visit-lists", VisitLists.ENTRIES_MAX, VisitLists.ENTRY_LENGTH_MAX);
        }
    }

    private static List<String> entries(
            String text, List<String> known, UnaryOperator<String> said) {
        return Arrays.stream(text.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line ->
                        known.stream()
                                .filter(word -> said.apply(word).equalsIgnoreCase(line))
                                .findFirst()
                                .orElse(line))
                .toList();
    }

    private static String lines(List<String> entries, UnaryOperator<String> said) {
        return entries.stream().map(said).collect(Collectors.joining("\n"));
    }
}
