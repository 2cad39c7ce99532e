package org.querencia.web.console.segment;

import io.helidon.webserver.http.HttpRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.rule.Issue;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segment.State;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.segment.RulePreviews;
import org.querencia.runtime.segment.RulePreviews.Preview;
import org.querencia.runtime.segment.SegmentDesk;
import org.querencia.runtime.segment.SegmentDesk.Answer;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.state.Folding;
import org.querencia.runtime.warehouse.Matches.Matched;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;

/// Segments are made, changed, paused and given up: a rule is tried as it is typed, and kept under
/// a name.
public final class SegmentForms {
    private static final int SAMPLE = 12;
    private static final int KEY_LENGTH_MAX = 50;

    private final Pages pages;
    private final RulePreviews previews;
    private final SegmentDesk desk;
    private final Names names;

    public SegmentForms(Pages pages, SegmentServices segments, Names names) {
        this.pages = pages;
        this.previews = segments.previews();
        this.desk = segments.desk();
        this.names = names;
    }

    public void routing(HttpRules rules) {
        rules.get("/segments/new", pages.signedIn(this::blank))
                .post("/segments/new", pages.posted(this::make, this::blank))
                .get("/segments/answer", pages.signedIn(this::answer))
                .get("/segments/{key}/edit", pages.signedIn(this::edit))
                .post("/segments/{key}/edit", pages.posted(this::change, this::edit))
                .post("/segments/{key}/state", pages.posted(this::turn, this::edit));
    }

    private void blank(Visit visit) {
        show(visit, "segment/try.jte", "", "", "");
    }

    private void answer(Visit visit) {
        show(visit, "segment/answer.jte", "", "", "");
    }

    private void edit(Visit visit) {
        Segment segment = SegmentPages.known(visit, desk);
        show(visit, "segment/try.jte", segment.key(), segment.name(), segment.rule());
    }

    private void make(Visit visit) {
        String name = visit.form().required("name");
        State state = state(visit);
        String rule = state == State.DRAFT ? visit.form().required("rule") : rule(visit);
        Answer answer = desk.make(author(visit), segment(free(name), name, rule, state, "", ""));
        tell(visit, answer, "done.segment");
    }

    private void change(Visit visit) {
        Segment before = SegmentPages.known(visit, desk);
        Answer answer =
                desk.write(
                        author(visit),
                        segment(
                                before.key(),
                                visit.form().required("name"),
                                before.isActive() ? rule(visit) : visit.form().required("rule"),
                                before.state(),
                                before.folder(),
                                before.owner()));
        tell(visit, answer, "done.segment");
    }

    /// Pauses it, lets it go on, or gives it up.
    private void turn(Visit visit) {
        Segment before = SegmentPages.known(visit, desk);
        State next =
                switch (visit.form().required("state")) {
                    case "active" -> State.ACTIVE;
                    case "paused" -> State.PAUSED;
                    case "deleted" -> State.DELETED;
                    default -> before.state();
                };
        Answer answer =
                desk.write(
                        author(visit),
                        segment(
                                before.key(),
                                before.name(),
                                before.rule(),
                                next,
                                before.folder(),
                                before.owner()));
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

    /// The rule as typed; refused in the reader's language when it is none.
    private String rule(Visit visit) {
        String rule = visit.form().required("rule");
        List<Issue> faults = previews.faults(rule);
        if (!faults.isEmpty()) {
            throw RefusedException.at(
                    "rule", "refused.segment", TryView.said(visit.frame(), faults.getFirst()));
        }
        return rule;
    }

    private static State state(Visit visit) {
        return visit.form().text("draft").isPresent() ? State.DRAFT : State.ACTIVE;
    }

    private static Segment segment(
            String key, String name, String rule, State state, String folder, String owner) {
        try {
            return new Segment(key, name.strip(), rule.strip(), state, folder, owner, 1);
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

    /// What was typed is shown again, before what is stored.
    private void show(Visit visit, String template, String key, String name, String rule) {
        Frame frame = visit.frame();
        String typedRule = typed(visit, "rule").orElse(rule).strip();
        String typedName = typed(visit, "name").orElse(name);
        visit.show(
                template, frame, Map.of("view", view(key, typedName, typedRule, frame.formats())));
    }

    private static Optional<String> typed(Visit visit, String name) {
        return visit.form().text(name).or(() -> visit.query().text(name));
    }

    private TryView view(String key, String name, String rule, Formats formats) {
        if (rule.isEmpty()) {
            return new TryView(key, name, rule, Optional.empty(), List.of(), List.of());
        }
        Preview preview = previews.of(rule, SAMPLE);
        return new TryView(
                key,
                name,
                rule,
                preview.matched().map(matched -> answer(matched, formats)),
                preview.faults(),
                preview.warnings());
    }

    private TryView.Answer answer(Matched matched, Formats formats) {
        return new TryView.Answer(
                formats.number(matched.size()),
                formats.share(matched.size(), matched.everybody()),
                matched.size() == 0,
                matched.sample().stream()
                        .map(id -> new TryView.Somebody(id.toString(), names.of(id)))
                        .toList());
    }
}
