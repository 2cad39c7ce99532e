package org.querencia.connect.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.connect.mapping.FieldSpec;
import org.querencia.connect.mapping.Kind;
import org.querencia.connect.mapping.Kinds;
import org.querencia.runtime.imports.ImportJob;

/// The page on mappings tells the truth: every mapping on it is used on the rows below it, and
/// makes of them what stands below those; the tables list what there is.
class MappingsPageTest {

    private static final Path PAGE =
            Path.of("").toAbsolutePath().resolve("../docs/reference/mappings.md").normalize();
    private static final Pattern BLOCK =
            Pattern.compile("(?m)^```(yaml|csv|jsonl|facts|rejects)\\n(.*?)^```$", Pattern.DOTALL);

    @TempDir private Path folder;

    /// A mapping, rows, and what is said to become of them.
    private record Snippet(String mapping, String rows, List<String> expected) {}

    @TestFactory
    Stream<DynamicTest> every_snippet_does_what_it_says() throws IOException {
        List<Snippet> snippets = snippets();
        assertThat(snippets).hasSizeGreaterThan(8);
        return Stream.iterate(0, i -> i < snippets.size(), i -> i + 1)
                .map(i ->
                        DynamicTest.dynamicTest(
                                "snippet %d: %s"
                                        .formatted(
                                                i + 1,
                                                snippets.get(i)
                                                        .mapping()
                                                        .lines()
                                                        .findFirst()
                                                        .orElse("")),
                                () -> holds(snippets.get(i), folder.resolve("office-" + i))));
    }

    @Test
    void every_kind_and_field_is_listed_as_it_is() throws IOException {
        StringBuilder kinds = new StringBuilder();
        for (Kind kind : Kinds.ALL) {
            kinds.append(section(kind));
        }
        assertThat(Files.readString(PAGE)).endsWith("## The kinds\n\n" + kinds);
    }

    /// What the page says of a kind.
    private static String section(Kind kind) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("### ").append(kind.name()).append("\n\n");
        text.append(kind.words()).append(' ').append(known(kind)).append(' ');
        text.append(examples(kind)).append("\n\n");
        text.append("| field | what it holds |\n| --- | --- |\n");
        for (FieldSpec field : kind.fields()) {
            text.append(
                    "| `%s`%s | %s |\n"
                            .formatted(
                                    field.name(),
                                    field.required() ? ", needed" : "",
                                    words(field)));
        }
        return text.append('\n').toString();
    }

    private static String known(Kind kind) {
        return kind.key().isEmpty()
                ? "A row is known by its content."
                : "A row is known by `%s`.".formatted(String.join("`, `", kind.key()));
    }

    private static String examples(Kind kind) throws IOException {
        List<String> links = new ArrayList<>();
        for (String name : ExamplesTest.examples()) {
            Path file = PAGE.resolveSibling("../../examples/mappings/" + name + ".yaml");
            if (Files.readString(file).contains("kind: " + kind.name() + "\n")) {
                links.add("[%s](../../examples/mappings/%s.yaml)".formatted(name, name));
            }
        }
        return "Examples: %s.".formatted(String.join(", ", links));
    }

    private static String words(FieldSpec field) {
        String type =
                field.choices().isEmpty()
                        ? field.type().words()
                        : "one of `%s`".formatted(String.join("`, `", field.stored()));
        return field.words().isEmpty() ? type : type + ": " + field.words().replace("|", "\\|");
    }

    private static void holds(Snippet snippet, Path folder) {
        try (Office office = new Office(folder)) {
            ImportJob job = office.take(snippet.mapping(), snippet.rows());
            assertThat(FactLines.of(office.events())).isEqualTo(snippet.expected().getFirst());
            String rejects =
                    office.imports.rejects(job.id(), 100).stream()
                            .map(one ->
                                    "line %d, %s: %s%n"
                                            .formatted(one.line(), one.column(), one.reason()))
                            .collect(Collectors.joining());
            assertThat(rejects)
                    .isEqualTo(snippet.expected().size() > 1 ? snippet.expected().get(1) : "");
        }
    }

    private static List<Snippet> snippets() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        String mapping = "";
        String rows = "";
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            String content = block.group(2);
            switch (block.group(1)) {
                case "yaml" -> mapping = content;
                case "csv", "jsonl" -> rows = content;
                case "facts" -> snippets.add(new Snippet(mapping, rows, List.of(content)));
                default -> {
                    Snippet last = snippets.removeLast();
                    snippets.add(
                            new Snippet(
                                    last.mapping(),
                                    last.rows(),
                                    List.of(last.expected().getFirst(), content)));
                }
            }
        }
        int yaml = Files.readString(PAGE).split("(?m)^```yaml$", -1).length - 1;
        assertThat(snippets).as("every mapping has rows and facts").hasSize(yaml);
        return snippets;
    }
}
