package org.querencia.runtime.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.querencia.core.call.CallRules;
import org.querencia.core.call.CallRules.Consent;
import org.querencia.core.call.CallRules.Occasion;
import org.querencia.core.call.CallRules.Sharing;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.runtime.codec.ValueCodec;

/// [CallRules] as the JSON content of a [Definition]:
///
///     {"scores": ["lead", "customer"],
///      "occasions": [{"key": "birthday", "rule": "birthday('3d')", "points": 10}],
///      "length": 20, "againDays": 7, "uninterestedDays": 90,
///      "consent": {"channel": "phone", "purpose": "marketing"},
///      "sharing": {"trait": "city", "sellers": {"Cali": "rosa@shop.example"}, "lastSeller": true,
///                  "rest": true}}
///
/// What is left out is as in [CallRules#DEFAULTS].
public final class CallDefinitions {

    private static final Set<String> FIELDS =
            Set.of(
                    "scores",
                    "occasions",
                    "length",
                    "againDays",
                    "uninterestedDays",
                    "consent",
                    "sharing");
    private static final Set<String> OCCASION = Set.of("key", "rule", "points");
    private static final Set<String> CONSENT = Set.of("channel", "purpose");
    private static final Set<String> SHARING = Set.of("trait", "sellers", "lastSeller", "rest");

    private CallDefinitions() {}

    /// The rules that a definition puts in force; other kinds change nothing.
    public static CallRules read(CallRules before, Definition definition) {
        return definition.kind().equals(CallRules.KIND) ? read(definition.content()) : before;
    }

    public static String write(CallRules rules) {
        return new String(ValueCodec.write(fields(rules)), UTF_8);
    }

    public static Fields fields(CallRules rules) {
        Map<String, Value> content = new LinkedHashMap<>();
        content.put("scores", new Items(rules.scores().stream().map(Value::of).toList()));
        content.put(
                "occasions",
                new Items(
                        rules.occasions().stream()
                                .<Value>map(one ->
                                        object(
                                                "key",
                                                Value.of(one.key()),
                                                "rule",
                                                Value.of(one.rule()),
                                                "points",
                                                Value.of(one.points())))
                                .toList()));
        content.put("length", Value.of(rules.length()));
        content.put("againDays", Value.of(rules.againDays()));
        content.put("uninterestedDays", Value.of(rules.uninterestedDays()));
        if (rules.consent().isAsked()) {
            content.put(
                    "consent",
                    object(
                            "channel",
                            Value.of(rules.consent().channel()),
                            "purpose",
                            Value.of(rules.consent().purpose())));
        }
        Map<String, Value> sellers = new LinkedHashMap<>();
        rules.sharing().sellers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> sellers.put(one.getKey(), Value.of(one.getValue())));
        content.put(
                "sharing",
                object(
                        "trait",
                        Value.of(rules.sharing().trait()),
                        "sellers",
                        new Fields(sellers),
                        "lastSeller",
                        Value.of(rules.sharing().lastSeller()),
                        "rest",
                        Value.of(rules.sharing().rest())));
        return new Fields(content);
    }

    private static Fields object(Object... namesAndValues) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Fields(fields);
    }

    /// Throws [IllegalArgumentException] that says what is wrong, and where.
    public static CallRules read(String json) {
        if (!(ValueCodec.read(json.getBytes(UTF_8)) instanceof Fields content)) {
            throw new IllegalArgumentException("calls: expected an object");
        }
        only("", content, FIELDS);
        CallRules usual = CallRules.DEFAULTS;
        Fields consent = content.fields("consent");
        only("consent.", consent, CONSENT);
        return new CallRules(
                content.get("scores").isPresent() ? texts(content) : usual.scores(),
                content.get("occasions").isPresent() ? occasions(content) : usual.occasions(),
                whole(content, "length", usual.length()),
                whole(content, "againDays", usual.againDays()),
                whole(content, "uninterestedDays", usual.uninterestedDays()),
                new Consent(consent.text("channel").orElse(""), consent.text("purpose").orElse("")),
                sharing(content.fields("sharing"), usual.sharing()));
    }

    private static Sharing sharing(Fields content, Sharing usual) {
        only("sharing.", content, SHARING);
        Map<String, String> sellers = new LinkedHashMap<>();
        content.fields("sellers")
                .values()
                .forEach((word, seller) -> {
                    if (!(seller instanceof Value.Text(String email))) {
                        throw new IllegalArgumentException(
                                "sharing.sellers.%s: expected an e-mail".formatted(word));
                    }
                    sellers.put(word, email);
                });
        return new Sharing(
                content.text("trait").orElse(""),
                sellers,
                flag(content, "lastSeller", usual.lastSeller()),
                flag(content, "rest", usual.rest()));
    }

    private static List<Occasion> occasions(Fields content) {
        List<Occasion> occasions = new ArrayList<>();
        for (Value value : content.items("occasions")) {
            String at = "occasions[%d]".formatted(occasions.size());
            if (!(value instanceof Fields fields)) {
                throw new IllegalArgumentException(at + ": expected an object");
            }
            only(at + ".", fields, OCCASION);
            try {
                occasions.add(
                        new Occasion(
                                fields.text("key").orElse(""),
                                fields.text("rule").orElse(""),
                                whole(fields, "points", 0)));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(at + "." + wrong.getMessage(), wrong);
            }
        }
        return occasions;
    }

    private static List<String> texts(Fields content) {
        List<String> texts = new ArrayList<>();
        for (Value item : content.items("scores")) {
            if (!(item instanceof Value.Text(String text))) {
                throw new IllegalArgumentException("scores: expected a list of texts");
            }
            texts.add(text);
        }
        return texts;
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

    private static boolean flag(Fields content, String name, boolean otherwise) {
        return switch (content.get(name).orElse(Value.NOTHING)) {
            case Value.Flag(boolean flag) -> flag;
            case Value.Nothing _ -> otherwise;
            case Value.Text _, Value.Num _, Items _, Fields _ ->
                    throw new IllegalArgumentException(name + ": expected true or false");
        };
    }

    private static int whole(Fields content, String name, int otherwise) {
        if (content.get(name).isEmpty()) {
            return otherwise;
        }
        BigDecimal number =
                content.number(name)
                        .orElseThrow(() ->
                                new IllegalArgumentException(name + ": expected a whole number"));
        try {
            return number.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new IllegalArgumentException(
                    "%s: %s is no whole number".formatted(name, number), notWhole);
        }
    }
}
