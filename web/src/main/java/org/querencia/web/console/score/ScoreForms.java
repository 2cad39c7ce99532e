package org.querencia.web.console.score;

import io.helidon.webserver.http.HttpRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.rule.Scored;
import org.querencia.core.score.Flaw;
import org.querencia.core.score.Score;
import org.querencia.core.score.ScoreReader;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.score.ScoreDesk;
import org.querencia.runtime.score.ScoreDesk.Answer;
import org.querencia.runtime.score.ScoreReports;
import org.querencia.runtime.score.ScoreServices;
import org.querencia.runtime.state.Folding;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// Scores are made, changed and given up: what is typed is checked, and how people would be spread
/// is shown.
public final class ScoreForms {
    private static final int KEY_LENGTH_MAX = 50;

    private final Pages pages;
    private final ScoreDesk desk;
    private final ScoreReports reports;

    public ScoreForms(Pages pages, ScoreServices scores) {
        this.pages = pages;
        this.desk = scores.desk();
        this.reports = scores.reports();
    }

    public void routing(HttpRules rules) {
        rules.get("/scores/new", pages.signedIn(this::blank))
                .post("/scores/new", pages.posted(this::make, this::blank))
                .post("/scores/answer", pages.posted(this::answer, this::answer))
                .get("/scores/{key}/edit", pages.signedIn(this::edit))
                .post("/scores/{key}/edit", pages.posted(this::change, this::edit))
                .post("/scores/{key}/delete", pages.posted(this::delete, this::edit));
    }

    private void blank(Visit visit) {
        show(visit, "", ScoreForm.typed(visit).orElseGet(ScoreForm::blank));
    }

    private void edit(Visit visit) {
        Score score = ScorePages.known(visit, desk);
        show(
                visit,
                score.key(),
                ScoreForm.typed(visit).orElseGet(() -> ScoreForm.of(visit.frame(), score)));
    }

    private static void show(Visit visit, String key, ScoreForm form) {
        visit.show("score/edit.jte", visit.frame(), Map.of("key", key, "form", form));
    }

    private void make(Visit visit) {
        ScoreForm form = ScoreForm.typed(visit).orElseGet(ScoreForm::blank);
        write(visit, form.score(visit.frame(), free(form.name())));
    }

    private void change(Visit visit) {
        Score before = ScorePages.known(visit, desk);
        ScoreForm form = ScoreForm.typed(visit).orElseGet(ScoreForm::blank);
        write(visit, form.score(visit.frame(), before.key()));
    }

    private void write(Visit visit, Score score) {
        visit.requireAdministrator();
        List<Flaw> faults = desk.look(score).faults();
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    "refused.score", ScoreWords.flaw(visit.frame(), score, faults.getFirst()));
        }
        switch (desk.write(author(visit), score)) {
            case Answer.Done(Score done, boolean waiting) ->
                    visit.done("/scores/" + done.key(), waiting ? "done.waiting" : "done.score");
            case Answer.Refused(String why) -> throw new RefusedException("refused.score", why);
        }
    }

    private void delete(Visit visit) {
        visit.requireAdministrator();
        Score before = ScorePages.known(visit, desk);
        switch (desk.write(
                author(visit),
                new Score(
                        before.key(),
                        before.name(),
                        before.people(),
                        before.grounds(),
                        before.grades(),
                        true,
                        before.version()))) {
            case Answer.Done _ -> visit.done("/scores", "done.score-deleted");
            case Answer.Refused(String why) -> throw new RefusedException("refused.score", why);
        }
    }

    /// What is typed, looked at before it is kept.
    private void answer(Visit visit) {
        Frame frame = visit.frame();
        Score score;
        try {
            score = ScoreForm.typed(visit).orElseGet(ScoreForm::blank).score(frame, "new");
        } catch (RefusedException unfinished) {
            visit.show(
                    "score/answer.jte",
                    frame,
                    Map.of(
                            "faults",
                            List.of(unfinished.text(frame.texts())),
                            "warnings",
                            List.<String>of(),
                            "bands",
                            List.<ScorePages.Band>of()));
            return;
        }
        ScoreReader.Read read = desk.look(score);
        Optional<Scored> scored = read.scored();
        visit.show(
                "score/answer.jte",
                frame,
                Map.of(
                        "faults",
                        said(frame, score, read.faults()),
                        "warnings",
                        said(frame, score, read.warnings()),
                        "bands",
                        scored.map(one -> ScorePages.bands(frame, reports.spread(one)))
                                .orElse(List.of())));
    }

    private static List<String> said(Frame frame, Score score, List<Flaw> flaws) {
        return flaws.stream().map(flaw -> ScoreWords.flaw(frame, score, flaw)).toList();
    }

    /// A key made of the name that nobody has yet.
    private String free(String name) {
        String plain = Folding.of(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String key = plain.isEmpty() ? "score" : plain;
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
