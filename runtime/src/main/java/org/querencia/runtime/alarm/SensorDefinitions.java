package org.querencia.runtime.alarm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Sensors;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.codec.ValueCodec;

/// A [Sensor] as the JSON content of a [Definition], whose key is the sensor's: that of
/// [SensorForm] with `name`, `state`, `owner` and `version`, of which all but the name may be left
/// out.
public final class SensorDefinitions {

    private static final List<String> FIELDS =
            List.of("name", "measure", "only", "step", "condition", "state", "owner", "version");

    private SensorDefinitions() {}

    /// The sensors with a definition in force; other kinds change nothing. Throws
    /// [IllegalArgumentException] that says what is wrong.
    public static Sensors read(Sensors before, Definition definition) {
        return definition.kind().equals(Sensor.KIND)
                ? before.with(read(definition.key(), definition.content()))
                : before;
    }

    public static String write(Sensor sensor) {
        Map<String, Value> content = new LinkedHashMap<>();
        content.put("name", Value.of(sensor.name()));
        SensorForm.write(content, sensor.subject(), sensor.step(), sensor.condition());
        content.put("state", Value.of(sensor.state().text()));
        content.put("owner", Value.of(sensor.owner()));
        content.put("version", Value.of(sensor.version()));
        return new String(ValueCodec.write(new Fields(content)), UTF_8);
    }

    /// Throws [IllegalArgumentException] that says what is wrong, and where.
    public static Sensor read(String key, String json) {
        if (!(ValueCodec.read(json.getBytes(UTF_8)) instanceof Fields content)) {
            throw wrong(key, "expected an object");
        }
        return read(key, content, content.number("version").orElse(BigDecimal.ONE));
    }

    /// The same of an object that was read; `version` in its place.
    public static Sensor read(String key, Fields content, BigDecimal version) {
        for (String name : content.values().keySet()) {
            if (!FIELDS.contains(name)) {
                throw wrong(key, "'%s' is unknown; expected one of %s".formatted(name, FIELDS));
            }
        }
        try {
            return new Sensor(
                    key,
                    content.text("name")
                            .orElseThrow(() -> new IllegalArgumentException("name: missing")),
                    SensorForm.subject(content),
                    SensorForm.step(content),
                    SensorForm.condition(content),
                    content.text("state")
                            .map(text -> SensorForm.word("state", text, Sensor.State.values()))
                            .orElse(Sensor.State.ACTIVE),
                    content.text("owner").orElse(""),
                    version.intValueExact());
        } catch (ArithmeticException notWhole) {
            throw new IllegalArgumentException(
                    "sensor '%s': version: %s is no whole number".formatted(key, version),
                    notWhole);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(said(key, wrong), wrong);
        }
    }

    private static String said(String key, IllegalArgumentException wrong) {
        String why = String.valueOf(wrong.getMessage());
        return why.startsWith("sensor '") ? why : "sensor '%s': %s".formatted(key, why);
    }

    private static IllegalArgumentException wrong(String key, String what) {
        return new IllegalArgumentException("sensor '%s': %s".formatted(key, what));
    }
}
