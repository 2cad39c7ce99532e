package org.querencia.connect.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The comments and blank lines of a mapping's YAML, by the parts they stand at, so that they are
/// still there when some of its parts are written anew.
final class MappingComments {

    static final MappingComments NONE = new MappingComments();

    /// Not in any name of a part.
    private static final String UNDER = "\u0000";

    private final Map<String, Said> said = new LinkedHashMap<>();
    private final List<String> last = new ArrayList<>();

    /// @param above whole lines, blank ones among them, without indentation
    /// @param beside what stands in the part's own line
    private record Said(List<String> above, List<String> beside) {}

    private MappingComments() {}

    /// None of what is no YAML.
    static MappingComments of(String yaml) {
        LoaderOptions options = MappingReader.limits();
        options.setProcessComments(true);
        MappingComments comments = new MappingComments();
        try {
            Optional.ofNullable(new Yaml(options).compose(new StringReader(yaml)))
                    .ifPresent(comments::root);
            return comments;
        } catch (YAMLException noYaml) {
            return NONE;
        }
    }

    static String path(String parent, String name) {
        return parent + UNDER + name;
    }

    static String path(String parent, int item) {
        return parent + UNDER + item;
    }

    /// The lines above a part.
    ///
    /// @param whole whether the part is written in one line, so that comments inside it stand above
    ///   it as well
    List<String> above(String path, boolean whole) {
        Stream<String> own = said(path).above().stream();
        Stream<String> inner =
                said.entrySet().stream()
                        .filter(entry -> whole && entry.getKey().startsWith(path + UNDER))
                        .flatMap(entry ->
                                Stream.concat(
                                        entry.getValue().above().stream(),
                                        entry.getValue().beside().stream()))
                        .filter(line -> !line.isEmpty());
        return Stream.concat(own, inner).toList();
    }

    /// What stands in the part's own line, from the blank before it.
    String beside(String path) {
        List<String> beside = said(path).beside();
        return beside.isEmpty() ? "" : " " + String.join(" ", beside);
    }

    /// After all parts.
    List<String> last() {
        return last;
    }

    private Said said(String path) {
        return said.getOrDefault(path, new Said(List.of(), List.of()));
    }

    private void root(Node root) {
        gather(root, "");
        last.addAll(lines(root.getEndComments()));
    }

    private void gather(Node node, String path) {
        switch (node) {
            case MappingNode mapping -> {
                for (NodeTuple tuple : mapping.getValue()) {
                    if (tuple.getKeyNode() instanceof ScalarNode key) {
                        String part = path(path, key.getValue());
                        keep(part, List.of(key, tuple.getValueNode()));
                        gather(tuple.getValueNode(), part);
                    }
                }
            }
            case SequenceNode list -> {
                for (int i = 0; i < list.getValue().size(); i++) {
                    Node item = list.getValue().get(i);
                    keep(path(path, i), List.of(item));
                    gather(item, path(path, i));
                }
            }
            default -> {}
        }
    }

    private void keep(String path, List<Node> nodes) {
        List<String> above = new ArrayList<>();
        List<String> beside = new ArrayList<>();
        for (Node node : nodes) {
            above.addAll(lines(node.getBlockComments()));
            beside.addAll(lines(node.getInLineComments()));
        }
        if (!above.isEmpty() || !beside.isEmpty()) {
            said.put(path, new Said(List.copyOf(above), List.copyOf(beside)));
        }
    }

    private static List<String> lines(@Nullable List<CommentLine> comments) {
        return comments == null
                ? List.of()
                : comments.stream()
                        .map(line ->
                                line.getCommentType() == CommentType.BLANK_LINE
                                        ? ""
                                        : "#" + line.getValue())
                        .toList();
    }
}
