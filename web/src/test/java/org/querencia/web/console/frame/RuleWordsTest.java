package org.querencia.web.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Problem;

/// What is wrong with a rule is said in both languages with all that belongs into it.
class RuleWordsTest {

    private static final List<Object> PARTS = List.of("first", "second", "third");

    @ParameterizedTest
    @EnumSource
    void the_console_says_in_english_what_the_api_says(Problem problem) {
        assertThat(said(problem, "en"))
                .isEqualTo(new Issue(1, 1, problem, PARTS, Optional.empty()).what());
    }

    @ParameterizedTest
    @EnumSource
    void both_languages_say_the_same_parts(Problem problem) {
        for (Object part : PARTS) {
            assertThat(said(problem, "es").contains(part.toString()))
                    .as("%s: %s", problem, said(problem, "es"))
                    .isEqualTo(said(problem, "en").contains(part.toString()));
        }
    }

    private static String said(Problem problem, String language) {
        return Texts.of(Locale.of(language))
                .text("rule.problem." + problem.code(), PARTS.toArray());
    }
}
