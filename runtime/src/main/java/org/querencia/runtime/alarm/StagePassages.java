package org.querencia.runtime.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.alarm.Attained;
import org.querencia.core.alarm.Plan;
import org.querencia.core.alarm.Subject;
import org.querencia.core.segment.Segments;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.stage.StageFigures.Period;
import org.querencia.runtime.stage.StageFigures.Rate;
import org.querencia.runtime.stage.StageServices;

/// Passages of the models of stages in force.
record StagePassages(Supplier<Segments> segments, StageServices stages) implements PassageRates {

    @Override
    public Attained of(Plan.Passage passage, Instant from, Instant to, Duration within) {
        StageModel model =
                model(passage.model())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "passage: no model in force has the key '%s'"
                                                .formatted(passage.model())));
        for (String stage : List.of(passage.from(), passage.to())) {
            if (model.index(stage) < 0) {
                throw new IllegalArgumentException(
                        "passage: '%s' is no stage of '%s'".formatted(stage, model.key()));
            }
        }
        Rate rate =
                stages.figures()
                        .rate(
                                stages.boards()
                                        .to(
                                                model,
                                                passage.from(),
                                                passage.to(),
                                                new Period(from, to),
                                                within));
        return Attained.of(rate.settled(), rate.passed());
    }

    @Override
    public List<Plan.Passage> known() {
        List<Plan.Passage> known = new ArrayList<>();
        for (StageModel model : segments.get().models()) {
            for (int at = 1; model.isActive() && at < model.stages().size(); at++) {
                known.add(
                        new Plan.Passage(
                                model.key(),
                                model.stages().get(at - 1).key(),
                                model.stages().get(at).key()));
            }
        }
        return known;
    }

    /// What the stages of a passage are called.
    String names(Subject subject, Locale language) {
        Optional<StageModel> model = model(subject.only("model"));
        return "%s → %s"
                .formatted(
                        name(model, subject.only("from"), language),
                        name(model, subject.only("to"), language));
    }

    private Optional<StageModel> model(String key) {
        return segments.get().model(key).filter(StageModel::isActive);
    }

    private static String name(Optional<StageModel> model, String stage, Locale language) {
        return model.stream()
                .flatMap(known -> known.stages().stream())
                .filter(known -> known.key().equals(stage))
                .map(Stage::name)
                .map(name -> name.in(language.getLanguage()))
                .findFirst()
                .orElse(stage);
    }
}
