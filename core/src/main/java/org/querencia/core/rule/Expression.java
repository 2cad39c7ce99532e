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

    private static final Pattern REFERENCE = Pattern.compile("\\\\[1-9]");

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

    /// What is wrong with a regular expression; empty when it can be used.
    static Optional<Complaint> fault(String regex) {
        if (regex.length() > LENGTH_MAX) {
            return Optional.of(Complaint.of(Problem.REGEX_LONG, regex.length(), LENGTH_MAX));
        }
        if (regex.contains("(?=") || regex.contains("(?!") || regex.contains("(?<")) {
            return Optional.of(Complaint.of(Problem.REGEX_LOOKS));
        }
        if (REFERENCE.matcher(regex).find()) {
            return Optional.of(Complaint.of(Problem.REGEX_REFERENCES));
        }
        if (repeated(regex) > REPEATED_MAX) {
            return Optional.of(Complaint.of(Problem.REGEX_REPEATS, REPEATED_MAX));
        }
        try {
            Pattern.compile(regex);
            return Optional.empty();
        } catch (PatternSyntaxException wrong) {
            return Optional.of(Complaint.of(Problem.REGEX_WRONG, wrong.getDescription()));
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
