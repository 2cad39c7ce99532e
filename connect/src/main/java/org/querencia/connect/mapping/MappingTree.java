package org.querencia.connect.mapping;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// YAML as a tree of values that parts are changed in.
final class MappingTree {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,9})?");

    private MappingTree() {}

    /// Empty for what is no YAML, or no mapping.
    static Fields read(String yaml) {
        if (yaml.length() > MappingReader.LENGTH_MAX) {
            return Fields.NONE;
        }
        try {
            Node root = new Yaml(MappingReader.limits()).compose(new StringReader(yaml));
            return root instanceof MappingNode && value(root) instanceof Fields fields
                    ? fields
                    : Fields.NONE;
        } catch (YAMLException noYaml) {
            return Fields.NONE;
        }
    }

    private static Value value(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                Map<String, Value> values = new LinkedHashMap<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    if (tuple.getKeyNode() instanceof ScalarNode key) {
                        values.put(key.getValue(), value(tuple.getValueNode()));
                    }
                }
                yield new Fields(values);
            }
            case SequenceNode list ->
                    new Items(list.getValue().stream().map(MappingTree::value).toList());
            case ScalarNode scalar -> scalar(scalar);
            default -> Value.NOTHING;
        };
    }

    /// Numbers and flags stay without quotes; all else is text.
    private static Value scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return Value.of(text);
        }
        if (NUMBER.matcher(text).matches()) {
            return Value.of(new BigDecimal(text));
        }
        return text.equals("true") || text.equals("false")
                ? Value.of(Boolean.parseBoolean(text))
                : Value.of(text);
    }

    static Optional<Value> find(Fields in, List<String> path) {
        Optional<Value> found = in.get(path.getFirst());
        return path.size() == 1
                ? found
                : found.filter(Fields.class::isInstance)
                        .flatMap(inner -> find((Fields) inner, path.subList(1, path.size())));
    }

    static Fields put(Fields in, List<String> path, Value value) {
        String name = path.getFirst();
        Map<String, Value> values = new LinkedHashMap<>(in.values());
        values.put(
                name,
                path.size() == 1
                        ? value
                        : put(in.fields(name), path.subList(1, path.size()), value));
        return new Fields(values);
    }

    /// Without the part, and without what is empty then.
    static Fields drop(Fields in, List<String> path) {
        String name = path.getFirst();
        Map<String, Value> values = new LinkedHashMap<>(in.values());
        if (path.size() == 1) {
            values.remove(name);
        } else if (in.get(name).filter(Fields.class::isInstance).isPresent()) {
            Fields rest = drop(in.fields(name), path.subList(1, path.size()));
            if (rest.isEmpty()) {
                values.remove(name);
            } else {
                values.put(name, rest);
            }
        }
        return new Fields(values);
    }

    /// As it is written; empty for what has parts.
    static Optional<String> text(Value value) {
        return Fields.of("it", value).text("it");
    }

    /// A text, or a list of texts.
    static List<String> texts(Optional<Value> value) {
        List<String> texts = new ArrayList<>();
        value.ifPresent(present -> {
            if (present instanceof Items(List<Value> items)) {
                items.forEach(item -> text(item).ifPresent(texts::add));
            } else {
                text(present).ifPresent(texts::add);
            }
        });
        return texts;
    }
}
