package org.querencia.web.console.people;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Decision.Act;
import org.querencia.core.event.Decision.Merge;
import org.querencia.core.event.Decision.RefuseLink;
import org.querencia.core.event.Decision.RestoreLink;
import org.querencia.core.event.Decision.Split;
import org.querencia.core.identity.Explanation;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Refusal;
import org.querencia.runtime.view.LinkView;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.people.EvidenceView.Answer;
import org.querencia.web.console.people.EvidenceView.Tie;

/// Why these are one person, and saying that they are, or are not.
public final class Evidence {
    private static final int CANDIDATES = 12;

    private final Pages pages;
    private final ProfileViews views;
    private final Decisions decisions;

    public Evidence(Pages pages, ProfileViews views, Decisions decisions) {
        this.pages = pages;
        this.views = views;
        this.decisions = decisions;
    }

    public void routing(HttpRules rules) {
        rules.get("/people/{id}/links", pages.signedIn(this::links))
                .post("/people/{id}/links/refuse", pages.posted(this::refuse, this::links))
                .post("/people/{id}/links/restore", pages.posted(this::restore, this::links))
                .post("/people/{id}/split", pages.posted(this::split, this::links))
                .get("/people/{id}/merge", pages.signedIn(this::candidates))
                .post("/people/{id}/merge", pages.posted(this::merge, this::candidates));
    }

    private void links(Visit visit) {
        ProfileView person = PersonPage.known(visit, views);
        if (PersonPage.moved(visit, person, "/links")) {
            return;
        }
        Frame frame = visit.frame();
        List<Tie> ties =
                views.links(person.id()).orElse(List.of()).stream()
                        .map(link -> tie(frame, link, person.id()))
                        .toList();
        visit.show(
                "people/links.jte",
                frame,
                Map.of(
                        "person",
                        person,
                        "view",
                        new EvidenceView(
                                ties.stream().filter(Tie::counts).toList(),
                                ties.stream().filter(tie -> !tie.counts()).toList(),
                                answer(visit, frame, person))));
    }

    /// 'Why are these two one person?', as the address asks.
    private Optional<Answer> answer(Visit visit, Frame frame, ProfileView person) {
        Optional<Identifier> one = visit.query().text("one").flatMap(Identifiers::read);
        Optional<Identifier> other = visit.query().text("other").flatMap(Identifiers::read);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        List<String> words =
                views.explain(one.get(), other.get())
                        .map(explanation -> words(frame, explanation, person))
                        .orElse(List.of(frame.text("explain.unknown")));
        return Optional.of(new Answer(one.get(), other.get(), words));
    }

    private List<String> words(Frame frame, Explanation explanation, ProfileView person) {
        return switch (explanation) {
            case Explanation.OnePerson(List<Link> path) -> {
                List<String> words = new ArrayList<>();
                words.add(frame.text("explain.one", path.size()));
                Map<String, LinkView> known = known(person);
                path.forEach(link -> words.add(step(frame, known, link)));
                yield words;
            }
            case Explanation.KeptOut(List<Refusal> refusals) -> {
                List<String> words = new ArrayList<>();
                words.add(frame.text("explain.kept-out"));
                refusals.forEach(refusal -> words.add(Grounds.refusal(frame, refusal)));
                yield words;
            }
            case Explanation.NoEvidence _ -> List.of(frame.text("explain.nothing"));
        };
    }

    private Map<String, LinkView> known(ProfileView person) {
        return views.links(person.id()).orElse(List.of()).stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                link -> link.link().pair().toString(),
                                link -> link,
                                (first, _) -> first));
    }

    private static String step(Frame frame, Map<String, LinkView> known, Link link) {
        LinkView view = known.get(link.pair().toString());
        String ends =
                view == null
                        ? frame.identifierType(link.typeA())
                                + " – "
                                + frame.identifierType(link.typeB())
                        : name(frame, view.one(), link.typeA())
                                + " – "
                                + name(frame, view.other(), link.typeB());
        return ends + ": " + Grounds.words(frame, link);
    }

    private static Tie tie(Frame frame, LinkView view, ProfileId person) {
        Link link = view.link();
        boolean here = view.owner().filter(person::equals).isPresent();
        Optional<ProfileId> elsewhere =
                (here ? view.otherOwner() : view.owner()).filter(owner -> !owner.equals(person));
        return new Tie(
                name(frame, view.one(), link.typeA()),
                name(frame, view.other(), link.typeB()),
                view.one().map(Identifier::toString).orElse(""),
                view.other().map(Identifier::toString).orElse(""),
                Grounds.words(frame, link),
                link.at(),
                view.counts(),
                view.refusal().map(refusal -> Grounds.refusal(frame, refusal)).orElse(""),
                view.refusal()
                        .map(Refusal::reason)
                        .filter(Refusal.RefusedByHand.class::isInstance)
                        .isPresent(),
                elsewhere.map(Object::toString).orElse(""));
    }

    private static String name(Frame frame, Optional<Identifier> identifier, String type) {
        return identifier.map(frame::identifier).orElse(frame.identifierType(type));
    }

    private void refuse(Visit visit) {
        decide(visit, new RefuseLink(one(visit), other(visit)), "done.link-refused");
    }

    private void restore(Visit visit) {
        decide(visit, new RestoreLink(one(visit), other(visit)), "done.link-restored");
    }

    private void split(Visit visit) {
        ProfileView person = PersonPage.known(visit, views);
        List<Identifier> apart =
                visit.form().all("apart").stream().map(Identifiers::required).toList();
        List<Identifier> rest =
                person.identifiers().stream()
                        .map(ProfileView.Known::identifier)
                        .filter(identifier -> !apart.contains(identifier))
                        .toList();
        if (apart.isEmpty() || rest.isEmpty()) {
            throw new RefusedException("refused.split");
        }
        decide(visit, new Split(apart, rest), "done.split");
    }

    private void candidates(Visit visit) {
        ProfileView person = PersonPage.known(visit, views);
        String text = visit.query().text("q").orElse("");
        List<PersonRow> rows =
                text.isEmpty()
                        ? List.of()
                        : People.search(views, text, CANDIDATES).stream()
                                .filter(row -> !row.id().equals(person.id()))
                                .toList();
        visit.show(
                visit.partial() ? "people/candidates.jte" : "people/merge.jte",
                Map.of("person", person, "text", text, "rows", rows));
    }

    private void merge(Visit visit) {
        ProfileView person = PersonPage.known(visit, views);
        Identifier other = Identifiers.required(visit.form().required("other"));
        decide(visit, new Merge(PersonPage.strongest(person), other), "done.merge");
    }

    private static Identifier one(Visit visit) {
        return Identifiers.required(visit.form().required("one"));
    }

    private static Identifier other(Visit visit) {
        return Identifiers.required(visit.form().required("other"));
    }

    private void decide(Visit visit, Act act, String done) {
        decisions.decide(act, visit.user().email());
        visit.done("/people/" + visit.path("id") + "/links", done);
    }
}
