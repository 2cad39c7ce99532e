package org.querencia.app.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.querencia.runtime.text.Nearest;
import org.querencia.science.linkage.Kind;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// What a `link.yaml` says, all of it optional.
///
/// @param kinds of columns, by their names
/// @param ignored names of columns that say nothing
/// @param alone names of files that have each entity once at most
public record LinkConfig(
        Optional<String> id,
        Map<String, Kind> kinds,
        Set<String> ignored,
        OptionalDouble threshold,
        Set<String> alone) {

    public static final LinkConfig EMPTY =
            new LinkConfig(Optional.empty(), Map.of(), Set.of(), OptionalDouble.empty(), Set.of());

    private static final List<String> KEYS =
            List.of("id", "kinds", "ignore", "threshold", "one-to-one");

    public LinkConfig {
        kinds = Map.copyOf(kinds);
        ignored = Set.copyOf(ignored);
        alone = Set.copyOf(alone);
    }

    /// Throws [LinkException] naming the key and what was expected.
    public static LinkConfig read(Path file) {
        Map<?, ?> all = yaml(file);
        for (Object key : all.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new LinkException(
                        "%s: key '%s' is not known%s"
                                .formatted(
                                        file,
                                        key,
                                        Nearest.to(String.valueOf(key), KEYS)
                                                .map(" (did you mean '%s'?)"::formatted)
                                                .orElse("; known are " + String.join(", ", KEYS))));
            }
        }
        Map<String, Kind> kinds = new HashMap<>();
        if (all.get("kinds") instanceof Map<?, ?> given) {
            given.forEach((column, kind) ->
                    kinds.put(String.valueOf(column), kind(file, String.valueOf(kind))));
        }
        return new LinkConfig(
                Optional.ofNullable(all.get("id")).map(String::valueOf),
                kinds,
                texts(all.get("ignore")),
                threshold(file, String.valueOf(all.get("threshold"))),
                texts(all.get("one-to-one")));
    }

    private static OptionalDouble threshold(Path file, String text) {
        if (text.equals("null")) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            throw new LinkException(
                    "%s: threshold '%s' is not a number, such as 0.95".formatted(file, text));
        }
    }

    private static Set<String> texts(@org.jspecify.annotations.Nullable Object given) {
        Set<String> texts = new HashSet<>();
        if (given instanceof List<?> list) {
            list.forEach(one -> texts.add(String.valueOf(one)));
        } else if (given != null) {
            texts.add(String.valueOf(given));
        }
        return texts;
    }

    private static Kind kind(Path file, String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new LinkException(
                                "%s: kind '%s' is not known; known are %s"
                                        .formatted(file, text, names())));
    }

    private static String names() {
        return String.join(", ", Arrays.stream(Kind.values()).map(LinkConfig::name).toList());
    }

    static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<?, ?> yaml(Path file) {
        try {
            Object read =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            if (read instanceof Map<?, ?> map) {
                return map;
            }
            throw new LinkException(
                    file + ": expected keys with values, such as 'threshold: 0.95'");
        } catch (YAMLException broken) {
            throw new LinkException("%s is no YAML: %s".formatted(file, broken.getMessage()));
        } catch (IOException unreadable) {
            throw new LinkException(
                    "%s cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
    }
}
