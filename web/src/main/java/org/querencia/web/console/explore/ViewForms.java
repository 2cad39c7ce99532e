package org.querencia.web.console.explore;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.report.Schedule.Cadence;
import org.querencia.runtime.report.View;
import org.querencia.runtime.report.Views;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.measure.Asked;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Keeping views, and what is done with those kept.
final class ViewForms {

    private static final int HOUR = 7;

    private final Views views;

    ViewForms(Views views) {
        this.views = views;
    }

    /// Keeps what the address of the page shows.
    void keep(Visit visit) {
        Form form = visit.form();
        Asked asked = Asked.of(visit.query(), visit.frame().formats());
        View kept =
                refusing(() ->
                        views.keep(
                                author(visit),
                                new Views.Draft(
                                        form.required("name"),
                                        visit.query().text("measure").orElse("revenue"),
                                        asked.query(),
                                        form.has("shared"),
                                        board(form))));
        visit.done("/explore/views/" + kept.id(), "done.view");
    }

    /// Pins it, mails it, stops that, or deletes it.
    void change(Visit visit) {
        View view =
                views.find(visit.path("id"), visit.user().email())
                        .orElseThrow(() ->
                                Problem.of(Fault.NOT_FOUND, "There is no such view.").exception());
        Form form = visit.form();
        String here = "/explore/views/" + view.id();
        switch (form.text("act").orElse("")) {
            case "mail" -> {
                refusing(() -> views.send(author(visit), view, sending(form)));
                visit.done(here, "done.view-mail");
            }
            case "stop" -> {
                form.text("schedule")
                        .flatMap(id -> views.schedule(view, id))
                        .ifPresent(views::stop);
                visit.done(here, "done.view-stopped");
            }
            case "delete" -> {
                requireOwn(visit, view);
                views.delete(view);
                visit.done(ExplorePages.PATH, "done.view-deleted");
            }
            default -> {
                requireOwn(visit, view);
                views.pin(view, board(form));
                visit.done(here, "done.view");
            }
        }
    }

    /// Of others' views only administrators dispose.
    private static void requireOwn(Visit visit, View view) {
        if (!view.author().equals(visit.user().email())) {
            visit.requireAdministrator();
        }
    }

    private static Views.Sending sending(Form form) {
        List<String> recipients =
                Arrays.stream(form.required("recipients").split("[\\s,;]+", -1))
                        .filter(one -> !one.isBlank())
                        .toList();
        return new Views.Sending(
                form.text("cadence").flatMap(Cadence::of).orElse(Cadence.WEEKLY),
                form.number("hour").map(Math::toIntExact).orElse(HOUR),
                recipients,
                Locale.of(form.text("language").filter("en"::equals).orElse("es")));
    }

    private static Optional<Theme> board(Form form) {
        return form.text("pinned")
                .flatMap(text ->
                        Arrays.stream(Theme.values())
                                .filter(theme -> theme.text().equals(text))
                                .findFirst());
    }

    static Author author(Visit visit) {
        return Author.of("console", visit.user().email());
    }

    @FunctionalInterface
    interface Doing<T> {
        T done();
    }

    /// Says in the form why something cannot be kept.
    static <T> T refusing(Doing<T> doing) {
        try {
            return doing.done();
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException("refused.report", String.valueOf(wrong.getMessage()));
        }
    }
}
