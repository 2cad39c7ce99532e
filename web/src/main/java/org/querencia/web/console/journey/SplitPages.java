package org.querencia.web.console.journey;

import io.helidon.webserver.http.HttpRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.stage.StageFigures.By;
import org.querencia.runtime.stage.StageFigures.Cohort;
import org.querencia.runtime.stage.StageFigures.Part;
import org.querencia.runtime.stage.StageServices;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Which share goes on from a stage, told apart by what is known of people.
public final class SplitPages {
    private final Pages pages;
    private final StageServices stages;

    public SplitPages(Pages pages, StageServices stages) {
        this.pages = pages;
        this.stages = stages;
    }

    public void routing(HttpRules rules) {
        rules.get("/journey/{model}/rates", pages.signedIn(this::rates));
    }

    /// @param trait empty unless people are told apart by one
    public record View(
            String model,
            String modelName,
            String stage,
            String stageName,
            String by,
            String trait,
            Terms terms,
            List<Line> lines) {

        public String path() {
            return "/journey/%s/rates?stage=%s&%s".formatted(model, stage, terms.query());
        }
    }

    /// @param share of those about whom it is known
    public record Line(
            String value, String came, String share, String passed, String open, String lost) {}

    private void rates(Visit visit) {
        StageModel model = BoardPages.known(visit, stages);
        Frame frame = visit.frame();
        Words words = new Words(frame);
        Terms terms = Terms.of(visit.query());
        String stage = visit.query().text("stage").orElse("");
        Cohort cohort =
                stages.boards()
                        .onward(model, stage, terms.until(frame.formats().now()), terms.time())
                        .filter(_ -> model.index(stage) >= 0)
                        .orElseThrow(() ->
                                Problem.of(Fault.NOT_FOUND, "Nobody goes on from this stage.")
                                        .exception());
        Optional<String> trait = visit.query().text("trait");
        String by = trait.map(_ -> "trait").or(() -> visit.query().text("by")).orElse("channel");
        By told =
                trait.<By>map(By.Trait::new)
                        .orElseGet(
                                () -> by.equals("campaign") ? new By.Campaign() : new By.Channel());
        visit.show(
                "journey/rates.jte",
                frame,
                Map.of(
                        "view",
                        new View(
                                model.key(),
                                words.name(model.name()),
                                stage,
                                words.stage(model, stage),
                                by,
                                trait.orElse(""),
                                terms,
                                stages.figures().split(cohort, told).stream()
                                        .map(part -> line(part, words))
                                        .toList())));
    }

    private static Line line(Part part, Words words) {
        var formats = words.frame().formats();
        return new Line(
                part.value().isEmpty() ? words.frame().text("stage.unknown") : part.value(),
                formats.number(part.rate().entered()),
                words.share(part.rate()).orElse("–"),
                formats.number(part.rate().passed()),
                formats.number(part.rate().open()),
                formats.number(part.rate().lost()));
    }
}
