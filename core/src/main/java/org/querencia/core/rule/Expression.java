package org.querencia.core.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/// The argument of a test of text: as it is, or compiled where it is a regular expression.
///
/// Regular expressions are RE2's: they take time in proportion to the text, whatever the pattern.
record Expression(String text, Optional<Pattern> pattern) {

    static final int LENGTH_MAX = 200;

    /// Repetitions inside repetitions multiply: `(a{100}){100}` is ten thousand.
    static final int REPEATED_MAX = 1_000;

    static Expression plain(String text) {
        return new Expression(text, Optional.empty());
    }

    static Expression of(Rule.TextTest test, String argument) {
        return test == Rule.TextTest.MATCHES
                ? new Expression(argument, Optional.of(Pattern.compile(argument)))
                : plain(argument);
    }

    boolean finds(String words) {
        return pattern.isPresent() && pattern.get().matcher(words).find();
    }

    /// What is wrong with a regular expression, in words; empty when it can be used.
    static Optional<String> fault(String regex) {
        if (regex.length() > LENGTH_MAX) {
            return Optional.of(
                    "the regular expression has %d characters; at most %d"
                            .formatted(regex.length(), LENGTH_MAX));
        }
        if (regex.contains("(?=") || regex.contains("(?!") || regex.contains("(?<")) {
            return Optional.of(
                    "regular expressions here look neither ahead nor back (RE2 syntax), so that"
                            + " none can run for ever");
        }
        if (com.google.re2j.Pattern.compile("\\\\[1-9]").matcher(regex).find()) {
            return Optional.of(
                    "regular expressions here have no back-references (RE2 syntax), so that none"
                            + " can run for ever");
        }
        if (repeated(regex) > REPEATED_MAX) {
            return Optional.of(
                    "the repetitions of the regular expression multiply to more than %d"
                            .formatted(REPEATED_MAX));
        }
        try {
            Pattern.compile(regex);
            return Optional.empty();
        } catch (PatternSyntaxException wrong) {
            return Optional.of("no regular expression: %s".formatted(wrong.getDescription()));
        }
    }

    /// The product of all counted repetitions: never less than what they multiply to.
    private static long repeated(String regex) {
        long product = 1;
        com.google.re2j.Matcher counts =
                Pattern.compile("\\{([0-9]{1,9})(,([0-9]{0,9}))?\\}").matcher(regex);
        while (counts.find() && product <= REPEATED_MAX) {
            String upper = counts.group(3);
            String count = upper == null || upper.isEmpty() ? counts.group(1) : upper;
            product *= Math.max(1, Long.parseLong(count));
        }
        return product;
    }
}
