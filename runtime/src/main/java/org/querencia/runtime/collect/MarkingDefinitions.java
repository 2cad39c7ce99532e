package org.querencia.runtime.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.querencia.core.event.Definition;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.runtime.codec.ValueCodec;

/// [MarkingRules] as the JSON content of a [Definition]:
///
///     {"staffDomains": ["shop.example"], "staffNetworks": ["192.0.2.0/24"],
///      "staffTraits": {"employee": true}, "testSources": ["staging"]}
///
/// What is left out is empty.
public final class MarkingDefinitions {

    private static final String DOMAINS = "staffDomains";
    private static final String NETWORKS = "staffNetworks";
    private static final String TRAITS = "staffTraits";
    private static final String SOURCES = "testSources";
    private static final List<String> FIELDS = List.of(DOMAINS, NETWORKS, TRAITS, SOURCES);

    private MarkingDefinitions() {}

    /// The rules that a definition puts in force; other kinds change nothing.
    public static MarkingRules read(MarkingRules before, Definition definition) {
        return definition.kind().equals(MarkingRules.KIND) ? read(definition.content()) : before;
    }

    public static String write(MarkingRules rules) {
        Map<String, Value> content = new LinkedHashMap<>();
        content.put(DOMAINS, texts(rules.staffDomains()));
        content.put(NETWORKS, texts(rules.staffNetworks().stream().map(Network::text).toList()));
        content.put(TRAITS, rules.staffTraits());
        content.put(
                SOURCES,
                texts(rules.testSources().stream().map(SourceKey::value).sorted().toList()));
        return new String(ValueCodec.write(new Fields(content)), UTF_8);
    }

    /// Throws [IllegalArgumentException] that says what is wrong, and where.
    public static MarkingRules read(String json) {
        if (!(ValueCodec.read(json.getBytes(UTF_8)) instanceof Fields content)) {
            throw new IllegalArgumentException("marking: expected an object");
        }
        for (String name : content.values().keySet()) {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                        "marking: '%s' is unknown; expected one of %s".formatted(name, FIELDS));
            }
        }
        List<Network> networks = new ArrayList<>();
        for (String text : texts(content, NETWORKS)) {
            networks.add(new Network(text));
        }
        Set<SourceKey> sources = new LinkedHashSet<>();
        for (String key : texts(content, SOURCES)) {
            sources.add(new SourceKey(key));
        }
        Value traits = content.get(TRAITS).orElse(Fields.NONE);
        if (!(traits instanceof Fields staff)) {
            throw new IllegalArgumentException(
                    TRAITS + ": expected an object of traits and their values");
        }
        return new MarkingRules(texts(content, DOMAINS), networks, staff, sources);
    }

    private static List<String> texts(Fields content, String name) {
        Value list = content.get(name).orElse(new Items(List.of()));
        List<String> texts = new ArrayList<>();
        if (list instanceof Items(List<Value> items)) {
            for (Value item : items) {
                if (item instanceof Value.Text(String text)) {
                    texts.add(text);
                }
            }
            if (texts.size() == items.size()) {
                return texts;
            }
        }
        throw new IllegalArgumentException(name + ": expected a list of texts");
    }

    private static Value texts(List<String> texts) {
        return new Items(texts.stream().map(Value::of).toList());
    }
}
