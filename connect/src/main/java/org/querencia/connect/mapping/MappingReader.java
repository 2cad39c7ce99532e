package org.querencia.connect.mapping;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.querencia.connect.mapping.Mapping.FileHints;
import org.querencia.connect.mapping.Mapping.Person;
import org.querencia.connect.mapping.Mapping.Refund;
import org.querencia.connect.mapping.Mapping.Rule;
import org.querencia.connect.read.DateStyle;
import org.querencia.connect.read.Why;
import org.querencia.runtime.imports.Preview.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads mappings. Only the tree of the YAML is read, nothing in it is ever made an object of ours
/// by its tags.
public final class MappingReader {

    public static final int LENGTH_MAX = 200_000;

    private static final List<String> PARTS =
            List.of(
                    "kind",
                    "file",
                    "zone",
                    "currency",
                    "key",
                    "person",
                    "fields",
                    "properties",
                    "refund",
                    "cancelled",
                    "skip",
                    "reject");

    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    private static final List<String> FILE =
            List.of(
                    "encoding",
                    "delimiter",
                    "quote",
                    "header",
                    "sheet",
                    "decimal",
                    "thousands",
                    "dates");

    /// A mapping, or what is wrong with it.
    ///
    /// @param places line and column of its parts by their paths
    public record Read(Optional<Mapping> mapping, List<Problem> problems, Places places) {}

    @FunctionalInterface
    public interface Places {
        int[] of(String path);
    }

    private final Section.Notes notes = new Section.Notes();

    private MappingReader() {}

    public static Read read(String yaml) {
        return new MappingReader().readAll(yaml);
    }

    /// How a file is written, as far as a mapping says something of it that can be read.
    public static FileHints hints(String yaml) {
        MappingReader reader = new MappingReader();
        try {
            return Optional.ofNullable(new Yaml(limits()).compose(new StringReader(yaml)))
                    .flatMap(root -> new Section(reader.notes, root, "").section("file"))
                    .map(reader::file)
                    .orElse(FileHints.NONE);
        } catch (YAMLException noYaml) {
            return FileHints.NONE;
        }
    }

    static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(20);
        options.setAllowDuplicateKeys(true);
        return options;
    }

    private Read readAll(String yaml) {
        if (yaml.length() > LENGTH_MAX) {
            return failed(new Problem(0, 0, "", Why.of("mapping-long", LENGTH_MAX)));
        }
        Node root;
        try {
            root = new Yaml(limits()).compose(new StringReader(yaml));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null ? 0 : broken.getProblemMark().getLine() + 1;
            int column =
                    broken.getProblemMark() == null ? 0 : broken.getProblemMark().getColumn() + 1;
            return failed(
                    new Problem(
                            line,
                            column,
                            "",
                            Why.of("no-yaml", String.valueOf(broken.getProblem()))));
        } catch (YAMLException broken) {
            return failed(
                    new Problem(0, 0, "", Why.of("no-yaml", String.valueOf(broken.getMessage()))));
        }
        if (root == null) {
            return failed(new Problem(0, 0, "", Why.of("mapping-empty")));
        }
        Optional<Mapping> mapping = mapping(new Section(notes, root, "").only(PARTS));
        return new Read(
                notes.problems().isEmpty() ? mapping : Optional.empty(),
                notes.problems(),
                notes::placeOf);
    }

    private static Read failed(Problem problem) {
        return new Read(Optional.empty(), List.of(problem), _ -> new int[] {0, 0});
    }

    private Optional<Mapping> mapping(Section top) {
        if (!top.has("kind")) {
            top.problem(Why.of("no-kind"));
        }
        Optional<Kind> kind =
                top.parsed("kind", Kinds::named, Why.of("expect-one", String.join(", ", kinds())));
        Person person = top.section("person").map(PersonReader::person).orElse(Person.NOBODY);
        Optional<Mapping> mapping =
                kind.map(known ->
                        new Mapping(
                                known,
                                top.section("file").map(this::file).orElse(FileHints.NONE),
                                top.parsed("zone", MappingReader::zone, Why.of("expect-zone")),
                                top.parsed(
                                        "currency",
                                        MappingReader::currency,
                                        Why.of("expect-currency")),
                                keyless(top) ? List.of() : top.texts("key"),
                                keyless(top),
                                person,
                                fields(top, known),
                                takings(top, "properties"),
                                top.section("refund").map(this::refund),
                                top.section("cancelled").map(Conditions::read),
                                rules(top, "skip"),
                                rules(top, "reject")));
        mapping.ifPresent(read -> new MappingCheck(top, read).check());
        return mapping;
    }

    private static List<String> kinds() {
        return Kinds.ALL.stream().map(Kind::name).toList();
    }

    private static boolean keyless(Section top) {
        return top.texts("key").equals(List.of("none"));
    }

    private FileHints file(Section file) {
        file.only(FILE);
        return new FileHints(
                file.parsed("encoding", MappingReader::encoding, Why.of("expect-encoding")),
                file.character("delimiter"),
                file.character("quote"),
                file.parsed("header", MappingReader::header, Why.of("expect-header")),
                file.text("sheet"),
                file.character("decimal"),
                file.text("thousands").filter(text -> !text.equals("none")).isEmpty()
                        ? file.text("thousands").map(_ -> '\0')
                        : file.character("thousands"),
                file.parsed("dates", MappingReader::dates, Why.of("expect-dates")));
    }

    private Map<String, Taking> fields(Section top, Kind kind) {
        Map<String, Taking> fields = takings(top, "fields");
        top.section("fields").ifPresent(section -> section.only(kind.fieldNames()));
        return fields;
    }

    static Map<String, Taking> takings(Section parent, String name) {
        Map<String, Taking> takings = new LinkedHashMap<>();
        parent.section(name)
                .ifPresent(section ->
                        section.names()
                                .forEach(one ->
                                        Takings.read(section, one)
                                                .ifPresent(taking -> takings.put(one, taking))));
        return takings;
    }

    private Refund refund(Section refund) {
        refund.only(List.of("when", "of"));
        if (!refund.has("when")) {
            refund.problem(Why.of("no-when"));
        }
        return new Refund(
                refund.section("when").map(Conditions::read).orElse(new Condition.All(List.of())),
                Takings.read(refund, "of"));
    }

    private static List<Rule> rules(Section top, String name) {
        List<Rule> rules = new ArrayList<>();
        for (Section rule : top.sections(name)) {
            Optional<String> reason = rule.text("reason");
            if (reason.isEmpty() && name.equals("reject")) {
                rule.problem(Why.of("no-reason"));
            }
            rules.add(new Rule(Conditions.readBeside(rule, List.of("reason")), reason.orElse("")));
        }
        return rules;
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static Optional<String> currency(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        return CURRENCIES.contains(code) ? Optional.of(code) : Optional.empty();
    }

    private static Optional<String> encoding(String text) {
        try {
            return Optional.of(Charset.forName(text).name());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    static Optional<String> dates(String text) {
        return DateStyle.ofPattern(text).map(_ -> text);
    }

    private static Optional<Integer> header(String text) {
        return switch (text) {
            case "true", "yes" -> Optional.of(1);
            case "false", "no" -> Optional.of(0);
            default ->
                    text.matches("\\d{1,6}")
                            ? Optional.of(Integer.parseInt(text))
                            : Optional.empty();
        };
    }
}
