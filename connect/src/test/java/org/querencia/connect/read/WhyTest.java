package org.querencia.connect.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every reason has words in both languages, and none is left over.
class WhyTest {

    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern PLACE = Pattern.compile("%,?[sd]");

    @Test
    void both_languages_have_the_same_reasons_with_the_same_parts() {
        assertThat(places(Locale.of("es"))).isEqualTo(places(Locale.ENGLISH));
    }

    @Test
    void every_reason_that_is_given_has_words_and_none_is_left_over() throws IOException {
        Set<String> words = Why.bundle(Locale.ENGLISH).keySet();
        Set<String> given = new TreeSet<>();
        Set<String> literals = new TreeSet<>();
        for (String source : sources()) {
            found("Why\\.of\\(\\s*\"([a-z-]+)\"\\s*[,)]", source).forEach(given::add);
            found(LITERAL.pattern(), source).forEach(literals::add);
        }

        assertThat(words).containsAll(given);
        assertThat(words)
                .allMatch(code ->
                        literals.contains(code)
                                || literals.contains(
                                        code.substring(
                                                code.startsWith("nobody-")
                                                        ? "nobody-".length()
                                                        : 0)));
    }

    @Test
    void words_of_somebodys_own_are_told_as_they_are() {
        assertThat(Why.said("100 % sure").in(Locale.of("es"))).isEqualTo("100 % sure");
        assertThat(Why.of("field-long", 1_000_000).in(Locale.of("es")))
                .isEqualTo("el campo tiene más de 1.000.000 caracteres");
        assertThat(
                        Why.of("invoice-attached", Why.of("invoice-without", "IssueDate"))
                                .in(Locale.of("es")))
                .isEqualTo("dentro del AttachedDocument: el documento no tiene IssueDate");
        assertThat(Why.of("nobody").in(Locale.FRENCH)).isEqualTo("the row names nobody");
    }

    private static Map<String, List<String>> places(Locale language) {
        Map<String, List<String>> places = new TreeMap<>();
        var bundle = Why.bundle(language);
        bundle.keySet()
                .forEach(code ->
                        places.put(
                                code,
                                PLACE.matcher(bundle.getString(code))
                                        .results()
                                        .map(MatchResult::group)
                                        .toList()));
        return places;
    }

    private static Set<String> found(String pattern, String source) {
        return Pattern.compile(pattern)
                .matcher(source)
                .results()
                .map(one -> one.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> sources = new java.util.ArrayList<>();
            for (Path file : java) {
                sources.add(Files.readString(file));
            }
            return sources;
        }
    }
}
