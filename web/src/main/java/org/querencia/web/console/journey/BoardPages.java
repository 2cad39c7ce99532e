package org.querencia.web.console.journey;

import io.helidon.webserver.http.HttpRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.stage.StageBoards.Board;
import org.querencia.runtime.stage.StageBoards.Column;
import org.querencia.runtime.stage.StageBoards.Reach;
import org.querencia.runtime.stage.StageFigures.Period;
import org.querencia.runtime.stage.StageFigures.Rate;
import org.querencia.runtime.stage.StageFigures.Stay;
import org.querencia.runtime.stage.StageServices;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The models of stages, and each at a glance.
public final class BoardPages {
    private final Pages pages;
    private final StageServices stages;

    public BoardPages(Pages pages, StageServices stages) {
        this.pages = pages;
        this.stages = stages;
    }

    /// After those of [ModelForms], whose addresses it would take for keys.
    public void routing(HttpRules rules) {
        rules.get("/journey", pages.signedIn(this::models))
                .get("/home/stages", pages.signedIn(this::counts))
                .get("/journey/{model}", pages.signedIn(this::board));
    }

    /// @param steps names of the stages, in order
    public record ModelView(String key, String name, boolean active, List<String> steps) {}

    void models(Visit visit) {
        Frame frame = visit.frame();
        Words words = new Words(frame);
        List<ModelView> all =
                stages.desk().all().stream()
                        .map(model ->
                                new ModelView(
                                        model.key(),
                                        words.name(model.name()),
                                        model.isActive(),
                                        model.stages().stream()
                                                .map(stage -> words.name(stage.name()))
                                                .toList()))
                        .toList();
        visit.show(
                "journey/models.jte",
                frame,
                Map.of("models", all, "yaml", visit.form().verbatim("yaml")));
    }

    /// @param width of a hundred, of all who stand in the model
    public record Count(String stage, String name, String people, long width) {}

    public record Counted(String key, String name, List<Count> stages) {}

    /// How many stand where now, for Home.
    private void counts(Visit visit) {
        Frame frame = visit.frame();
        Words words = new Words(frame);
        List<Counted> counted =
                stages.desk().all().stream()
                        .filter(StageModel::isActive)
                        .map(model -> counted(model, words))
                        .toList();
        visit.show("journey/counts.jte", frame, Map.of("models", counted));
    }

    private Counted counted(StageModel model, Words words) {
        Map<String, Long> sizes = stages.passages().sizes(model.key());
        long all =
                model.stages().stream()
                        .mapToLong(stage -> sizes.getOrDefault(stage.key(), 0L))
                        .sum();
        return new Counted(
                model.key(),
                words.name(model.name()),
                model.stages().stream()
                        .map(stage -> {
                            long size = sizes.getOrDefault(stage.key(), 0L);
                            return new Count(
                                    stage.key(),
                                    words.name(stage.name()),
                                    words.frame().formats().number(size),
                                    all == 0 ? 0 : Math.round(100.0 * size / all));
                        })
                        .toList());
    }

    private void board(Visit visit) {
        StageModel model = known(visit, stages);
        Frame frame = visit.frame();
        visit.show("journey/board.jte", frame, Map.of("view", view(model, visit, frame)));
    }

    static StageModel known(Visit visit, StageServices stages) {
        return stages.desk()
                .find(visit.path("model"))
                .orElseThrow(() ->
                        Problem.of(Fault.NOT_FOUND, "No model of stages has this key.")
                                .exception());
    }

    private BoardView view(StageModel model, Visit visit, Frame frame) {
        Words words = new Words(frame);
        Terms terms = Terms.of(visit.query());
        Period period = terms.until(frame.formats().now());
        Board board = stages.boards().of(model, period, terms.time());
        long everybody = board.columns().stream().mapToLong(Column::size).sum();
        return new BoardView(
                model.key(),
                words.name(model.name()),
                model.isActive(),
                stages.desk().all().stream()
                        .filter(StageModel::isActive)
                        .map(other -> new BoardView.Tab(other.key(), words.name(other.name())))
                        .toList(),
                terms,
                board.columns().stream().map(one -> column(one, everybody, words)).toList(),
                frame.formats().number(board.outside()),
                funnel(stages.boards().funnel(model, period, terms.time()), words),
                FlowPicture.of(model, stages.figures().flows(model.key(), period), words));
    }

    private static List<BoardView.Step> funnel(List<Reach> reaches, Words words) {
        var formats = words.frame().formats();
        long entered = Math.max(1, reaches.getFirst().reached());
        return reaches.stream()
                .map(reach ->
                        new BoardView.Step(
                                reach.stage().key(),
                                words.name(reach.stage().name()),
                                formats.number(reach.reached()),
                                Math.clamp(100 * reach.reached() / entered, 0, 100),
                                formats.number(reach.open()),
                                formats.number(reach.lost())))
                .toList();
    }

    private static BoardView.Column column(Column column, long everybody, Words words) {
        var formats = words.frame().formats();
        return new BoardView.Column(
                column.stage().key(),
                words.name(column.stage().name()),
                column.stage().enter(),
                formats.number(column.size()),
                everybody == 0 ? 0 : Math.round(100.0 * column.size() / everybody),
                formats.number(column.entered()),
                column.enteredBefore() == 0
                        ? Optional.empty()
                        : Optional.of(formats.change(column.entered(), column.enteredBefore())),
                column.stay().map(Stay::median).map(words::length),
                column.stay().map(Stay::long90).map(words::length),
                column.rate().map(rate -> onward(rate, words)));
    }

    private static BoardView.Onward onward(Rate rate, Words words) {
        var formats = words.frame().formats();
        return new BoardView.Onward(
                words.share(rate),
                formats.number(rate.passed()),
                formats.number(rate.open()),
                formats.number(rate.lost()));
    }
}
