package org.querencia.runtime.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.stage.Label;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.core.stage.StageModel.State;
import org.querencia.core.stage.Stays;
import org.querencia.runtime.codec.ValueCodec;

/// A [StageModel] as the JSON content of a [Definition], whose key is the model's:
///
///     {"name": {"es": "Recorrido", "en": "Journey"}, "closes": "action", "state": "active",
///      "version": 2, "stages": [
///         {"key": "interest", "name": "Interés", "enter": "count('Product Viewed', '30d') > 1"},
///         {"key": "action", "name": {"es": "Compra", "en": "Purchase"}, "stay": "1d",
///          "enter": "bought > 0", "leave": "silent('Order Completed', '1d')"}]}
///
/// `"history": true` is there while it was never in force: then the past is told by it. A name of one
/// text is the same in every language. `leave`, `stay` and `closes` may be left out;
/// so may the state of one that is active, and the version of a first one.
public final class StageDefinitions {

    private static final List<String> FIELDS =
            List.of("name", "stages", "closes", "state", "version", "history");
    private static final List<String> STAGE_FIELDS =
            List.of("key", "name", "enter", "leave", "stay");

    private StageDefinitions() {}

    public static String write(StageModel model) {
        Map<String, Value> content = new LinkedHashMap<>(value(model).values());
        if (model.history()) {
            content.put("history", Value.of(true));
        }
        return new String(ValueCodec.write(new Fields(content)), UTF_8);
    }

    /// What people say of a model, as a value.
    public static Fields value(StageModel model) {
        Map<String, Value> content = new LinkedHashMap<>();
        content.put("name", value(model.name()));
        content.put("closes", Value.of(model.closes()));
        content.put("state", Value.of(model.state().text()));
        content.put("version", Value.of(model.version()));
        content.put(
                "stages",
                new Items(model.stages().stream().<Value>map(StageDefinitions::value).toList()));
        return new Fields(content);
    }

    /// Throws [IllegalArgumentException] that says what is wrong, and where.
    public static StageModel read(String key, String json) {
        if (!(ValueCodec.read(json.getBytes(UTF_8)) instanceof Fields content)) {
            throw wrong(key, "expected an object");
        }
        return read(key, content);
    }

    /// The same of a value that is read already.
    public static StageModel read(String key, Fields content) {
        requireKnown(key, content, FIELDS);
        List<Stage> stages = new ArrayList<>();
        for (Value stage : content.items("stages")) {
            if (!(stage instanceof Fields fields)) {
                throw wrong(key, "stages: expected a list of objects");
            }
            stages.add(stage(key, fields));
        }
        return new StageModel(
                key,
                name(key, content),
                stages,
                content.text("closes").orElse(""),
                state(key, content.text("state").orElse(State.ACTIVE.text())),
                version(key, content.number("version").orElse(BigDecimal.ONE)),
                content.get("history").filter(new Value.Flag(true)::equals).isPresent());
    }

    private static Fields value(Stage stage) {
        Map<String, Value> content = new LinkedHashMap<>();
        content.put("key", Value.of(stage.key()));
        content.put("name", value(stage.name()));
        content.put("enter", Value.of(stage.enter()));
        if (stage.hasLeave()) {
            content.put("leave", Value.of(stage.leave()));
        }
        if (!stage.stay().isZero()) {
            content.put("stay", Value.of(Stays.text(stage.stay())));
        }
        return new Fields(content);
    }

    private static Value value(Label name) {
        Map<String, Value> content = new LinkedHashMap<>();
        content.put("es", Value.of(name.es()));
        content.put("en", Value.of(name.en()));
        return new Fields(content);
    }

    private static Stage stage(String model, Fields content) {
        requireKnown(model, content, STAGE_FIELDS);
        return new Stage(
                content.text("key").orElseThrow(() -> wrong(model, "stages: a key is missing")),
                name(model, content),
                content.text("enter").orElse(""),
                content.text("leave").orElse(""),
                Stays.read(content.text("stay").orElse("")));
    }

    private static Label name(String model, Fields content) {
        Optional<String> one = content.text("name");
        if (one.isPresent()) {
            return Label.of(one.get());
        }
        Fields names = content.fields("name");
        String es =
                names.text("es")
                        .or(() -> names.text("en"))
                        .orElseThrow(() -> wrong(model, "a name is missing"));
        return new Label(es, names.text("en").orElse(es));
    }

    private static void requireKnown(String model, Fields content, List<String> fields) {
        for (String name : content.values().keySet()) {
            if (!fields.contains(name)) {
                throw wrong(model, "'%s' is unknown; expected one of %s".formatted(name, fields));
            }
        }
    }

    private static State state(String model, String text) {
        return Arrays.stream(State.values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        wrong(
                                model,
                                "state: '%s' is unknown; expected one of %s"
                                        .formatted(
                                                text,
                                                Arrays.stream(State.values())
                                                        .map(State::text)
                                                        .toList())));
    }

    private static int version(String model, BigDecimal number) {
        try {
            return number.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new IllegalArgumentException(
                    "stages '%s': version: %s is no whole number".formatted(model, number),
                    notWhole);
        }
    }

    private static IllegalArgumentException wrong(String model, String what) {
        return new IllegalArgumentException("stages '%s': %s".formatted(model, what));
    }
}
