package org.querencia.web.console.people;

import io.helidon.webserver.http.HttpRules;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.trait.Trait;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Outcomes;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Pages.Action;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Json;
import org.querencia.web.http.ProblemException;

/// Correcting by hand what is known of a person, and letting the sources speak again.
final class TraitForms {
    private final Pages pages;
    private final ProfileViews views;
    private final IdentityDecisions decisions;

    TraitForms(Pages pages, ProfileViews views, IdentityDecisions decisions) {
        this.pages = pages;
        this.views = views;
        this.decisions = decisions;
    }

    /// @param person shows the person again
    void routing(HttpRules rules, Action person) {
        rules.post("/people/{id}/traits", pages.posted(this::correct, person))
                .post("/people/{id}/traits/release", pages.posted(this::release, person));
    }

    private void correct(Visit visit) {
        ProfileView person = PersonPage.known(visit, views);
        String name = visit.form().required("trait");
        Optional<Value> former =
                Optional.ofNullable(person.traits().get(name))
                        .or(() -> Optional.ofNullable(person.overruled().get(name)))
                        .map(Trait::value);
        Value value =
                visit.form().has("remove")
                        ? Value.NOTHING
                        : value(former, visit.form().required("value"));
        tell(
                visit,
                person,
                decisions.correctTrait(author(visit), person.id(), name, value),
                "done.trait");
    }

    private void release(Visit visit) {
        ProfileView person = PersonPage.known(visit, views);
        String name = visit.form().required("trait");
        tell(
                visit,
                person,
                decisions.releaseTrait(author(visit), person.id(), name),
                "done.trait-released");
    }

    private static void tell(Visit visit, ProfileView person, Outcome outcome, String done) {
        Outcomes.tell(visit, outcome, done, _ -> "/people/" + person.id());
    }

    static Author author(Visit visit) {
        return Author.of("console", visit.user().email());
    }

    /// What was typed, of the kind the trait had before.
    private static Value value(Optional<Value> former, String typed) {
        return former.map(value ->
                        switch (value) {
                            case Value.Num _ -> number(typed);
                            case Value.Flag _ -> flag(typed);
                            case Value.Text _, Value.Nothing _ -> Value.of(typed);
                            case Value.Items _, Value.Fields _ -> json(typed);
                        })
                .orElse(Value.of(typed));
    }

    private static Value number(String typed) {
        try {
            return Value.of(new BigDecimal(typed.replace(',', '.')));
        } catch (NumberFormatException words) {
            return Value.of(typed);
        }
    }

    private static Value flag(String typed) {
        return typed.equals("true") || typed.equals("false")
                ? Value.of(typed.equals("true"))
                : Value.of(typed);
    }

    private static Value json(String typed) {
        try {
            return Json.parse(("{\"value\":" + typed + "}").getBytes(StandardCharsets.UTF_8))
                    .get("value")
                    .orElse(Value.NOTHING);
        } catch (ProblemException notJson) {
            throw RefusedException.at("value", "refused.trait-json");
        }
    }
}
