package org.querencia.web.console.review;

import io.helidon.webserver.http.HttpRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.review.Judgement;
import org.querencia.runtime.review.PairKey;
import org.querencia.runtime.review.ReviewDesk;
import org.querencia.runtime.review.ReviewPair;
import org.querencia.runtime.review.ReviewServices;
import org.querencia.runtime.review.ReviewStore.Became;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Outcomes;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// The queue: one pair at a time, judged by a key or a thumb; what was judged, and taking it back;
/// and the obvious ones all at once.
public final class ReviewPages {
    static final String PATH = "/review";

    private static final int PAGE = 30;
    private static final Duration TODAY = Duration.ofHours(24);

    /// From so probable on, pairs may be joined together.
    private static final List<Double> LEAST = List.of(0.999, 0.99, 0.97, 0.95, 0.9);

    private final Pages pages;
    private final ReviewDesk desk;
    private final ProfileViews views;

    public ReviewPages(Pages pages, ReviewServices services, ProfileViews views) {
        this.pages = pages;
        this.desk = services.desk();
        this.views = views;
    }

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::next))
                .post(PATH, pages.posted(this::decide, this::next))
                .post(PATH + "/undo", pages.posted(this::undo, this::decided))
                .get(PATH + "/decided", pages.signedIn(this::decided))
                .get(PATH + "/bulk", pages.signedIn(this::bulk))
                .post(PATH + "/bulk", pages.posted(this::join, this::bulk));
    }

    /// @param waiting how many there are, with the one shown
    /// @param done how many were judged since yesterday at this time
    /// @param last the judgement just made, which can be taken back
    public record Queue(Optional<PairView> pair, long waiting, long done, Optional<String> last) {

        /// Of all that waited since, in percent.
        public long share() {
            return done + waiting == 0 ? 100 : 100 * done / (done + waiting);
        }
    }

    private void next(Visit visit) {
        Frame frame = visit.frame();
        Optional<PairView> pair = Optional.empty();
        for (ReviewPair waiting : desk.waiting(Optional.empty(), 1)) {
            pair = view(waiting, frame);
        }
        Became became = became(frame);
        visit.show(
                "review/review.jte",
                frame,
                Map.of(
                        "queue",
                        new Queue(
                                pair,
                                became.waiting(),
                                became.same() + became.different(),
                                visit.query().text("last").filter(this::isHere))));
    }

    private boolean isHere(String judgement) {
        return !desk.judgedAs(judgement).isEmpty();
    }

    private Became became(Frame frame) {
        Instant now = frame.formats().now();
        return desk.became(now.minus(TODAY), now.plusSeconds(1));
    }

    private Optional<PairView> view(ReviewPair pair, Frame frame) {
        Optional<ProfileView> one = views.view(pair.pair().one());
        Optional<ProfileView> other = views.view(pair.pair().other());
        return one.isPresent() && other.isPresent()
                ? Optional.of(PairView.of(pair.proposed(), one.get(), other.get(), frame))
                : Optional.empty();
    }

    private void decide(Visit visit) {
        Form form = visit.form();
        PairKey pair = pair(form);
        String back = form.text("back").filter(path -> path.startsWith("/people/")).orElse(PATH);
        switch (form.required("answer")) {
            case "same" -> decide(visit, pair, true, back);
            case "different" -> decide(visit, pair, false, back);
            default -> {
                desk.skip(pair);
                visit.go(back);
            }
        }
    }

    private void decide(Visit visit, PairKey pair, boolean same, String back) {
        Outcome outcome = desk.decide(author(visit), pair, same);
        Outcomes.tell(
                visit,
                outcome,
                same ? "done.review-same" : "done.review-different",
                _ ->
                        back.equals(PATH)
                                ? desk.find(pair)
                                        .flatMap(ReviewPair::judgement)
                                        .map(said -> PATH + "?last=" + said.id())
                                        .orElse(PATH)
                                : back);
    }

    private static PairKey pair(Form form) {
        ProfileId one = person(form.required("one"));
        ProfileId other = person(form.required("other"));
        if (one.equals(other)) {
            throw new RefusedException("refused.same-person");
        }
        return PairKey.of(one, other);
    }

    private static ProfileId person(String id) {
        try {
            return new ProfileId(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            throw new RefusedException("refused.unknown-person");
        }
    }

    private void undo(Visit visit) {
        String id = visit.form().required("id");
        List<ReviewPair> judged = desk.judgedAs(id);
        boolean own =
                judged.stream()
                        .flatMap(pair -> pair.judgement().stream())
                        .allMatch(said -> said.by().equals(visit.user().email()));
        if (!own) {
            visit.requireAdministrator();
        }
        Outcome outcome =
                desk.undo(author(visit), id)
                        .orElseThrow(() -> new RefusedException("refused.review-undone"));
        String back = visit.form().has("list") ? PATH + "/decided" : PATH;
        Outcomes.tell(visit, outcome, "done.review-undone", _ -> back);
    }

    /// @param batch what it was judged with; empty where it was judged alone
    public record Said(
            String id,
            boolean same,
            String one,
            String other,
            String onePath,
            String otherPath,
            String when,
            String by,
            String batch) {}

    private void decided(Visit visit) {
        Frame frame = visit.frame();
        List<ReviewPair> found = desk.judged(visit.query().number("before"), PAGE + 1);
        List<ReviewPair> shown = found.stream().limit(PAGE).toList();
        visit.show(
                "review/decided.jte",
                frame,
                Map.of(
                        "rows",
                        shown.stream()
                                .flatMap(pair ->
                                        pair.judgement().stream()
                                                .map(said -> said(pair, said, frame)))
                                .toList(),
                        "next",
                        found.size() > PAGE
                                ? shown.getLast()
                                        .judgement()
                                        .map(said -> PATH + "/decided?before=" + said.number())
                                        .orElse("")
                                : ""));
    }

    private Said said(ReviewPair pair, Judgement said, Frame frame) {
        return new Said(
                said.id(),
                said.same(),
                name(pair.pair().one(), frame),
                name(pair.pair().other(), frame),
                "/people/" + pair.pair().one(),
                "/people/" + pair.pair().other(),
                frame.formats().ago(said.at()),
                said.by(),
                said.alone() ? "" : said.batch());
    }

    private String name(ProfileId id, Frame frame) {
        return views.view(id).map(ProfileView::name).orElse(frame.text("review.nobody"));
    }

    /// @param sample as they would be joined
    public record Bulk(
            String least,
            List<Choice> choices,
            int size,
            long beyond,
            long upTo,
            List<PairView> sample) {}

    public record Choice(String least, String said, boolean chosen) {}

    private void bulk(Visit visit) {
        Frame frame = visit.frame();
        double least = least(visit.query());
        ReviewDesk.Bulk bulk = desk.bulk(least);
        visit.show(
                "review/bulk.jte",
                frame,
                Map.of(
                        "view",
                        new Bulk(
                                Double.toString(least),
                                LEAST.stream()
                                        .map(one ->
                                                new Choice(
                                                        one.toString(),
                                                        PairView.percent(one, frame),
                                                        one.equals(least)))
                                        .toList(),
                                bulk.size(),
                                bulk.beyond(),
                                bulk.upTo(),
                                bulk.sample().stream()
                                        .flatMap(pair -> view(pair, frame).stream())
                                        .toList())));
    }

    private static double least(Form form) {
        String text = form.text("least").orElse("");
        return LEAST.stream()
                .filter(one -> one.toString().equals(text))
                .findFirst()
                .orElse(LEAST.get(1));
    }

    private void join(Visit visit) {
        visit.requireAdministrator();
        ReviewDesk.Joined joined =
                desk.join(
                        author(visit), least(visit.form()), visit.form().number("upTo").orElse(0L));
        visit.done(
                joined.joined() == 0 ? PATH : PATH + "?last=" + joined.batch(),
                joined.left() == 0 ? "done.review-bulk" : "done.review-bulk-left");
    }

    static Author author(Visit visit) {
        return Author.of("console", visit.user().email());
    }
}
