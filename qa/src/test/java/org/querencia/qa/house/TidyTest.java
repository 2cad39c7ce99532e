package org.querencia.qa.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Reads the sources and says what is untidy, file and line, with what to do instead.
class TidyTest {
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 60;

    /// Words that announce unfinished work. Spelled apart here so that this file is tidy itself.
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|X" + "XX|HA" + "CK)\\b");

    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.])/(wor" + "k|roo" + "t)/[a-z.]");

    @Test
    void files_fit_the_head() {
        List<String> untidy = new ArrayList<>();
        for (Path file : Project.files(".java", ".js", ".sql", ".jte", ".css")) {
            int lines = Project.lines(file).size();
            if (lines > FILE_LINES_MAX) {
                untidy.add(
                        "%s: %d lines; split it by what its parts are about (at most %d)"
                                .formatted(Project.name(file), lines, FILE_LINES_MAX));
            }
        }
        assertThat(untidy).isEmpty();
    }

    @Test
    void methods_fit_one_screen() {
        List<String> untidy = new ArrayList<>();
        for (Path file : Project.files(".java")) {
            for (Methods.Method method : Methods.of(Project.lines(file))) {
                if (method.lines() > METHOD_LINES_MAX) {
                    untidy.add(
                            "%s:%d: %s has %d lines; give its parts names (at most %d)"
                                    .formatted(
                                            Project.name(file),
                                            method.line(),
                                            method.name(),
                                            method.lines(),
                                            METHOD_LINES_MAX));
                }
            }
        }
        assertThat(untidy).isEmpty();
    }

    @Test
    void nothing_announces_unfinished_work() {
        List<String> untidy =
                eachLine(
                        List.of(".java", ".js", ".sql", ".jte", ".md", ".xml", ".yaml"),
                        UNFINISHED,
                        "finish it, or write it into the issue tracker");
        assertThat(untidy).isEmpty();
    }

    @Test
    void no_test_is_switched_off() {
        assertThat(eachLine(List.of(".java"), annotation("Disabled"), "mend it or delete it"))
                .isEmpty();
    }

    @Test
    void no_file_names_a_place_on_one_machine() {
        assertThat(
                        eachLine(
                                List.of(".java", ".md", ".xml", ".yaml", ".sh", ".js", ".sql"),
                                MACHINE_PATH,
                                "find it from the working directory or the environment"))
                .isEmpty();
    }

    @Test
    void tests_do_not_sleep() {
        List<String> untidy = new ArrayList<>();
        for (Path file : Project.files(".java")) {
            if (Project.name(file).contains("/src/test/")) {
                untidy.addAll(
                        matches(
                                file,
                                Pattern.compile("Thread\\." + "sleep\\("),
                                "await what you wait for (Awaitility)"));
            }
        }
        assertThat(untidy).isEmpty();
    }

    @Test
    void parts_are_real_or_written_by_hand_and_never_mocked() {
        assertThat(
                        eachLine(
                                List.of(".java", "pom.xml"),
                                Pattern.compile(
                                        "(?i)\\bmock" + "ito\\b|easy" + "mock|jmoc" + "kit"),
                                "use the in-memory adapter, or a small fake"))
                .isEmpty();
    }

    @Test
    void every_package_says_what_it_is_and_knows_no_null() {
        Set<Path> packages = new TreeSet<>();
        Project.files(".java").stream()
                .filter(file -> file.toString().contains("org/querencia"))
                .forEach(file -> packages.add(file.getParent()));
        List<String> untidy = new ArrayList<>();
        for (Path folder : packages) {
            Path info = folder.resolve("package-info.java");
            boolean main = Project.name(folder).contains("/src/main/");
            if (!Files.exists(info)) {
                untidy.add(Project.name(folder) + ": add package-info.java with @NullMarked");
            } else if (!Project.content(info).contains("@NullMarked")) {
                untidy.add(Project.name(info) + ": add @NullMarked");
            } else if (main && !Project.content(info).startsWith("///")) {
                untidy.add(Project.name(info) + ": say in one sentence what the package is");
            }
        }
        assertThat(untidy).isEmpty();
    }

    @Test
    void warnings_are_suppressed_only_with_a_reason() {
        List<String> untidy = new ArrayList<>();
        for (Path file : Project.files(".java")) {
            List<String> lines = Project.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (annotation("SuppressWarnings").matcher(lines.get(i)).find()
                        && !reasonBeside(lines, i)) {
                    untidy.add(
                            "%s:%d: say in a comment why the warning does not apply"
                                    .formatted(Project.name(file), i + 1));
                }
            }
        }
        assertThat(untidy).isEmpty();
    }

    @Test
    void each_document_has_one_title() {
        List<String> untidy = new ArrayList<>();
        for (Path file : Project.files(".md")) {
            long titles = titles(Project.lines(file));
            if (titles != 1) {
                untidy.add(
                        "%s: %d titles; expected exactly one line '# …'"
                                .formatted(Project.name(file), titles));
            }
        }
        assertThat(untidy).isEmpty();
    }

    @Test
    void links_between_documents_lead_somewhere() {
        Pattern link = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)(#[^)]*)?\\)");
        List<String> untidy = new ArrayList<>();
        for (Path file : Project.files(".md")) {
            link.matcher(Project.content(file))
                    .results()
                    .map(found -> found.group(1))
                    .filter(target -> !Files.exists(folderOf(file).resolve(target)))
                    .forEach(target ->
                            untidy.add(
                                    "%s: nothing is at %s".formatted(Project.name(file), target)));
        }
        assertThat(untidy).isEmpty();
    }

    @Test
    void one_word_per_thing() {
        List<String> untidy = new ArrayList<>();
        for (Path file : Project.files(".java", ".md", ".jte")) {
            if (!Project.name(file).endsWith("glossary.md")
                    && !Project.name(file).contains("/qa/house/")) {
                Words.AVOIDED.forEach((word, instead) ->
                        untidy.addAll(
                                matches(
                                        file,
                                        Pattern.compile("(?i)\\b" + word + "\\b"),
                                        "say " + instead)));
            }
        }
        assertThat(untidy).isEmpty();
    }

    @Test
    void versions_live_in_the_root_pom_only() {
        List<String> untidy = new ArrayList<>();
        BiFunction<Path, String, Boolean> versioned =
                (_, text) ->
                        Pattern.compile("<dependency>(?:(?!</dependency>)[\\s\\S])*<version>")
                                .matcher(text)
                                .find();
        for (Path file : Project.files("pom.xml")) {
            if (!Project.name(file).equals("pom.xml")
                    && versioned.apply(file, Project.content(file))) {
                untidy.add(Project.name(file) + ": move the version to the root pom");
            }
        }
        assertThat(untidy).isEmpty();
    }

    private static Path folderOf(Path file) {
        return file.resolveSibling("");
    }

    private static Pattern annotation(String name) {
        return Pattern.compile("@" + name + "\\b");
    }

    private static boolean reasonBeside(List<String> lines, int at) {
        return lines.get(at).contains("//")
                || (at > 0 && lines.get(at - 1).strip().startsWith("//"))
                || (at + 1 < lines.size() && lines.get(at + 1).strip().startsWith("//"));
    }

    /// Lines `# …` outside code blocks.
    private static long titles(List<String> lines) {
        long titles = 0;
        boolean code = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                code = !code;
            }
            if (!code && line.startsWith("# ")) {
                titles++;
            }
        }
        return titles;
    }

    private static List<String> eachLine(List<String> endings, Pattern untidy, String instead) {
        List<String> found = new ArrayList<>();
        for (Path file : Project.files(endings.toArray(String[]::new))) {
            found.addAll(matches(file, untidy, instead));
        }
        return found;
    }

    private static List<String> matches(Path file, Pattern untidy, String instead) {
        List<String> found = new ArrayList<>();
        List<String> lines = Project.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (untidy.matcher(lines.get(i)).find()) {
                found.add("%s:%d: %s".formatted(Project.name(file), i + 1, instead));
            }
        }
        return found;
    }
}
