package org.querencia.connect.segment;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.connect.yaml.Scalars;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segment.State;
import org.querencia.runtime.segment.SegmentFiles;
import org.querencia.runtime.text.Nearest;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Writes and reads segments as YAML. Read node by node, so that nothing but texts is made of it
/// and everything wrong is told with its line.
public final class SegmentYaml implements SegmentFiles {

    private static final String ROOT = "segments";
    private static final List<String> FIELDS =
            List.of("key", "name", "kind", "rule", "state", "folder", "owner");

    private static final int WRONG_MAX = 50;

    @Override
    public String write(List<Segment> segments) {
        StringBuilder out = new StringBuilder(ROOT).append(":");
        if (segments.isEmpty()) {
            return out.append(" []\n").toString();
        }
        out.append('\n');
        for (Segment segment : segments) {
            out.append("  - key: ").append(Scalars.quoted(segment.key())).append('\n');
            field(out, "name", Scalars.quoted(segment.name()));
            if (segment.isList()) {
                field(out, "kind", "list");
            } else {
                field(out, "rule", Scalars.block(segment.rule(), "      "));
            }
            field(out, "state", segment.state().text());
            if (!segment.folder().isEmpty()) {
                field(out, "folder", Scalars.quoted(segment.folder()));
            }
            if (!segment.owner().isEmpty()) {
                field(out, "owner", Scalars.quoted(segment.owner()));
            }
        }
        return out.toString();
    }

    private static void field(StringBuilder out, String name, String value) {
        out.append("    ").append(name).append(": ").append(value).append('\n');
    }

    @Override
    public Read read(String yaml) {
        List<String> wrong = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        if (yaml.length() > LENGTH_MAX) {
            return new Read(
                    List.of(), List.of("a file has at most %d characters".formatted(LENGTH_MAX)));
        }
        try {
            Node root = new Yaml(limits()).compose(new StringReader(yaml));
            entries(root, entries, wrong);
        } catch (MarkedYAMLException unreadable) {
            int line =
                    unreadable.getProblemMark() == null
                            ? 1
                            : unreadable.getProblemMark().getLine() + 1;
            wrong.add("line %d: %s".formatted(line, unreadable.getProblem()));
        } catch (YAMLException unreadable) {
            wrong.add("line 1: " + unreadable.getMessage());
        }
        return new Read(entries, wrong.stream().limit(WRONG_MAX).toList());
    }

    /// No aliases that grow, no deep nesting.
    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(10);
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(LENGTH_MAX);
        return options;
    }

    private static void entries(Node root, List<Entry> entries, List<String> wrong) {
        if (!(root instanceof MappingNode mapping)) {
            wrong.add("line 1: expected '%s:' and a list of them".formatted(ROOT));
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(ROOT))) {
                wrong.add(
                        "line %d: unknown; expected '%s:'"
                                .formatted(line(tuple.getKeyNode()), ROOT));
            } else if (tuple.getValueNode() instanceof SequenceNode list) {
                list.getValue().forEach(node -> entry(node, entries, wrong));
            } else {
                wrong.add(
                        "line %d: %s: expected a list".formatted(line(tuple.getValueNode()), ROOT));
            }
        }
    }

    private static void entry(Node node, List<Entry> entries, List<String> wrong) {
        if (!(node instanceof MappingNode mapping)) {
            wrong.add("line %d: expected 'key:', 'name:' and so on".formatted(line(node)));
            return;
        }
        int before = wrong.size();
        Map<String, String> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            field(tuple, fields, wrong);
        }
        for (String needed : List.of("key", "name")) {
            if (!fields.containsKey(needed)) {
                wrong.add("line %d: %s: missing".formatted(line(node), needed));
            }
        }
        boolean list = kind(node, fields, wrong);
        if (!list && !fields.containsKey("rule")) {
            wrong.add("line %d: rule: missing; or kind: list".formatted(line(node)));
        }
        if (list && fields.containsKey("rule")) {
            wrong.add("line %d: rule: a list has none".formatted(line(node)));
        }
        Optional<State> state = state(node, fields, wrong);
        if (wrong.size() == before && state.isPresent()) {
            entries.add(
                    new Entry(
                            line(node),
                            fields.getOrDefault("key", ""),
                            fields.getOrDefault("name", ""),
                            Optional.ofNullable(fields.get("rule")).map(String::strip),
                            state.get(),
                            fields.getOrDefault("folder", ""),
                            fields.getOrDefault("owner", "")));
        }
    }

    private static void field(NodeTuple tuple, Map<String, String> fields, List<String> wrong) {
        String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
        if (!FIELDS.contains(name)) {
            wrong.add(
                    "line %d: '%s' is unknown%s"
                            .formatted(
                                    line(tuple.getKeyNode()),
                                    name,
                                    Nearest.to(name, FIELDS)
                                            .map("; do you mean '%s'?"::formatted)
                                            .orElse("; expected one of " + FIELDS)));
        } else if (tuple.getValueNode() instanceof ScalarNode scalar) {
            fields.put(name, scalar.getValue());
        } else {
            wrong.add("line %d: %s: expected a text".formatted(line(tuple.getValueNode()), name));
        }
    }

    private static boolean kind(Node node, Map<String, String> fields, List<String> wrong) {
        String kind = fields.getOrDefault("kind", "rule");
        if (!kind.equals("rule") && !kind.equals("list")) {
            wrong.add(
                    "line %d: kind: '%s' is unknown; expected rule or list"
                            .formatted(line(node), kind));
        }
        return kind.equals("list");
    }

    private static Optional<State> state(
            Node node, Map<String, String> fields, List<String> wrong) {
        String text = fields.getOrDefault("state", State.ACTIVE.text());
        Optional<State> found =
                Arrays.stream(State.values())
                        .filter(state -> state != State.DELETED && state.text().equals(text))
                        .findFirst();
        if (found.isEmpty()) {
            wrong.add(
                    "line %d: state: '%s' is unknown; expected draft, active or paused"
                            .formatted(line(node), text));
        }
        return found;
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }
}
