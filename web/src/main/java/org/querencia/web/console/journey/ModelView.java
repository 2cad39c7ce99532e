package org.querencia.web.console.journey;

import java.util.ArrayList;
import java.util.List;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.core.stage.Stays;
import org.querencia.web.console.frame.Form;

/// A model as a form shows it: as it is, or as it was typed.
///
/// @param key empty for a new one
/// @param closes number of the line of the stage that closes the loop; -1 for none
public record ModelView(String key, String es, String en, int closes, List<Line> lines) {

    /// @param key empty for a new stage
    public record Line(
            int number,
            String key,
            String es,
            String en,
            String enter,
            String leave,
            String stay) {}

    static ModelView blank() {
        return new ModelView("", "", "", -1, List.of(empty(0), empty(1), empty(2)));
    }

    static ModelView of(StageModel model) {
        List<Line> lines = new ArrayList<>();
        for (Stage stage : model.stages()) {
            lines.add(
                    new Line(
                            lines.size(),
                            stage.key(),
                            stage.name().es(),
                            stage.name().en(),
                            stage.enter(),
                            stage.leave(),
                            Stays.text(stage.stay())));
        }
        if (lines.size() < StageModel.STAGES_MAX) {
            lines.add(empty(lines.size()));
        }
        return new ModelView(
                model.key(),
                model.name().es(),
                model.name().en(),
                model.index(model.closes()),
                lines);
    }

    static ModelView typed(String key, Form form) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i <= StageModel.STAGES_MAX && form.has("es-" + i); i++) {
            lines.add(
                    new Line(
                            i,
                            form.text("key-" + i).orElse(""),
                            form.text("es-" + i).orElse(""),
                            form.text("en-" + i).orElse(""),
                            form.text("enter-" + i).orElse(""),
                            form.text("leave-" + i).orElse(""),
                            form.text("stay-" + i).orElse("")));
        }
        return new ModelView(
                key,
                form.text("es").orElse(""),
                form.text("en").orElse(""),
                form.number("closes").map(Math::toIntExact).orElse(-1),
                lines);
    }

    private static Line empty(int number) {
        return new Line(number, "", "", "", "", "", "");
    }
}
