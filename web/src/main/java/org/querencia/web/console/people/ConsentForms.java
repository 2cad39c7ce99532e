package org.querencia.web.console.people;

import io.helidon.webserver.http.HttpRules;
import java.time.Duration;
import org.querencia.core.consent.Consent;
import org.querencia.core.consent.Scope;
import org.querencia.runtime.consent.ConsentDesk;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Writing down on a person's page what they allowed or withdrew.
public final class ConsentForms {
    private static final Duration BEHIND = Duration.ofSeconds(10);

    private final Pages pages;
    private final ProfileViews views;
    private final ConsentDesk desk;

    public ConsentForms(Pages pages, ProfileViews views, ConsentDesk desk) {
        this.pages = pages;
        this.views = views;
        this.desk = desk;
    }

    /// @param person shows the person again when the form was refused
    public void routing(HttpRules rules, PersonPage person) {
        rules.post("/people/{id}/consents", pages.posted(this::record, person::person));
    }

    private void record(Visit visit) {
        ProfileView person = PersonPage.known(visit, views);
        Form form = visit.form();
        Consent consent =
                new Consent(
                        form.required("given").equals("yes"),
                        bounded(form.required("proof"), Consent.PROOF_LENGTH_MAX),
                        "",
                        bounded(form.text("place").orElse(""), Consent.WORD_LENGTH_MAX));
        Outcome outcome =
                desk.record(
                        Author.of("console", visit.user().email()),
                        person.id(),
                        new Scope(form.required("channel"), form.required("purpose")),
                        consent);
        switch (outcome) {
            case Outcome.Done _ -> visit.done("/people/" + person.id(), "done.consent");
            case Outcome.Waiting _ ->
                    throw Problem.later(
                                    Fault.UNAVAILABLE,
                                    BEHIND,
                                    "The consent is kept and will be shown; the server is behind.")
                            .exception();
            case Outcome.Refused refused ->
                    throw Problem.of(Fault.NOT_FOUND, refused.message()).exception();
        }
    }

    private static String bounded(String text, int lengthMax) {
        if (text.length() > lengthMax) {
            throw new RefusedException("refused.text-too-long", lengthMax);
        }
        return text;
    }
}
