package org.querencia.web.console.people;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Cause;
import org.querencia.core.segment.Passage;
import org.querencia.core.segment.Segment;
import org.querencia.core.stage.Label;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.stage.StageServices;
import org.querencia.web.console.frame.Frame;

/// Where a person stands, for their page: segments, stages, and how they passed.
public record Standings(SegmentServices segments, StageServices stages) {
    private static final int HISTORY_MAX = 20;

    /// @param places one for each model in force
    /// @param history the latest first
    public record Whereabouts(List<Belonging> segments, List<At> places, List<Way> history) {
        public boolean isNothing() {
            return places.isEmpty() && history.isEmpty();
        }
    }

    /// @param stage in words
    /// @param turn 0 before the first
    public record At(String model, String name, String stage, String since, int turn) {}

    /// @param cause in words
    public record Way(String from, String to, String when, String cause) {}

    Whereabouts of(ProfileId person, Frame frame) {
        return new Whereabouts(
                Belonging.of(person, segments, frame),
                places(person, frame),
                stages.history(person, HISTORY_MAX).stream()
                        .map(row -> way(row.passage(), frame))
                        .toList());
    }

    List<Segment> listsWithout(ProfileId person) {
        return Belonging.listsWithout(person, segments);
    }

    private List<At> places(ProfileId person, Frame frame) {
        return stages.passages().of(person).entrySet().stream()
                .map(entry ->
                        new At(
                                entry.getKey(),
                                stages.desk()
                                        .find(entry.getKey())
                                        .map(model -> said(model.name(), frame))
                                        .orElse(entry.getKey()),
                                stage(entry.getKey(), entry.getValue().stage(), frame),
                                frame.formats().ago(entry.getValue().since()),
                                entry.getValue().turn()))
                .toList();
    }

    private Way way(Passage passage, Frame frame) {
        Cause cause = passage.occasion().cause();
        return new Way(
                stage(passage.model(), passage.from(), frame),
                stage(passage.model(), passage.to(), frame),
                frame.formats().ago(passage.at()),
                cause == Cause.ACTIVATION
                        ? frame.text("stage.cause.activation")
                        : frame.text("segment.cause." + cause.name().toLowerCase(Locale.ROOT)));
    }

    private String stage(String model, Optional<String> key, Frame frame) {
        Optional<StageModel> known = stages.desk().find(model);
        return key.map(stage ->
                        known.flatMap(one -> one.stage(stage))
                                .map(Stage::name)
                                .map(name -> said(name, frame))
                                .orElse(stage))
                .orElseGet(() -> frame.text("stage.outside"));
    }

    private static String said(Label label, Frame frame) {
        return label.in(frame.texts().locale().getLanguage());
    }
}
