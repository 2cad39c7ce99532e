package org.querencia.web.console.setting;

import io.helidon.webserver.http.HttpRules;
import java.util.Map;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.collect.Marking;
import org.querencia.runtime.collect.MarkingRules;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.Outcome;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// Whose events are the company's own doing, and so in no figure.
public final class MarkingPages {
    private static final String PATH = "/settings/marking";

    private final Pages pages;
    private final Sources sources;
    private final Marking marking;

    public MarkingPages(Pages pages, Sources sources, Marking marking) {
        this.pages = pages;
        this.sources = sources;
        this.marking = marking;
    }

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::show))
                .post(PATH, pages.posted(this::save, this::show));
    }

    private void show(Visit visit) {
        MarkingForm form =
                visit.form().has(MarkingForm.DOMAINS)
                        ? MarkingForm.typed(visit.form())
                        : MarkingForm.of(marking.rules());
        visit.show("setting/marking.jte", Map.of("form", form, "sources", sources.all()));
    }

    private void save(Visit visit) {
        visit.requireAdministrator();
        MarkingRules rules = MarkingForm.typed(visit.form()).rules();
        switch (marking.define(Author.of("console", visit.user().email()), rules)) {
            case Outcome.Done _ -> visit.done(PATH, "done.marking");
            case Outcome.Waiting _ -> visit.done(PATH, "done.waiting");
            case Outcome.Refused refused ->
                    throw new RefusedException("refused.still", refused.message());
        }
    }
}
