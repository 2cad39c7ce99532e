package org.querencia.web.console.journey;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.stage.Label;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.core.stage.StageModel.State;
import org.querencia.core.stage.Stays;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.segment.RulePreviews;
import org.querencia.runtime.segment.RulePreviews.Preview;
import org.querencia.runtime.stage.StageDesk;
import org.querencia.runtime.stage.StageDesk.Answer;
import org.querencia.runtime.stage.StageServices;
import org.querencia.runtime.state.Folding;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.journey.ModelView.Line;

/// Models of stages are made, changed, put in force and given up. A form shows a line more than
/// there are stages: who fills it adds one, and who empties a name takes a stage out.
public final class ModelForms {
    private final Pages pages;
    private final StageServices stages;
    private final StageDesk desk;
    private final RulePreviews previews;

    public ModelForms(Pages pages, StageServices stages, RulePreviews previews) {
        this.pages = pages;
        this.stages = stages;
        this.desk = stages.desk();
        this.previews = previews;
    }

    public void routing(HttpRules rules) {
        rules.get("/journey/new", pages.signedIn(this::blank))
                .post("/journey/new", pages.posted(this::make, this::blank))
                .get("/journey/rule", pages.signedIn(this::rule))
                .get("/journey/{model}/edit", pages.signedIn(this::edit))
                .post("/journey/{model}/edit", pages.posted(this::change, this::edit))
                .post("/journey/{model}/state", pages.posted(this::turn, this::edit));
    }

    private void blank(Visit visit) {
        visit.show(
                "journey/edit.jte",
                visit.frame(),
                Map.of(
                        "view",
                        visit.form().has("es")
                                ? ModelView.typed("", visit.form())
                                : ModelView.blank()));
    }

    private void edit(Visit visit) {
        StageModel model = BoardPages.known(visit, stages);
        visit.show(
                "journey/edit.jte",
                visit.frame(),
                Map.of(
                        "view",
                        visit.form().has("es")
                                ? ModelView.typed(model.key(), visit.form())
                                : ModelView.of(model)));
    }

    private void make(Visit visit) {
        visit.requireAdministrator();
        String key = free(visit.form().required("es"));
        written(visit, model(key, State.DRAFT, visit.form()));
    }

    private void change(Visit visit) {
        visit.requireAdministrator();
        StageModel before = BoardPages.known(visit, stages);
        written(visit, model(before.key(), before.state(), visit.form()));
    }

    /// Puts it in force, makes a draft of it again, or gives it up.
    private void turn(Visit visit) {
        visit.requireAdministrator();
        StageModel before = BoardPages.known(visit, stages);
        State next =
                switch (visit.form().required("state")) {
                    case "active" -> State.ACTIVE;
                    case "draft" -> State.DRAFT;
                    case "deleted" -> State.DELETED;
                    default -> before.state();
                };
        written(
                visit,
                new StageModel(
                        before.key(),
                        before.name(),
                        before.stages(),
                        before.closes(),
                        next,
                        before.version()));
    }

    private void written(Visit visit, StageModel model) {
        switch (desk.write(Author.of("console", visit.user().email()), List.of(model))) {
            case Answer.Done(List<StageModel> _, boolean waiting) ->
                    visit.done(
                            model.state() == State.DELETED ? "/journey" : "/journey/" + model.key(),
                            waiting ? "done.waiting" : "done.stage");
            case Answer.Refused(String why) -> throw new RefusedException("refused.stage", why);
        }
    }

    /// For how many a rule that is being typed holds, or what is wrong with it.
    private void rule(Visit visit) {
        Frame frame = visit.frame();
        String rule =
                visit.query().fields().keySet().stream()
                        .filter(name -> name.startsWith("enter-") || name.startsWith("leave-"))
                        .findFirst()
                        .flatMap(visit.query()::text)
                        .orElse("");
        Optional<Preview> preview =
                rule.isEmpty() ? Optional.empty() : Optional.of(previews.of(rule, 0));
        visit.show("journey/rule.jte", frame, Map.of("preview", preview));
    }

    private StageModel model(String key, State state, Form form) {
        List<Stage> read = new ArrayList<>();
        ModelView typed = ModelView.typed(key, form);
        for (Line line : typed.lines()) {
            if (!line.es().isEmpty()) {
                read.add(stage(line, read));
            }
        }
        try {
            return new StageModel(
                    key,
                    label(form.required("es"), form.text("en").orElse("")),
                    read,
                    closes(form, typed, read),
                    state,
                    1);
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException("refused.stage", String.valueOf(wrong.getMessage()));
        }
    }

    private static Stage stage(Line line, List<Stage> before) {
        try {
            return new Stage(
                    line.key().isEmpty() ? free(line.es(), before) : line.key(),
                    label(line.es(), line.en()),
                    line.enter(),
                    line.leave(),
                    Stays.read(line.stay()));
        } catch (IllegalArgumentException wrong) {
            throw RefusedException.at(
                    "enter-" + line.number(), "refused.stage", String.valueOf(wrong.getMessage()));
        }
    }

    /// The stage that is chosen by its line, since a new one has no key yet.
    private static String closes(Form form, ModelView typed, List<Stage> read) {
        return form.number("closes")
                .flatMap(number ->
                        typed.lines().stream()
                                .filter(line -> line.number() == number && !line.es().isEmpty())
                                .findFirst())
                .flatMap(line ->
                        read.stream()
                                .filter(stage -> stage.name().es().equals(line.es()))
                                .findFirst())
                .map(Stage::key)
                .orElse("");
    }

    private static Label label(String es, String en) {
        return new Label(es.strip(), en.isBlank() ? es.strip() : en.strip());
    }

    private String free(String name) {
        String key = key(name);
        String candidate = key;
        for (int number = 2; desk.find(candidate).isPresent() || isTaken(candidate); number++) {
            candidate = key + "-" + number;
        }
        return candidate;
    }

    /// Addresses of this room.
    private static boolean isTaken(String key) {
        return key.equals("new") || key.equals("rule");
    }

    private static String free(String name, List<Stage> others) {
        String key = key(name);
        List<String> taken = others.stream().map(Stage::key).toList();
        String candidate = key;
        for (int number = 2; taken.contains(candidate); number++) {
            candidate = key + "-" + number;
        }
        return candidate;
    }

    private static String key(String name) {
        String plain = Folding.of(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "stage" : plain.substring(0, Math.min(plain.length(), 50));
    }
}
