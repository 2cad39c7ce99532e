package org.querencia.connect.yaml;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.runtime.text.YamlText;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Values as YAML. Read node by node, so that nothing but values is made of it; what is written
/// reads back to an equal value.
public final class ValueYaml implements YamlText {

    private static final String STEP = "  ";
    private static final int DEPTH_MAX = 10;

    /// So long a text goes into a block of lines.
    private static final int LINE_MAX = 60;

    @Override
    public String write(Fields content) {
        StringBuilder out = new StringBuilder();
        fields(out, content, "");
        return out.toString();
    }

    private static void fields(StringBuilder out, Fields fields, String indent) {
        String begin = indent;
        for (Map.Entry<String, Value> field : fields.values().entrySet()) {
            out.append(begin).append(key(field.getKey())).append(':');
            value(out, field.getValue(), indent);
            begin = indent;
        }
    }

    private static String key(String name) {
        return name.matches("[a-z][a-zA-Z_]*") ? name : Scalars.quoted(name);
    }

    private static void value(StringBuilder out, Value value, String indent) {
        switch (value) {
            case Fields fields when fields.isEmpty() -> out.append(" {}\n");
            case Items(List<Value> items) when items.isEmpty() -> out.append(" []\n");
            case Fields fields -> {
                out.append('\n');
                fields(out, fields, indent + STEP);
            }
            case Items(List<Value> items) -> {
                out.append('\n');
                items.forEach(item -> item(out, item, indent + STEP));
            }
            case Value.Text(String text) ->
                    out.append(' ')
                            .append(
                                    text.length() > LINE_MAX || text.contains("'")
                                            ? Scalars.block(text, indent + STEP)
                                            : Scalars.quoted(text))
                            .append('\n');
            case Value.Num(BigDecimal number) ->
                    out.append(' ').append(number.toPlainString()).append('\n');
            case Value.Flag(boolean flag) -> out.append(' ').append(flag).append('\n');
            case Value.Nothing() -> out.append(" null\n");
        }
    }

    /// The first field of an object stands behind the dash.
    private static void item(StringBuilder out, Value item, String indent) {
        if (item instanceof Fields fields && !fields.isEmpty()) {
            StringBuilder inner = new StringBuilder();
            fields(inner, fields, indent + STEP);
            out.append(indent).append("- ").append(inner, indent.length() + 2, inner.length());
        } else {
            out.append(indent).append('-');
            value(out, item, indent);
        }
    }

    @Override
    public Fields read(String yaml) {
        if (yaml.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "a file has at most %d characters".formatted(LENGTH_MAX));
        }
        try {
            Node root = new Yaml(limits()).compose(new StringReader(yaml));
            if (root != null && value(root) instanceof Fields fields) {
                return fields;
            }
        } catch (MarkedYAMLException unreadable) {
            throw new IllegalArgumentException(
                    "line %d: %s"
                            .formatted(
                                    unreadable.getProblemMark() == null
                                            ? 1
                                            : unreadable.getProblemMark().getLine() + 1,
                                    unreadable.getProblem()),
                    unreadable);
        } catch (YAMLException unreadable) {
            throw new IllegalArgumentException("line 1: " + unreadable.getMessage(), unreadable);
        }
        throw new IllegalArgumentException("line 1: expected names and values");
    }

    /// No aliases that grow, no deep nesting.
    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEPTH_MAX);
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(LENGTH_MAX);
        return options;
    }

    private static Value value(Node node) {
        return switch (node) {
            case MappingNode mapping -> fields(mapping);
            case SequenceNode list ->
                    new Items(list.getValue().stream().<Value>map(ValueYaml::value).toList());
            case ScalarNode scalar -> scalar(scalar);
            default -> throw wrong(node, "expected a value");
        };
    }

    private static Fields fields(MappingNode mapping) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw wrong(tuple.getKeyNode(), "expected a name");
            }
            if (fields.put(key.getValue(), value(tuple.getValueNode())) != null) {
                throw wrong(key, "%s: is there twice".formatted(key.getValue()));
            }
        }
        return new Fields(fields);
    }

    private static Value scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return Value.NOTHING;
        }
        if (tag.equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
            return Value.of(text.equals("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text);
        }
        return Value.of(text);
    }

    /// Numbers as people write them; `0x1F` and `1:30` stay text.
    private static Value number(String text) {
        return text.matches("[-+]?[0-9]{1,18}([.][0-9]{1,18})?")
                ? Value.of(new BigDecimal(text))
                : Value.of(text);
    }

    private static IllegalArgumentException wrong(Node node, String what) {
        return new IllegalArgumentException(
                "line %d: %s"
                        .formatted(
                                node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1,
                                what));
    }
}
