package org.querencia.web.console.people;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.querencia.core.identity.Explanation;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Refusal;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.view.LinkView;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Outcomes;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.people.EvidenceView.Answer;
import org.querencia.web.console.people.EvidenceView.Tie;

/// Why these are one person, and saying that they are, or are not.
public final class Evidence {
    private static final int CANDIDATES = 12;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Pages pages;
    private final ProfileViews views;
    private final IdentityDecisions decisions;
    private final Identifiers identifiers;

    /// @param rules those in force, asked for anew at each request
    public Evidence(
            Pages pages,
            ProfileViews views,
            IdentityDecisions decisions,
            Supplier<IdentityRules> rules) {
        this.pages = pages;
        this.views = views;
        this.decisions = decisions;
        this.identifiers = new Identifiers(rules);
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
        List<Identifier> offered = offered(person);
        Optional<Identifier> one =
                visit.query().text("one").flatMap(text -> identifiers.read(text, offered));
        Optional<Identifier> other =
                visit.query().text("other").flatMap(text -> identifiers.read(text, offered));
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
                refusals.forEach(refusal -> words.add(Grounds.reason(frame, refusal.reason())));
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
        return ends
                + ": "
                + (view == null ? Grounds.words(frame, link) : Grounds.words(frame, view));
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
                Grounds.words(frame, view),
                link.at(),
                view.counts(),
                view.refusal().map(refusal -> Grounds.reason(frame, refusal.reason())).orElse(""),
                view.refusal()
                        .map(Refusal::reason)
                        .filter(reason ->
                                reason instanceof Refusal.RefusedByHand
                                        || reason instanceof Refusal.NoLongerLikely)
                        .isPresent(),
                elsewhere.map(Object::toString).orElse(""));
    }

    private static String name(Frame frame, Optional<Identifier> identifier, String type) {
        return identifier.map(frame::identifier).orElse(frame.identifierType(type));
    }

    private void refuse(Visit visit) {
        link(visit, decisions::refuseLink, "done.link-refused");
    }

    private void restore(Visit visit) {
        link(visit, decisions::restoreLink, "done.link-restored");
    }

    private void link(Visit visit, AboutLink decision, String done) {
        List<Identifier> offered = offered(PersonPage.known(visit, views));
        Identifier one = named(visit, "one", offered);
        Identifier other = named(visit, "other", offered);
        Outcomes.tell(
                visit,
                decision.decide(TraitForms.author(visit), one, other),
                done,
                _ -> page(visit, List.of()));
    }

    private Identifier named(Visit visit, String field, List<Identifier> offered) {
        return identifiers.required(field, visit.form().required(field), offered);
    }

    /// The identifiers a person's pages show.
    private List<Identifier> offered(ProfileView person) {
        Stream<Identifier> ends =
                views.links(person.id()).orElse(List.of()).stream()
                        .flatMap(link -> Stream.of(link.one(), link.other()))
                        .flatMap(Optional::stream);
        return Stream.concat(person.identifiers().stream().map(ProfileView.Known::identifier), ends)
                .distinct()
                .toList();
    }

    private void split(Visit visit) {
        ProfileView person = PersonPage.known(visit, views);
        List<Identifier> offered = offered(person);
        List<Identifier> apart =
                visit.form().all("apart").stream()
                        .map(text -> identifiers.required("apart", text, offered))
                        .toList();
        Outcomes.tell(
                visit,
                decisions.split(TraitForms.author(visit), person.id(), apart),
                "done.split",
                people -> page(visit, people));
    }

    /// People who may be the same, or those who resemble what was typed.
    private void candidates(Visit visit) {
        ProfileView person = PersonPage.known(visit, views);
        Frame frame = visit.frame();
        String text = visit.query().text("q").orElse("");
        List<Candidate> candidates =
                text.isEmpty()
                        ? views.resembling(person.id()).orElse(List.of()).stream()
                                .map(resemblance -> Candidate.of(resemblance, frame))
                                .toList()
                        : People.search(views, text, CANDIDATES).stream()
                                .filter(row -> !row.id().equals(person.id()))
                                .map(Candidate::of)
                                .toList();
        visit.show(
                visit.partial() ? "people/candidates.jte" : "people/merge.jte",
                frame,
                Map.of("person", person, "text", text, "candidates", candidates));
    }

    private void merge(Visit visit) {
        ProfileView person = PersonPage.known(visit, views);
        Outcomes.tell(
                visit,
                decisions.merge(TraitForms.author(visit), person.id(), other(visit)),
                "done.merge",
                people -> page(visit, people));
    }

    /// The other person, by id or by an identifier.
    private ProfileId other(Visit visit) {
        String text = visit.form().required("other");
        if (text.matches(ID)) {
            return new ProfileId(UUID.fromString(text));
        }
        Identifier identifier = identifiers.required("other", text, List.of());
        return views.find(identifier.type(), identifier.value())
                .orElseThrow(() ->
                        RefusedException.at(
                                "other",
                                "refused.unknown-identifier",
                                visit.frame().identifier(identifier)));
    }

    private static String page(Visit visit, List<ProfileId> people) {
        String person = people.isEmpty() ? visit.path("id") : people.getFirst().toString();
        return "/people/" + person + "/links";
    }

    @FunctionalInterface
    private interface AboutLink {
        Outcome decide(Author author, Identifier one, Identifier other);
    }
}
