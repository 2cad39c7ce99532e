package org.querencia.runtime.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.score.Score;
import org.querencia.core.score.Score.Engagement;
import org.querencia.core.score.Score.Fit;
import org.querencia.core.score.Score.Grade;
import org.querencia.core.score.Score.Ground;
import org.querencia.core.score.Scores;
import org.querencia.runtime.codec.ValueCodec;

/// A [Score] as the JSON content of a [Definition], whose key is the score's:
///
///     {"name": "Prospects", "people": "orders == 0", "grounds": [
///        {"name": "Lives here", "rule": "trait.city == 'Bogotá'", "points": 10},
///        {"event": "Product Viewed", "where": "event.price > 100", "points": 3, "halfLife": 14,
///         "most": 20}],
///      "grades": [{"name": "A", "from": 60}], "version": 2}
///
/// Names of grounds, `where`, grades and the version of a first one may be left out; `deleted` says
/// that it is no more.
public final class ScoreDefinitions {

    private static final Set<String> FIELDS =
            Set.of("name", "people", "grounds", "grades", "deleted", "version");
    private static final Set<String> FIT = Set.of("name", "rule", "points");
    private static final Set<String> ENGAGEMENT =
            Set.of("name", "event", "where", "points", "halfLife", "most");
    private static final Set<String> GRADE = Set.of("name", "from");

    private ScoreDefinitions() {}

    /// The scores that a definition puts in force; other kinds change nothing. Throws
    /// [IllegalArgumentException] that says what is wrong.
    public static Scores read(Scores before, Definition definition) {
        return read(before, List.of(definition));
    }

    /// The same for definitions in any order, the newest of each key.
    public static Scores read(Scores before, List<Definition> definitions) {
        return before.with(
                definitions.stream()
                        .filter(definition -> definition.kind().equals(Score.KIND))
                        .map(definition -> read(definition.key(), definition.content()))
                        .toList());
    }

    public static String write(Score score) {
        return new String(ValueCodec.write(fields(score)), UTF_8);
    }

    public static Fields fields(Score score) {
        Map<String, Value> content = new LinkedHashMap<>();
        content.put("name", Value.of(score.name()));
        content.put("people", Value.of(score.people()));
        content.put(
                "grounds",
                new Items(score.grounds().stream().<Value>map(ScoreDefinitions::ground).toList()));
        content.put(
                "grades",
                new Items(score.grades().stream().<Value>map(ScoreDefinitions::grade).toList()));
        if (score.deleted()) {
            content.put("deleted", Value.of(true));
        }
        content.put("version", Value.of(score.version()));
        return new Fields(content);
    }

    private static Fields ground(Ground ground) {
        Map<String, Value> content = new LinkedHashMap<>();
        if (!ground.name().isEmpty()) {
            content.put("name", Value.of(ground.name()));
        }
        switch (ground) {
            case Fit(String _, String rule, int points) -> {
                content.put("rule", Value.of(rule));
                content.put("points", Value.of(points));
            }
            case Engagement(
                            String _,
                            String event,
                            String where,
                            int points,
                            int halfLife,
                            int most) -> {
                content.put("event", Value.of(event));
                if (!where.isBlank()) {
                    content.put("where", Value.of(where));
                }
                content.put("points", Value.of(points));
                content.put("halfLife", Value.of(halfLife));
                content.put("most", Value.of(most));
            }
        }
        return new Fields(content);
    }

    private static Fields grade(Grade grade) {
        Map<String, Value> content = new LinkedHashMap<>();
        content.put("name", Value.of(grade.name()));
        content.put("from", Value.of(grade.from()));
        return new Fields(content);
    }

    /// Throws [IllegalArgumentException] that says what is wrong, and where.
    public static Score read(String key, String json) {
        if (!(ValueCodec.read(json.getBytes(UTF_8)) instanceof Fields content)) {
            throw new IllegalArgumentException("score '%s': expected an object".formatted(key));
        }
        return read(key, content);
    }

    /// The same of what was read already.
    public static Score read(String key, Fields content) {
        only("", content, FIELDS);
        List<Ground> grounds = new ArrayList<>();
        for (Value value : content.items("grounds")) {
            grounds.add(ground(value, "grounds[%d].".formatted(grounds.size())));
        }
        List<Grade> grades = new ArrayList<>();
        for (Value value : content.items("grades")) {
            grades.add(grade(value, "grades[%d].".formatted(grades.size())));
        }
        return new Score(
                key,
                text(content, "name", ""),
                text(content, "people", ""),
                grounds,
                grades,
                content.get("deleted").filter(Value.of(true)::equals).isPresent(),
                content.get("version").isPresent() ? whole(content, "version", "") : 1);
    }

    private static Ground ground(Value value, String at) {
        if (!(value instanceof Fields content)) {
            throw new IllegalArgumentException(at + " expected an object");
        }
        boolean fit = content.get("rule").isPresent();
        only(at, content, fit ? FIT : ENGAGEMENT);
        try {
            String name = content.text("name").orElse("");
            int points = whole(content, "points", "");
            return fit
                    ? new Fit(name, text(content, "rule", ""), points)
                    : new Engagement(
                            name,
                            text(content, "event", ""),
                            content.text("where").orElse(""),
                            points,
                            whole(content, "halfLife", ""),
                            whole(content, "most", ""));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(at + wrong.getMessage(), wrong);
        }
    }

    private static Grade grade(Value value, String at) {
        if (!(value instanceof Fields content)) {
            throw new IllegalArgumentException(at + " expected an object");
        }
        only(at, content, GRADE);
        return new Grade(text(content, "name", at), whole(content, "from", at));
    }

    private static void only(String at, Fields content, Set<String> known) {
        for (String name : content.values().keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "%s%s: unknown; expected one of %s"
                                .formatted(at, name, known.stream().sorted().toList()));
            }
        }
    }

    private static String text(Fields content, String name, String at) {
        return content.text(name)
                .orElseThrow(() -> new IllegalArgumentException(at + name + ": missing"));
    }

    private static int whole(Fields content, String name, String at) {
        BigDecimal number =
                content.number(name)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        at + name + ": expected a whole number"));
        try {
            return number.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new IllegalArgumentException(
                    "%s%s: %s is no whole number".formatted(at, name, number), notWhole);
        }
    }
}
