package org.querencia.web.console.alarm;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.alarm.Condition;
import org.querencia.core.alarm.Condition.Direction;
import org.querencia.core.alarm.Condition.Sensitivity;
import org.querencia.core.alarm.Condition.Unusual;
import org.querencia.core.alarm.Plan;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;
import org.querencia.runtime.alarm.SensorForm;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.RefusedException;

/// The form of a sensor: as it was typed, else as it is stored.
///
/// @param passage from stage to stage, as [Plan.Passage#key] has it; empty for none
/// @param days people have to pass
/// @param kind `fall`, `rise`, `either`, `above`, `below` or `missing`
public record SensorFields(
        String name,
        String measure,
        String source,
        String channel,
        String event,
        String segment,
        String passage,
        String days,
        String step,
        String kind,
        String limit,
        String sensitivity) {

    private static final String[] PASSAGE = {"model", "from", "to"};
    private static final String[] NARROWING = {"source", "channel", "event", "segment"};

    static SensorFields of(Form form, Optional<Sensor> stored) {
        Subject subject = stored.map(Sensor::subject).orElseGet(() -> Subject.of("orders"));
        Condition condition =
                stored.map(Sensor::condition)
                        .orElseGet(() -> new Unusual(Direction.FALL, Sensitivity.NORMAL));
        return new SensorFields(
                form.text("name").orElse(stored.map(Sensor::name).orElse("")),
                form.text("measure").orElse(subject.measure()),
                form.text("source").orElse(subject.only("source")),
                form.text("channel").orElse(subject.only("channel")),
                form.text("event").orElse(subject.only("event")),
                form.text("segment").orElse(subject.only("segment")),
                form.text("passage").orElse(passage(subject)),
                form.text("days").orElse(subject.only("days")),
                form.text("step").orElse(stored.map(Sensor::step).orElse(Step.DAY).text()),
                form.text("kind").orElse(kind(condition)),
                form.text("limit").orElse(limit(condition)),
                form.text("sensitivity").orElse(sensitivity(condition)));
    }

    /// What was typed. Refuses the form in words when it is no sensor.
    static Sensor sensor(Form form, String key, String name, String owner) {
        TreeMap<String, String> only = new TreeMap<>();
        for (String field : NARROWING) {
            form.text(field).ifPresent(text -> only.put(field, text));
        }
        String[] passage = form.text("passage").orElse("").split("\\.", -1);
        if (passage.length == PASSAGE.length) {
            for (int i = 0; i < PASSAGE.length; i++) {
                only.put(PASSAGE[i], passage[i]);
            }
            form.text("days").ifPresent(days -> only.put("days", days));
        }
        try {
            return new Sensor(
                    key,
                    name,
                    new Subject(form.required("measure"), only),
                    SensorForm.word("step", form.required("step"), Step.values()),
                    condition(form),
                    Sensor.State.ACTIVE,
                    owner,
                    1);
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException("refused.sensor", String.valueOf(wrong.getMessage()));
        }
    }

    private static String passage(Subject subject) {
        return subject.measure().equals(Plan.MEASURE) ? Plan.Passage.of(subject).key() : "";
    }

    private static Condition condition(Form form) {
        return switch (form.required("kind")) {
            case "above" -> new Condition.Above(limit(form));
            case "below" -> new Condition.Below(limit(form));
            case "missing" -> new Condition.Missing();
            case String direction ->
                    new Unusual(
                            SensorForm.word("kind", direction, Direction.values()),
                            SensorForm.word(
                                    "sensitivity",
                                    form.text("sensitivity").orElse("normal"),
                                    Sensitivity.values()));
        };
    }

    private static double limit(Form form) {
        try {
            return new BigDecimal(form.required("limit").replace(',', '.')).doubleValue();
        } catch (NumberFormatException none) {
            throw RefusedException.at("limit", "refused.sensor-limit");
        }
    }

    private static String kind(Condition condition) {
        return switch (condition) {
            case Condition.Above _ -> "above";
            case Condition.Below _ -> "below";
            case Condition.Missing _, Condition.Lagging _, Condition.Due _ -> "missing";
            case Unusual(Direction direction, Sensitivity _) ->
                    direction.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String limit(Condition condition) {
        return switch (condition) {
            case Condition.Above(double limit) -> plain(limit);
            case Condition.Below(double limit) -> plain(limit);
            case Condition.Missing _, Condition.Lagging _, Condition.Due _, Unusual _ -> "";
        };
    }

    private static String plain(double limit) {
        return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }

    private static String sensitivity(Condition condition) {
        return condition instanceof Unusual(Direction _, Sensitivity sensitivity)
                ? sensitivity.name().toLowerCase(Locale.ROOT)
                : "normal";
    }
}
