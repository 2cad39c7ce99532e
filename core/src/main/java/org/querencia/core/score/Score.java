package org.querencia.core.score;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.querencia.core.rule.Fading;
import org.querencia.core.rule.Scored;

/// How promising some people are, as somebody defined it: points for what they are (fit) and for
/// what they do (engagement, which fades). The sum, from 0 to 100, is a person's score.
///
/// Names are words the console knows in every language, such as `lead`, or the company's own, shown
/// as they are written. Throws [IllegalArgumentException] that says what is wrong, and where.
///
/// @param key names it for ever: lower case letters, digits, `-` and `_`
/// @param name at most [#NAME_LENGTH_MAX] characters
/// @param people whom it speaks of: a rule
/// @param grades highest first; may be none
/// @param deleted it is no more
/// @param version from 1, one more with every change
public record Score(
        String key,
        String name,
        String people,
        List<Ground> grounds,
        List<Grade> grades,
        boolean deleted,
        int version) {

    /// Of definitions: see [org.querencia.core.event.Definition#kind].
    public static final String KIND = "score";

    public static final int NAME_LENGTH_MAX = 100;
    public static final int GRADES_MAX = 6;

    private static final int RULE_LENGTH_MAX = 2_000;
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    /// Why points are given, or taken where they are below zero.
    public sealed interface Ground {
        /// May be empty: then it goes by its rule or event.
        String name();

        /// Whole, -100 to 100, not 0.
        int points();
    }

    /// For what somebody is: the points while a rule holds.
    public record Fit(String name, String rule, int points) implements Ground {
        public Fit {
            checkPoints(points);
            checkText("rule", rule, 1, RULE_LENGTH_MAX);
            checkText("name", name, 0, NAME_LENGTH_MAX);
        }
    }

    /// For what somebody does: the points for each event, which fade ([Fading]).
    ///
    /// @param event as rules name it, such as `Product Viewed` or `page:*`
    /// @param where a filter on the event, such as `event.price > 100`; empty for all
    /// @param halfLife days
    /// @param most points for it together, 1 to 100
    public record Engagement(
            String name, String event, String where, int points, int halfLife, int most)
            implements Ground {
        public Engagement {
            checkPoints(points);
            checkText("event", event, 1, NAME_LENGTH_MAX);
            checkText("where", where, 0, RULE_LENGTH_MAX);
            checkText("name", name, 0, NAME_LENGTH_MAX);
            if (halfLife < 1 || halfLife > Fading.HALF_LIFE_MAX) {
                throw new IllegalArgumentException(
                        "halfLife: %d days; expected 1 to %d"
                                .formatted(halfLife, Fading.HALF_LIFE_MAX));
            }
            if (most < 1 || most > Scored.POINTS_MAX) {
                throw new IllegalArgumentException(
                        "most: %d points; expected 1 to %d".formatted(most, Scored.POINTS_MAX));
            }
        }
    }

    /// What a score from `from` on is called, such as A.
    public record Grade(String name, int from) {
        public Grade {
            checkText("name", name, 1, NAME_LENGTH_MAX);
            if (from < 0 || from > Scored.MOST) {
                throw new IllegalArgumentException(
                        "from: %d; expected 0 to %d".formatted(from, Scored.MOST));
            }
        }
    }

    public Score {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "key: '%s'; expected up to 63 of a-z, 0-9, '-' and '_', the first a letter or digit"
                            .formatted(key));
        }
        checkText("name", name, 1, NAME_LENGTH_MAX);
        checkText("people", people, 1, RULE_LENGTH_MAX);
        grounds = List.copyOf(grounds);
        if (grounds.isEmpty() || grounds.size() > Scored.GROUNDS_MAX) {
            throw new IllegalArgumentException(
                    "grounds: %d; expected 1 to %d".formatted(grounds.size(), Scored.GROUNDS_MAX));
        }
        grades = grades.stream().sorted(Comparator.comparingInt(Grade::from).reversed()).toList();
        if (grades.size() > GRADES_MAX
                || grades.stream().map(Grade::from).distinct().count() < grades.size()) {
            throw new IllegalArgumentException(
                    "grades: at most %d, each from another score on".formatted(GRADES_MAX));
        }
        if (version < 1) {
            throw new IllegalArgumentException(
                    "version: %d; versions count from 1".formatted(version));
        }
    }

    /// The same as another version of it.
    public Score version(int other) {
        return new Score(key, name, people, grounds, grades, deleted, other);
    }

    /// What a score is called; empty where no grade goes that low.
    public String grade(int score) {
        return grades.stream()
                .filter(grade -> grade.from() <= score)
                .map(Grade::name)
                .findFirst()
                .orElse("");
    }

    private static void checkPoints(int points) {
        if (points == 0 || Math.abs(points) > Scored.POINTS_MAX) {
            throw new IllegalArgumentException(
                    "points: %d; expected -%2$d to %2$d, not 0"
                            .formatted(points, Scored.POINTS_MAX));
        }
    }

    private static void checkText(String field, String text, int least, int most) {
        if (text.length() > most || text.strip().length() < least) {
            throw new IllegalArgumentException(
                    "%s: %d characters; expected %d to %d"
                            .formatted(field, text.strip().length(), least, most));
        }
    }
}
