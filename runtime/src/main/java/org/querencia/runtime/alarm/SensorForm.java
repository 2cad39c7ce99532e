package org.querencia.runtime.alarm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.alarm.Condition;
import org.querencia.core.alarm.Condition.Direction;
import org.querencia.core.alarm.Condition.Sensitivity;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

/// What a sensor watches and what raises an alarm, as JSON: in definitions, in stored alarms and in
/// the API alike.
///
///     {"measure": "orders", "only": {"channel": "web"}, "step": "day",
///      "condition": {"kind": "unusual", "direction": "fall", "sensitivity": "normal"}}
public final class SensorForm {

    private static final List<String> CONDITIONS =
            List.of("above", "below", "unusual", "missing", "short", "due");

    private SensorForm() {}

    public static void write(
            Map<String, Value> to, Subject subject, Step step, Condition condition) {
        Map<String, Value> only = new LinkedHashMap<>();
        subject.only().forEach((name, value) -> only.put(name, Value.of(value)));
        to.put("measure", Value.of(subject.measure()));
        to.put("only", new Fields(only));
        to.put("step", Value.of(step.text()));
        to.put("condition", condition(condition));
    }

    /// Throws [IllegalArgumentException] that says what is wrong.
    public static Subject subject(Fields from) {
        TreeMap<String, String> only = new TreeMap<>();
        Fields told = from.fields("only");
        for (String name : told.values().keySet()) {
            only.put(
                    name,
                    told.text(name)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "only.%s: expected a text".formatted(name))));
        }
        return new Subject(
                from.text("measure")
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "measure: missing; expected what is watched, such as orders")),
                only);
    }

    /// A day where none is told.
    public static Step step(Fields from) {
        return from.text("step").map(text -> word("step", text, Step.values())).orElse(Step.DAY);
    }

    public static Condition condition(Fields from) {
        Fields condition = from.fields("condition");
        String kind =
                condition
                        .text("kind")
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "condition.kind: missing; expected one of " + CONDITIONS));
        return switch (kind) {
            case "above" -> new Condition.Above(limit(condition));
            case "below" -> new Condition.Below(limit(condition));
            case "missing" -> new Condition.Missing();
            case "short" ->
                    new Condition.Lagging(
                            number(condition, "target"), (int) number(condition, "horizon_days"));
            case "due" -> new Condition.Due(condition.text("day").map(LocalDate::parse));
            case "unusual" ->
                    new Condition.Unusual(
                            condition
                                    .text("direction")
                                    .map(text ->
                                            word("condition.direction", text, Direction.values()))
                                    .orElse(Direction.EITHER),
                            condition
                                    .text("sensitivity")
                                    .map(text ->
                                            word(
                                                    "condition.sensitivity",
                                                    text,
                                                    Sensitivity.values()))
                                    .orElse(Sensitivity.NORMAL));
            default ->
                    throw new IllegalArgumentException(
                            "condition.kind: '%s' is unknown; expected one of %s"
                                    .formatted(kind, CONDITIONS));
        };
    }

    private static Fields condition(Condition condition) {
        Map<String, Value> fields = new LinkedHashMap<>();
        switch (condition) {
            case Condition.Above(double limit) -> {
                fields.put("kind", Value.of("above"));
                fields.put("limit", Value.of(BigDecimal.valueOf(limit)));
            }
            case Condition.Below(double limit) -> {
                fields.put("kind", Value.of("below"));
                fields.put("limit", Value.of(BigDecimal.valueOf(limit)));
            }
            case Condition.Missing() -> fields.put("kind", Value.of("missing"));
            case Condition.Lagging(double target, int horizonDays) -> {
                fields.put("kind", Value.of("short"));
                fields.put("target", Value.of(BigDecimal.valueOf(target)));
                fields.put("horizon_days", Value.of(horizonDays));
            }
            case Condition.Due(Optional<LocalDate> day) -> {
                fields.put("kind", Value.of("due"));
                day.ifPresent(due -> fields.put("day", Value.of(due.toString())));
            }
            case Condition.Unusual(Direction direction, Sensitivity sensitivity) -> {
                fields.put("kind", Value.of("unusual"));
                fields.put("direction", Value.of(lower(direction)));
                fields.put("sensitivity", Value.of(lower(sensitivity)));
            }
        }
        return new Fields(fields);
    }

    private static double limit(Fields condition) {
        return number(condition, "limit");
    }

    private static double number(Fields condition, String name) {
        return condition
                .number(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "condition.%s: expected a number".formatted(name)))
                .doubleValue();
    }

    /// The constant of that name in lower case; throws with those there are.
    public static <E extends Enum<E>> E word(String field, String text, E[] known) {
        return Arrays.stream(known)
                .filter(one -> lower(one).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "%s: '%s' is unknown; expected one of %s"
                                        .formatted(
                                                field,
                                                text,
                                                Arrays.stream(known)
                                                        .map(SensorForm::lower)
                                                        .toList())));
    }

    static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
