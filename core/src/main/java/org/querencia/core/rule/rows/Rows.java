package org.querencia.core.rule.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Problem;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Vocabulary;

/// Rules as rows, and rows as rules. What has no row of its own stands in one that keeps its text,
/// so nothing is lost: the rows of a rule read back to an equal rule.
public final class Rows {

    public static final List<String> FOLDS = List.of("sum", "avg", "min", "max", "distinct");
    public static final List<String> TYPES = List.of("number", "text", "timestamp", "flag");
    public static final List<String> MOMENTS = List.of("last", "first");

    /// The place of the outermost group; `0` is its first part, `0.1` the second part of that.
    public static final String ROOT = "";

    private Rows() {}

    /// What came of rows.
    ///
    /// @param rule empty while a finished row is wrong, or none is finished
    /// @param text of all that is finished; where the rows are right, the one way to write the rule
    /// @param faults what is wrong, by the place of the row
    /// @param warnings what is odd but may be meant, by the place of the row
    /// @param unfinished places of rows that lack something; the rule is without them
    public record Read(
            Optional<Rule> rule,
            String text,
            Map<String, List<Issue>> faults,
            Map<String, List<Issue>> warnings,
            List<String> unfinished) {

        public Read {
            faults = Map.copyOf(faults);
            warnings = Map.copyOf(warnings);
            unfinished = List.copyOf(unfinished);
        }
    }

    public static Group of(Rule rule) {
        return RowReader.root(rule);
    }

    public static Read read(Group rows, Vocabulary vocabulary) {
        Reading reading = new Reading(vocabulary);
        reading.look(rows, ROOT);
        String text = isFinished(rows) ? RowText.of(rows) : "";
        if (text.isEmpty() || !reading.faults.isEmpty()) {
            return reading.read(Optional.empty(), text);
        }
        Rules.Parsed whole = Rules.parse(text, vocabulary);
        if (whole.rule().isEmpty()) {
            reading.faults.put(ROOT, whole.faults());
        }
        return reading.read(whole.rule(), whole.rule().map(Rule::text).orElse(text));
    }

    /// Whether there is something in it to ask.
    static boolean isFinished(Part part) {
        return switch (part) {
            case Row row -> row.isFinished();
            case Group group -> group.parts().stream().anyMatch(Rows::isFinished);
        };
    }

    /// The place of a part in the group at `group`.
    public static String place(String group, int index) {
        return group.isEmpty() ? Integer.toString(index) : group + "." + index;
    }

    /// Looks at each row by itself, so that what is wrong stands beside it.
    private static final class Reading {
        private final Vocabulary vocabulary;
        private final Map<String, List<Issue>> faults = new TreeMap<>();
        private final Map<String, List<Issue>> warnings = new TreeMap<>();
        private final List<String> unfinished = new ArrayList<>();

        Reading(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }

        Read read(Optional<Rule> rule, String text) {
            return new Read(rule, text, faults, warnings, unfinished);
        }

        private void look(Part part, String place) {
            switch (part) {
                case Row row when !row.isFinished() -> unfinished.add(place);
                case Row row -> row(row, place);
                case Group group -> {
                    for (int i = 0; i < group.parts().size(); i++) {
                        look(group.parts().get(i), place(place, i));
                    }
                    if (!group.any()) {
                        together(group, place);
                    }
                }
            }
        }

        private void row(Row row, String place) {
            List<Issue> ambiguous = Ambiguous.in(row);
            if (!ambiguous.isEmpty()) {
                faults.put(place, ambiguous);
                return;
            }
            Rules.Parsed parsed = Rules.parse(RowText.of(row), vocabulary);
            put(faults, place, parsed.faults());
            put(warnings, place, parsed.warnings());
        }

        /// Rows that nobody can meet together: the first that cannot be met with those before it.
        private void together(Group group, String place) {
            Group before = new Group(false, false, List.of());
            for (int i = 0; i < group.parts().size(); i++) {
                Part part = group.parts().get(i);
                String at = place(place, i);
                boolean right = faults.keySet().stream().noneMatch(known -> isIn(known, at));
                if (!isFinished(part) || !right) {
                    continue;
                }
                Group more = before.plus(part);
                List<Issue> wrong = Rules.parse(RowText.of(more), vocabulary).faults();
                if (wrong.stream().anyMatch(issue -> isContradiction(issue.problem()))) {
                    faults.put(at, wrong);
                } else {
                    before = more;
                }
            }
        }

        private static boolean isIn(String place, String around) {
            return place.equals(around) || place.startsWith(around + ".");
        }

        private static boolean isContradiction(Problem problem) {
            return switch (problem) {
                case AND_FALSE, OPPOSITES, NO_SUCH_NUMBER, TWO_TEXTS -> true;
                default -> false;
            };
        }

        private static void put(Map<String, List<Issue>> where, String place, List<Issue> issues) {
            if (!issues.isEmpty()) {
                where.put(place, issues);
            }
        }
    }
}
