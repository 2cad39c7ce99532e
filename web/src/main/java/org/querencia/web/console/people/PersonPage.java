package org.querencia.web.console.people;

import io.helidon.webserver.http.HttpRules;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.querencia.core.event.Value;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// One person: the whole picture, what happened, and correcting what is known.
public final class PersonPage {
    private final Pages pages;
    private final ProfileViews views;
    private final Sources sources;
    private final Standings standings;
    private final Timeline timeline;
    private final TraitForms traits;

    public PersonPage(
            Pages pages,
            ProfileViews views,
            IdentityDecisions decisions,
            Sources sources,
            Standings standings) {
        this.pages = pages;
        this.views = views;
        this.sources = sources;
        this.standings = standings;
        this.timeline = new Timeline(views, sources);
        this.traits = new TraitForms(pages, views, decisions);
    }

    public void routing(HttpRules rules) {
        rules.get("/people/{id}", pages.signedIn(this::person))
                .get("/people/{id}/timeline", pages.signedIn(this::moreMoments))
                .get("/people/{id}/orders", pages.signedIn(this::orders))
                .get("/people/{id}/raw", pages.signedIn(this::raw));
        traits.routing(rules, this::person);
    }

    void person(Visit visit) {
        ProfileView person = known(visit, views);
        if (moved(visit, person, "")) {
            return;
        }
        Frame frame = visit.frame();
        visit.show(
                "people/person.jte",
                frame,
                Map.of(
                        "person", person,
                        "timeline", timeline.of(person.id(), visit.query(), frame),
                        "sources", sources.all(),
                        "standing", standings.of(person.id(), frame),
                        "lists", standings.listsWithout(person.id()),
                        "candidates", candidates(person.id(), frame)));
    }

    private void moreMoments(Visit visit) {
        ProfileView person = known(visit, views);
        Frame frame = visit.frame();
        visit.show(
                "people/moments.jte",
                frame,
                Map.of("timeline", timeline.of(person.id(), visit.query(), frame)));
    }

    private List<Candidate> candidates(ProfileId person, Frame frame) {
        return views.resembling(person).orElse(List.of()).stream()
                .map(resemblance -> Candidate.of(resemblance, frame))
                .toList();
    }

    private void orders(Visit visit) {
        ProfileView person = known(visit, views);
        if (!moved(visit, person, "/orders")) {
            visit.show("people/orders.jte", Map.of("person", person));
        }
    }

    private void raw(Visit visit) {
        ProfileView person = known(visit, views);
        if (!moved(visit, person, "/raw")) {
            Value state = views.rawState(person.id()).orElseThrow(PersonPage::nobody);
            visit.show("people/raw.jte", Map.of("person", person, "state", PrettyJson.of(state)));
        }
    }

    /// The person of the address.
    static ProfileView known(Visit visit, ProfileViews views) {
        try {
            return views.view(new ProfileId(UUID.fromString(visit.path("id"))))
                    .orElseThrow(PersonPage::nobody);
        } catch (IllegalArgumentException notAnId) {
            throw nobody();
        }
    }

    /// A former id leads to the present one.
    static boolean moved(Visit visit, ProfileView person, String page) {
        if (visit.path("id").equals(person.id().toString())) {
            return false;
        }
        visit.go("/people/" + person.id() + page);
        return true;
    }

    static RuntimeException nobody() {
        return Problem.of(Fault.NOT_FOUND, "Nobody has this id.").exception();
    }
}
