package org.querencia.runtime.alarm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.alarm.Plan;
import org.querencia.core.alarm.Plans;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.runtime.codec.ValueCodec;

/// A [Plan] as the JSON content of a [Definition], whose key is the passage's:
///
///     {"model": "journey", "from": "interest", "to": "action", "target": 0.2, "horizon_days": 30,
///      "actions": [{"text": "Call within a day", "link": "/calls"}], "owner": "ana@shop.example",
///      "review": "2026-12-31", "state": "active", "version": 2}
public final class PlanDefinitions {

    private static final List<String> FIELDS =
            List.of(
                    "model",
                    "from",
                    "to",
                    "target",
                    "horizon_days",
                    "actions",
                    "owner",
                    "review",
                    "state",
                    "version");

    private PlanDefinitions() {}

    /// The plans with a definition in force; other kinds change nothing. Throws
    /// [IllegalArgumentException] that says what is wrong.
    public static Plans read(Plans before, Definition definition) {
        return definition.kind().equals(Plan.KIND)
                ? before.with(read(definition.content()))
                : before;
    }

    public static String write(Plan plan) {
        return new String(ValueCodec.write(fields(plan)), UTF_8);
    }

    public static Fields fields(Plan plan) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("model", Value.of(plan.passage().model()));
        fields.put("from", Value.of(plan.passage().from()));
        fields.put("to", Value.of(plan.passage().to()));
        fields.put("target", AlarmForm.number(plan.target()));
        fields.put("horizon_days", Value.of(plan.horizonDays()));
        fields.put(
                "actions",
                new Items(plan.actions().stream().map(PlanDefinitions::action).toList()));
        fields.put("owner", Value.of(plan.owner()));
        plan.review().ifPresent(day -> fields.put("review", Value.of(day.toString())));
        fields.put("state", Value.of(plan.state().text()));
        fields.put("version", Value.of(plan.version()));
        return new Fields(fields);
    }

    private static Plan read(String json) {
        if (!(ValueCodec.read(json.getBytes(UTF_8)) instanceof Fields content)) {
            throw new IllegalArgumentException("plan: expected an object");
        }
        return read(content);
    }

    /// Throws [IllegalArgumentException] that says what is wrong, and where.
    public static Plan read(Fields content) {
        for (String name : content.values().keySet()) {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                        "plan: '%s' is unknown; expected one of %s".formatted(name, FIELDS));
            }
        }
        return new Plan(
                new Plan.Passage(
                        text(content, "model"), text(content, "from"), text(content, "to")),
                content.text("owner").orElse(""),
                content.items("actions").stream().map(PlanDefinitions::action).toList(),
                content.number("target")
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "target: expected a share such as 0.2"))
                        .doubleValue(),
                whole(content, "horizon_days", BigDecimal.valueOf(30)),
                content.text("review").map(PlanDefinitions::day),
                content.text("state")
                        .map(text -> SensorForm.word("state", text, Plan.State.values()))
                        .orElse(Plan.State.ACTIVE),
                whole(content, "version", BigDecimal.ONE));
    }

    private static Value action(Plan.Action action) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("text", Value.of(action.text()));
        if (!action.link().isEmpty()) {
            fields.put("link", Value.of(action.link()));
        }
        return new Fields(fields);
    }

    private static Plan.Action action(Value value) {
        Fields fields = value instanceof Fields told ? told : Fields.NONE;
        return new Plan.Action(fields.text("text").orElse(""), fields.text("link").orElse(""));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw new IllegalArgumentException(
                    "review: '%s'; expected a day such as 2026-12-31".formatted(text), none);
        }
    }

    private static int whole(Fields content, String name, BigDecimal otherwise) {
        try {
            return content.number(name).orElse(otherwise).intValueExact();
        } catch (ArithmeticException none) {
            throw new IllegalArgumentException(name + ": expected a whole number", none);
        }
    }

    private static String text(Fields content, String name) {
        return content.text(name)
                .orElseThrow(() -> new IllegalArgumentException(name + ": missing"));
    }
}
