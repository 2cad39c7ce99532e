package org.querencia.runtime.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.identity.IdentifierType;
import org.querencia.core.identity.IdentifierType.Strength;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Normaliser;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.codec.ValueCodec;

/// [IdentityDefinition] as the JSON content of a [Definition]:
///
///     {"types": [{"key": "email", "normaliser": "email", "limit": 5, "priority": 10,
///                 "strength": "strong", "blocked": ["null"], "blockedPatterns": ["^[0-]*$"]}],
///      "undeclared": {"normaliser": "text", "limit": 5, "priority": 50, "strength": "strong"}}
///
/// Without `blocked` and `blockedPatterns` the usual ones hold.
public final class IdentityDefinitions {

    private static final Set<String> FIELDS =
            Set.of(
                    "key",
                    "normaliser",
                    "limit",
                    "priority",
                    "strength",
                    "blocked",
                    "blockedPatterns");

    private IdentityDefinitions() {}

    /// The reducer that a definition puts in force; other kinds change nothing.
    public static BiFunction<Identities, Definition, Identities> reader(Workspace workspace) {
        return (before, definition) ->
                definition.kind().equals(IdentityDefinition.KIND)
                        ? new Identities(new IdentityRules(read(definition.content()), workspace))
                        : before;
    }

    public static String write(IdentityDefinition definition) {
        Map<String, Value> content = new LinkedHashMap<>();
        content.put(
                "types",
                new Items(definition.types().stream().map(IdentityDefinitions::write).toList()));
        content.put("undeclared", write(definition.undeclared()));
        return new String(ValueCodec.write(new Fields(content)), UTF_8);
    }

    /// Throws [IllegalArgumentException] that says what is wrong, and where.
    public static IdentityDefinition read(String json) {
        if (!(ValueCodec.read(json.getBytes(UTF_8)) instanceof Fields content)) {
            throw new IllegalArgumentException("identity definition: expected an object");
        }
        known(content, Set.of("types", "undeclared"), "identity definition");
        List<IdentifierType> types = new ArrayList<>();
        for (Value item : content.items("types")) {
            String where = "types[%d]".formatted(types.size());
            if (!(item instanceof Fields type)) {
                throw new IllegalArgumentException(where + ": expected an object");
            }
            types.add(type(type, text(type, "key", where), where));
        }
        Fields undeclared = content.fields("undeclared");
        return new IdentityDefinition(
                types,
                undeclared.isEmpty()
                        ? IdentityDefinition.defaults().undeclared()
                        : type(
                                undeclared,
                                IdentityDefinition.defaults().undeclared().key(),
                                "undeclared"));
    }

    private static Value write(IdentifierType type) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("key", Value.of(type.key()));
        fields.put("normaliser", Value.of(name(type.normaliser())));
        fields.put("limit", Value.of(type.limit()));
        fields.put("priority", Value.of(type.priority()));
        fields.put("strength", Value.of(name(type.strength())));
        fields.put("blocked", texts(type.blocked().stream().sorted().toList()));
        fields.put("blockedPatterns", texts(type.blockedPatterns()));
        return new Fields(fields);
    }

    private static IdentifierType type(Fields type, String key, String where) {
        known(type, FIELDS, where);
        return new IdentifierType(
                key,
                word(Normaliser.values(), text(type, "normaliser", where), where + ".normaliser"),
                number(type, "limit", where),
                number(type, "priority", where),
                word(Strength.values(), text(type, "strength", where), where + ".strength"),
                type.get("blocked").isPresent()
                        ? Set.copyOf(texts(type, "blocked", where))
                        : IdentifierType.NOBODY,
                type.get("blockedPatterns").isPresent()
                        ? texts(type, "blockedPatterns", where)
                        : List.of(IdentifierType.ZEROS));
    }

    private static void known(Fields fields, Set<String> names, String where) {
        for (String name : fields.values().keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "%s: '%s' is unknown; expected one of %s"
                                .formatted(where, name, names.stream().sorted().toList()));
            }
        }
    }

    private static String text(Fields fields, String name, String where) {
        return fields.text(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "%s.%s: missing; expected text".formatted(where, name)));
    }

    private static int number(Fields fields, String name, String where) {
        BigDecimal number =
                fields.number(name)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "%s.%s: missing; expected a number"
                                                .formatted(where, name)));
        try {
            return number.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new IllegalArgumentException(
                    "%s.%s: %s is no whole number".formatted(where, name, number), notWhole);
        }
    }

    private static List<String> texts(Fields fields, String name, String where) {
        if (!(fields.get(name).orElse(Value.NOTHING) instanceof Items(List<Value> items))) {
            throw new IllegalArgumentException(
                    "%s.%s: expected a list of texts".formatted(where, name));
        }
        List<String> texts = new ArrayList<>();
        for (Value item : items) {
            if (!(item instanceof Value.Text(String text))) {
                throw new IllegalArgumentException(
                        "%s.%s[%d]: expected text".formatted(where, name, texts.size()));
            }
            texts.add(text);
        }
        return texts;
    }

    private static Value texts(Collection<String> texts) {
        return new Items(texts.stream().map(Value::of).toList());
    }

    private static <E extends Enum<E>> E word(E[] words, String text, String where) {
        List<String> names = new ArrayList<>();
        for (E word : words) {
            if (name(word).equals(text)) {
                return word;
            }
            names.add(name(word));
        }
        throw new IllegalArgumentException(
                "%s: '%s' is unknown; expected one of %s".formatted(where, text, names));
    }

    private static String name(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
