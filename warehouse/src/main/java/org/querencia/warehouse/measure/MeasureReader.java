package org.querencia.warehouse.measure;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Measure.Better;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.core.measure.Measure.Unit;
import org.querencia.core.measure.Words;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A measure of the fields of its file.
record MeasureReader(Map<String, Node> fields) {

    static final List<String> FIELDS =
            List.of(
                    "key",
                    "theme",
                    "name",
                    "meaning",
                    "advice",
                    "unit",
                    "better",
                    "dimensions",
                    "tells",
                    "periodic",
                    "minimum",
                    "source",
                    "sql",
                    "people");

    Measure read() {
        return new Measure(
                text("key").orElse(""),
                word("theme", Theme.class, Theme.SALES),
                words("name"),
                words("meaning"),
                words("advice"),
                word("unit", Unit.class, Unit.NUMBER),
                word("better", Better.class, Better.NEITHER),
                kinds(),
                texts("tells"),
                text("periodic").map(said -> flag("periodic", said)).orElse(false),
                text("minimum").map(said -> whole("minimum", said)).orElse(1L),
                text("source").orElse(""),
                text("sql").orElse(""),
                text("people").orElse(""));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).map(node -> scalar(name, node));
    }

    private static String scalar(String name, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        throw wrong(node, name + ": expected a text");
    }

    /// In one language or in both.
    private Words words(String name) {
        Node node = fields.get(name);
        if (node == null) {
            return Words.NONE;
        }
        if (!(node instanceof MappingNode mapping)) {
            String both = scalar(name, node);
            return new Words(both, both);
        }
        Map<String, String> said = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String language = scalar(name, tuple.getKeyNode());
            if (!language.equals("es") && !language.equals("en")) {
                throw wrong(
                        tuple.getKeyNode(),
                        "%s: '%s': expected es or en".formatted(name, language));
            }
            said.put(language, scalar(name, tuple.getValueNode()));
        }
        return new Words(said.getOrDefault("es", ""), said.getOrDefault("en", ""));
    }

    private <E extends Enum<E>> E word(String name, Class<E> type, E otherwise) {
        Node node = fields.get(name);
        if (node == null) {
            return otherwise;
        }
        return constant(name, node, type);
    }

    private static <E extends Enum<E>> E constant(String name, Node node, Class<E> type) {
        String said = scalar(name, node);
        return Stream.of(type.getEnumConstants())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(said))
                .findFirst()
                .orElseThrow(() ->
                        wrong(
                                node,
                                "%s: '%s': expected one of %s"
                                        .formatted(
                                                name,
                                                said,
                                                String.join(
                                                        ", ",
                                                        EnumSet.allOf(type).stream()
                                                                .map(one ->
                                                                        one.name()
                                                                                .toLowerCase(
                                                                                        Locale
                                                                                                .ROOT))
                                                                .toList()))));
    }

    private Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        list("dimensions").forEach(node -> kinds.add(constant("dimensions", node, Kind.class)));
        return kinds;
    }

    private List<String> texts(String name) {
        return list(name).stream().map(node -> scalar(name, node)).toList();
    }

    private List<Node> list(String name) {
        Node node = fields.get(name);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        throw wrong(node, name + ": expected a list such as [time, way]");
    }

    private boolean flag(String name, String said) {
        return switch (said) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "'%s': expected true or false".formatted(said));
        };
    }

    private long whole(String name, String said) {
        try {
            return Long.parseLong(said);
        } catch (NumberFormatException notANumber) {
            throw wrong(name, "'%s': expected a whole number".formatted(said));
        }
    }

    private IllegalArgumentException wrong(String name, String why) {
        Node node = fields.get(name);
        return node == null
                ? new IllegalArgumentException(name + ": " + why)
                : wrong(node, name + ": " + why);
    }

    private static IllegalArgumentException wrong(Node node, String why) {
        return new IllegalArgumentException(
                "line %d: %s".formatted(node.getStartMark().getLine() + 1, why));
    }
}
