package org.querencia.warehouse.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.measure.Measure;
import org.querencia.runtime.measure.MeasureFiles;
import org.querencia.runtime.text.Nearest;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads measures from YAML, node by node, so that nothing but texts is made of it and what is
/// wrong is told with its line.
public final class MeasureYaml implements MeasureFiles {

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Measure> shipped;

    public MeasureYaml() {
        for (String key : resource("index.txt").strip().split("\\s+", -1)) {
            texts.put(key, resource(key + ".yaml"));
        }
        this.shipped = texts.values().stream().map(MeasureYaml::parsed).toList();
    }

    @Override
    public List<Measure> shipped() {
        return shipped;
    }

    @Override
    public String text(String key) {
        return Optional.ofNullable(texts.get(key))
                .orElseThrow(
                        () -> new IllegalArgumentException("no measure '%s' ships".formatted(key)));
    }

    @Override
    public Measure read(String yaml) {
        return parsed(yaml);
    }

    private static Measure parsed(String yaml) {
        if (yaml.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "a file has at most %d characters".formatted(LENGTH_MAX));
        }
        try {
            return new MeasureReader(fields(new Yaml(limits()).compose(new StringReader(yaml))))
                    .read();
        } catch (MarkedYAMLException unreadable) {
            int line =
                    unreadable.getProblemMark() == null
                            ? 1
                            : unreadable.getProblemMark().getLine() + 1;
            throw new IllegalArgumentException(
                    "line %d: %s".formatted(line, unreadable.getProblem()), unreadable);
        } catch (YAMLException unreadable) {
            throw new IllegalArgumentException("line 1: " + unreadable.getMessage(), unreadable);
        }
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

    private static Map<String, Node> fields(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            throw new IllegalArgumentException("line 1: expected 'key:', 'sql:' and so on");
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            if (!MeasureReader.FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                        "line %d: %s: unknown%s"
                                .formatted(
                                        tuple.getKeyNode().getStartMark().getLine() + 1,
                                        name,
                                        Nearest.to(name, MeasureReader.FIELDS)
                                                .map("; did you mean %s?"::formatted)
                                                .orElse("")));
            }
            fields.put(name, tuple.getValueNode());
        }
        return fields;
    }

    private static String resource(String file) {
        try (InputStream in = MeasureYaml.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip() + "\n";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
