package org.querencia.runtime.alarm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Alarm.Act;
import org.querencia.core.alarm.Finding;
import org.querencia.core.alarm.Finding.Band;
import org.querencia.core.alarm.Finding.Verdict;
import org.querencia.core.alarm.Share;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.runtime.codec.ValueCodec;

/// An [Alarm] as JSON: as it is stored, and as programs see it.
public final class AlarmForm {

    private AlarmForm() {}

    public static byte[] bytes(Alarm alarm) {
        return ValueCodec.write(write(alarm));
    }

    public static Alarm read(byte[] json) {
        if (ValueCodec.read(json) instanceof Fields fields) {
            return read(fields);
        }
        throw new IllegalArgumentException("alarm: expected an object: " + new String(json, UTF_8));
    }

    public static Fields write(Alarm alarm) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", Value.of(alarm.id()));
        fields.put("sensor", Value.of(alarm.sensor()));
        fields.put("version", Value.of(alarm.version()));
        fields.put("name", Value.of(alarm.title()));
        SensorForm.write(fields, alarm.subject(), alarm.step(), alarm.condition());
        fields.put("state", Value.of(alarm.state().text()));
        fields.put("raised", Value.of(alarm.raised().toString()));
        fields.put("since", Value.of(alarm.since().toString()));
        fields.put("first", finding(alarm.first()));
        fields.put("latest", finding(alarm.latest()));
        alarm.cause().ifPresent(cause -> fields.put("cause", cause(cause)));
        fields.put("acts", new Items(alarm.acts().stream().map(AlarmForm::act).toList()));
        alarm.over().ifPresent(over -> fields.put("over", Value.of(over.toString())));
        return new Fields(fields);
    }

    private static Alarm read(Fields fields) {
        return new Alarm(
                text(fields, "id"),
                text(fields, "sensor"),
                fields.number("version").orElse(BigDecimal.ONE).intValue(),
                text(fields, "name"),
                SensorForm.subject(fields),
                SensorForm.step(fields),
                SensorForm.condition(fields),
                Instant.parse(text(fields, "raised")),
                LocalDateTime.parse(text(fields, "since")),
                finding(fields.fields("first")),
                finding(fields.fields("latest")),
                Optional.of(fields.fields("cause"))
                        .filter(cause -> !cause.isEmpty())
                        .map(AlarmForm::cause),
                fields.items("acts").stream().map(AlarmForm::act).toList(),
                fields.text("over").map(Instant::parse));
    }

    /// One period as a sensor saw it.
    public static Fields finding(Finding finding) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("period", Value.of(finding.period().toString()));
        finding.value().ifPresent(value -> fields.put("value", number(value)));
        fields.put("verdict", Value.of(SensorForm.lower(finding.verdict())));
        finding.band()
                .ifPresent(band -> {
                    fields.put("expected", number(band.expected()));
                    fields.put("low", number(band.low()));
                    fields.put("high", number(band.high()));
                    fields.put("score", number(band.score()));
                });
        return new Fields(fields);
    }

    private static Finding finding(Fields fields) {
        return new Finding(
                LocalDateTime.parse(text(fields, "period")),
                fields.number("value")
                        .map(value -> OptionalDouble.of(value.doubleValue()))
                        .orElseGet(OptionalDouble::empty),
                SensorForm.word("verdict", text(fields, "verdict"), Verdict.values()),
                fields.number("expected")
                        .map(expected ->
                                new Band(
                                        expected.doubleValue(),
                                        number(fields, "low"),
                                        number(fields, "high"),
                                        number(fields, "score"))));
    }

    private static Fields cause(Share cause) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("dimension", Value.of(cause.dimension()));
        fields.put("key", Value.of(cause.key()));
        fields.put("value", number(cause.value()));
        fields.put("expected", number(cause.expected()));
        fields.put("part", number(cause.part()));
        return new Fields(fields);
    }

    private static Share cause(Fields fields) {
        return new Share(
                text(fields, "dimension"),
                fields.text("key").orElse(""),
                number(fields, "value"),
                number(fields, "expected"),
                number(fields, "part"));
    }

    private static Value act(Act act) {
        Map<String, Value> fields = new LinkedHashMap<>();
        switch (act) {
            case Act.Acknowledged(String by, Instant at) -> {
                fields.put("kind", Value.of("acknowledged"));
                fields.put("by", Value.of(by));
                fields.put("at", Value.of(at.toString()));
            }
            case Act.Muted(String by, Instant at, Instant until) -> {
                fields.put("kind", Value.of("muted"));
                fields.put("by", Value.of(by));
                fields.put("at", Value.of(at.toString()));
                fields.put("until", Value.of(until.toString()));
            }
            case Act.Resumed(Instant at) -> {
                fields.put("kind", Value.of("resumed"));
                fields.put("at", Value.of(at.toString()));
            }
        }
        return new Fields(fields);
    }

    private static Act act(Value value) {
        Fields fields = value instanceof Fields told ? told : Fields.NONE;
        Instant at = Instant.parse(text(fields, "at"));
        return switch (text(fields, "kind")) {
            case "acknowledged" -> new Act.Acknowledged(fields.text("by").orElse(""), at);
            case "muted" ->
                    new Act.Muted(
                            fields.text("by").orElse(""), at, Instant.parse(text(fields, "until")));
            default -> new Act.Resumed(at);
        };
    }

    static Value number(double value) {
        return Value.of(BigDecimal.valueOf(value));
    }

    private static double number(Fields fields, String name) {
        return fields.number(name).map(BigDecimal::doubleValue).orElse(0.0);
    }

    private static String text(Fields fields, String name) {
        return fields.text(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("alarm: %s: missing".formatted(name)));
    }
}
