package org.querencia.web.console.segment;

import io.helidon.webserver.http.HttpRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segment.State;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.segment.Offers.Offer;
import org.querencia.runtime.segment.SegmentDesk;
import org.querencia.runtime.segment.SegmentDesk.Answer;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.state.Folding;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;

/// Segments are made, changed, paused and given up: a rule is put together in rows or written,
/// counted as it is typed, and kept under a name.
public final class SegmentForms {
    private static final int KEY_LENGTH_MAX = 50;

    private final Pages pages;
    private final SegmentDesk desk;
    private final SegmentServices segments;
    private final Builder builder;
    private final Trying trying;

    public SegmentForms(Pages pages, SegmentServices segments, Names names) {
        this.pages = pages;
        this.desk = segments.desk();
        this.segments = segments;
        this.builder = new Builder(segments.offers(), desk);
        this.trying = new Trying(segments, names, builder);
    }

    public void routing(HttpRules rules) {
        rules.get("/segments/new", pages.signedIn(visit -> page(visit, Optional.empty())))
                .post(
                        "/segments/new",
                        pages.posted(this::make, visit -> page(visit, Optional.empty())))
                .get("/segments/answer", pages.signedIn(this::answer))
                .post("/segments/answer", pages.posted(this::answer, this::answer))
                .post("/segments/build", pages.posted(this::build, this::build))
                .post("/segments/offers", pages.posted(this::offers, this::offers))
                .get("/segments/{key}/edit", pages.signedIn(this::edit))
                .post("/segments/{key}/edit", pages.posted(this::change, this::edit))
                .post("/segments/{key}/state", pages.posted(this::turn, this::edit));
    }

    private void edit(Visit visit) {
        page(visit, Optional.of(SegmentPages.known(visit, desk)));
    }

    private void page(Visit visit, Optional<Segment> stored) {
        show(visit, "segment/try.jte", stored);
    }

    private void answer(Visit visit) {
        show(visit, "segment/counted.jte", stored(visit));
    }

    /// What a button of the builder does. Without scripts the whole page comes anew.
    private void build(Visit visit) {
        show(visit, visit.partial() ? "segment/built.jte" : "segment/try.jte", stored(visit));
    }

    private void offers(Visit visit) {
        Frame frame = visit.frame();
        List<Offer> offers =
                RowOffers.of(
                        segments.offers(),
                        new RowForm(visit.form()).rows(),
                        visit.form().text("of").orElse(""));
        visit.show("segment/offers.jte", frame, Map.of("picks", RowsView.picks(frame, offers)));
    }

    private Optional<Segment> stored(Visit visit) {
        return visit.form().text("key").flatMap(desk::find);
    }

    private void show(Visit visit, String template, Optional<Segment> stored) {
        Frame frame = visit.frame();
        visit.show(template, frame, Map.of("view", trying.view(visit, frame, stored)));
    }

    private void make(Visit visit) {
        String name = visit.form().required("name");
        State state = visit.form().text("draft").isPresent() ? State.DRAFT : State.ACTIVE;
        String rule = builder.rule(visit, "", state == State.DRAFT);
        Answer answer = desk.make(author(visit), segment(visit, free(name), rule, state));
        tell(visit, answer, "done.segment");
    }

    private void change(Visit visit) {
        Segment before = SegmentPages.known(visit, desk);
        String rule = builder.rule(visit, before.key(), !before.isActive());
        Answer answer =
                desk.write(author(visit), segment(visit, before.key(), rule, before.state()));
        tell(visit, answer, "done.segment");
    }

    /// Pauses it, lets it go on, or gives it up.
    private void turn(Visit visit) {
        Segment before = SegmentPages.known(visit, desk);
        State next =
                switch (visit.form().required("state")) {
                    case "active" -> State.ACTIVE;
                    case "paused" -> State.PAUSED;
                    case "draft" -> State.DRAFT;
                    case "deleted" -> State.DELETED;
                    default -> before.state();
                };
        Answer answer =
                desk.write(
                        author(visit),
                        new Segment(
                                before.key(),
                                before.name(),
                                before.rule(),
                                next,
                                before.folder(),
                                before.owner(),
                                1));
        if (next == State.DELETED && answer instanceof Answer.Done) {
            visit.done("/segments", "done.segment-deleted");
        } else {
            tell(visit, answer, "done.segment");
        }
    }

    private static void tell(Visit visit, Answer answer, String done) {
        switch (answer) {
            case Answer.Done(Segment segment, boolean waiting) ->
                    visit.done("/segments/" + segment.key(), waiting ? "done.waiting" : done);
            case Answer.Refused(String why) ->
                    throw RefusedException.at("rule", "refused.segment", why);
            case Answer.Taken(String key) ->
                    throw RefusedException.at("name", "refused.segment-key", key);
        }
    }

    private static Segment segment(Visit visit, String key, String rule, State state) {
        try {
            return new Segment(
                    key,
                    visit.form().required("name"),
                    rule,
                    state,
                    visit.form().text("folder").orElse(""),
                    visit.form().text("owner").orElse(""),
                    1);
        } catch (IllegalArgumentException wrong) {
            throw RefusedException.at(
                    "name", "refused.segment", String.valueOf(wrong.getMessage()));
        }
    }

    /// A key made of the name that nobody has yet.
    private String free(String name) {
        String plain = Folding.of(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String key = plain.isEmpty() ? "segment" : plain;
        String cut = key.substring(0, Math.min(key.length(), KEY_LENGTH_MAX));
        int number = 1;
        String candidate = cut;
        while (desk.find(candidate).isPresent()) {
            number++;
            candidate = cut + "-" + number;
        }
        return candidate;
    }

    private static Author author(Visit visit) {
        return Author.of("console", visit.user().email());
    }
}
