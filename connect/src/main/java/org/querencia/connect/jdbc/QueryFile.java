package org.querencia.connect.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.querencia.core.event.SourceKey;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads queries from YAML files, one a file, named as the query.
public final class QueryFile {

    private static final int BYTES_MAX = 200_000;
    private static final Duration EVERY_DEFAULT = Duration.ofHours(1);
    private static final Duration EVERY_MIN = Duration.ofSeconds(10);
    private static final List<String> PARTS =
            List.of(
                    "source",
                    "url",
                    "user",
                    "password",
                    "query",
                    "cursor",
                    "from",
                    "overlap",
                    "mapping",
                    "every");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Path file;
    private final Map<String, String> parts;

    private QueryFile(Path file, Map<String, String> parts) {
        this.file = file;
        this.parts = parts;
    }

    /// The query of a file. Throws [QueryException] with what is wrong in it.
    ///
    /// @param environment gives the value of a variable, and empty text for one that is not set; a
    ///   `${NAME}` in url, user and password stands for it
    public static Query read(Path file, UnaryOperator<String> environment) {
        QueryFile read = new QueryFile(file, parts(file));
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        try {
            return new Query(
                    name,
                    new SourceKey(read.text("source").orElse(name)),
                    read.filled("url", environment).orElseThrow(() -> read.missing("url")),
                    read.filled("user", environment).orElse(""),
                    read.filled("password", environment).orElse(""),
                    read.text("query").orElseThrow(() -> read.missing("query")),
                    read.text("cursor"),
                    read.text("from"),
                    read.duration("overlap").orElse(Duration.ZERO),
                    read.text("mapping").map(read::mapping).orElse(""),
                    read.duration("every").orElse(EVERY_DEFAULT));
        } catch (IllegalArgumentException wrong) {
            throw new QueryException("%s: %s".formatted(file, wrong.getMessage()), wrong);
        }
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(parts.get(name)).map(String::strip).filter(t -> !t.isEmpty());
    }

    private Optional<String> filled(String name, UnaryOperator<String> environment) {
        return text(name)
                .map(text ->
                        VARIABLE.matcher(text)
                                .replaceAll(found ->
                                        Matcher.quoteReplacement(
                                                variable(found.group(1), environment))));
    }

    private String variable(String name, UnaryOperator<String> environment) {
        String value = environment.apply(name);
        if (value.isEmpty()) {
            throw new QueryException(
                    "%s: the environment variable %s is not set".formatted(file, name));
        }
        return value;
    }

    /// `15m`, `1h`, `1d`, as settings write them.
    private Optional<Duration> duration(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String unit = text.get().substring(text.get().length() - 1);
            Duration duration =
                    Duration.parse(
                            unit.equals("d")
                                    ? "P" + text.get().toUpperCase(java.util.Locale.ROOT)
                                    : "PT" + text.get().toUpperCase(java.util.Locale.ROOT));
            if (!duration.isNegative()
                    && (!name.equals("every") || duration.compareTo(EVERY_MIN) >= 0)) {
                return Optional.of(duration);
            }
        } catch (DateTimeException noDuration) {
            throw badDuration(name, text.get());
        }
        throw badDuration(name, text.get());
    }

    private QueryException badDuration(String name, String text) {
        return new QueryException(
                "%s: '%s' is '%s'; write it like 30s, 15m, 1h or 1d%s"
                        .formatted(
                                file,
                                name,
                                text,
                                name.equals("every") ? ", and not below 10s" : ""));
    }

    /// The content of a file beside this one.
    private String mapping(String name) {
        try {
            return Files.readString(file.resolveSibling(name));
        } catch (IOException missing) {
            throw new QueryException(
                    "%s: the mapping '%s' cannot be read beside it".formatted(file, name), missing);
        }
    }

    private QueryException missing(String name) {
        return new QueryException("%s: '%s' is missing".formatted(file, name));
    }

    private static Map<String, String> parts(Path file) {
        Node root;
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new QueryException("%s has more than %,d bytes".formatted(file, BYTES_MAX));
            }
            LoaderOptions options = new LoaderOptions();
            options.setNestingDepthLimit(5);
            options.setMaxAliasesForCollections(0);
            root = new Yaml(options).compose(Files.newBufferedReader(file));
        } catch (IOException unreadable) {
            throw new QueryException("%s cannot be read".formatted(file), unreadable);
        } catch (YAMLException broken) {
            throw new QueryException(
                    "%s is not YAML: %s".formatted(file, broken.getMessage()), broken);
        }
        if (!(root instanceof MappingNode mapping)) {
            throw new QueryException("%s holds no names with values".formatted(file));
        }
        Map<String, String> parts = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (NodeTuple part : mapping.getValue()) {
            if (part.getKeyNode() instanceof ScalarNode name
                    && part.getValueNode() instanceof ScalarNode value
                    && PARTS.contains(name.getValue())) {
                parts.put(name.getValue(), value.getValue());
            } else {
                unknown.add("line " + (part.getKeyNode().getStartMark().getLine() + 1));
            }
        }
        if (!unknown.isEmpty()) {
            throw new QueryException(
                    "%s, %s: known are %s, each with a text"
                            .formatted(file, unknown.getFirst(), String.join(", ", PARTS)));
        }
        return parts;
    }
}
