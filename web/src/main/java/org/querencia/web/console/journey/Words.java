package org.querencia.web.console.journey;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.segment.Cause;
import org.querencia.core.stage.Label;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.stage.StageFigures.Rate;
import org.querencia.web.console.frame.Frame;

/// What pages of stages say.
record Words(Frame frame) {

    String name(Label label) {
        return label.in(frame.texts().locale().getLanguage());
    }

    /// A stage's name; its key where the model has it no more.
    String stage(StageModel model, String key) {
        return model.stage(key).map(Stage::name).map(this::name).orElse(key);
    }

    /// The same, with words for no stage.
    String place(StageModel model, Optional<String> key) {
        return key.map(stage -> stage(model, stage)).orElseGet(() -> frame.text("stage.outside"));
    }

    String length(Duration length) {
        if (length.toDays() > 0) {
            return frame.text("stage.days", length.toDays());
        }
        if (length.toHours() > 0) {
            return frame.text("stage.hours", length.toHours());
        }
        return frame.text("stage.minutes", length.toMinutes());
    }

    String cause(Cause cause) {
        return cause == Cause.ACTIVATION
                ? frame.text("stage.cause.activation")
                : frame.text("segment.cause." + cause.name().toLowerCase(Locale.ROOT));
    }

    /// Which share passed; while some have time left, at least so many will have.
    Optional<String> share(Rate rate) {
        if (rate.entered() == 0) {
            return Optional.empty();
        }
        String share = frame.formats().share(rate.passed(), rate.entered());
        return Optional.of(rate.open() == 0 ? share : "≥ " + share);
    }
}
