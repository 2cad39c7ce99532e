package org.querencia.connect.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.connect.read.Why;
import org.querencia.runtime.imports.Preview.Problem;
import org.querencia.runtime.text.Nearest;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A part of a mapping's YAML: names and what stands beside them. What is wrong is noted with its
/// place, and reading goes on, so that all problems are told at once.
final class Section {

    /// What is wrong in a mapping, and where its parts stand.
    static final class Notes {
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, int[]> places = new LinkedHashMap<>();

        List<Problem> problems() {
            return List.copyOf(problems);
        }

        /// Line and column of a part, from 1; zeros when nobody knows.
        int[] placeOf(String path) {
            return places.getOrDefault(path, new int[] {0, 0}).clone();
        }

        void at(Node node, String path, Why words) {
            problems.add(
                    new Problem(
                            node.getStartMark().getLine() + 1,
                            node.getStartMark().getColumn() + 1,
                            path,
                            words));
        }
    }

    private final Notes notes;
    private final Node node;
    private final String path;
    private final Map<String, Node> parts = new LinkedHashMap<>();

    /// @param node anything but a mapping is noted as a problem and read as empty
    Section(Notes notes, Node node, String path) {
        this.notes = notes;
        this.node = node;
        this.path = path;
        if (!(node instanceof MappingNode mapping)) {
            problem(Why.of("expect-names"));
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                notes.at(tuple.getKeyNode(), path, Why.of("name-no-text"));
            } else if (parts.put(key.getValue(), tuple.getValueNode()) != null) {
                notes.at(key, path(key.getValue()), Why.of("given-twice", key.getValue()));
            } else {
                notes.places.put(
                        path(key.getValue()),
                        new int[] {
                            key.getStartMark().getLine() + 1, key.getStartMark().getColumn() + 1
                        });
            }
        }
    }

    String path() {
        return path;
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Collection<String> names() {
        return parts.keySet();
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    void problem(Why words) {
        notes.at(node, path, words);
    }

    void problem(String name, Why words) {
        notes.at(parts.getOrDefault(name, node), path(name), words);
    }

    /// Notes every name that is none of these, with the nearest that is.
    Section only(Collection<String> known) {
        for (Map.Entry<String, Node> part : parts.entrySet()) {
            if (!known.contains(part.getKey())) {
                notes.at(
                        part.getValue(),
                        path(part.getKey()),
                        Nearest.to(part.getKey(), known)
                                .map(near -> Why.of("not-known-near", part.getKey(), near))
                                .orElseGet(() ->
                                        Why.of(
                                                "not-known",
                                                part.getKey(),
                                                String.join(", ", known))));
            }
        }
        return this;
    }

    Optional<String> text(String name) {
        return scalar(name, parts.get(name));
    }

    /// One character: the text itself, or `tab`.
    Optional<Character> character(String name) {
        Optional<String> text = text(name).map(t -> t.equals("tab") || t.equals("\\t") ? "\t" : t);
        if (text.isPresent() && text.get().length() != 1) {
            problem(name, Why.of("expect-character"));
            return Optional.empty();
        }
        return text.map(t -> t.charAt(0));
    }

    /// A text read further; what cannot be read is noted.
    <T> Optional<T> parsed(String name, Function<String, Optional<T>> parse, Why expected) {
        Optional<String> text = text(name);
        Optional<T> value = text.flatMap(parse);
        if (text.isPresent() && value.isEmpty()) {
            problem(name, Why.of("expected", text.get(), expected));
        }
        return value;
    }

    boolean flag(String name) {
        return parsed(
                        name,
                        text ->
                                switch (text) {
                                    case "true", "yes" -> Optional.of(true);
                                    case "false", "no" -> Optional.of(false);
                                    default -> Optional.empty();
                                },
                        Why.of("expect-flag"))
                .orElse(false);
    }

    /// A text or a list of texts.
    List<String> texts(String name) {
        Node part = parts.get(name);
        if (part instanceof SequenceNode list) {
            List<String> texts = new ArrayList<>();
            list.getValue().forEach(item -> scalar(name, item).ifPresent(texts::add));
            return texts;
        }
        return scalar(name, part).map(List::of).orElse(List.of());
    }

    Optional<Section> section(String name) {
        return Optional.ofNullable(parts.get(name))
                .map(part -> new Section(notes, part, path(name)));
    }

    /// A mapping or a list of mappings.
    List<Section> sections(String name) {
        Node part = parts.get(name);
        if (!(part instanceof SequenceNode list)) {
            return section(name).map(List::of).orElse(List.of());
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < list.getValue().size(); i++) {
            sections.add(new Section(notes, list.getValue().get(i), path(name) + "[" + i + "]"));
        }
        return sections;
    }

    boolean isSection(String name) {
        return parts.get(name) instanceof MappingNode;
    }

    private Optional<String> scalar(String name, @org.jspecify.annotations.Nullable Node part) {
        if (part == null) {
            return Optional.empty();
        }
        if (!(part instanceof ScalarNode scalar)) {
            notes.at(part, path(name), Why.of("expect-text"));
            return Optional.empty();
        }
        return scalar.getTag().equals(Tag.NULL) && scalar.getValue().isEmpty()
                ? Optional.empty()
                : Optional.of(scalar.getValue());
    }
}
