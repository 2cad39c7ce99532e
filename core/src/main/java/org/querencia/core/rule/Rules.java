package org.querencia.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The door to the rule language: text to [Rule].
public final class Rules {

    private Rules() {}

    /// What came of a text.
    ///
    /// @param rule empty when there are faults
    /// @param faults why it is no rule; in the order of the text
    /// @param warnings what is odd but may be meant, such as an event never seen
    public record Parsed(Optional<Rule> rule, List<Issue> faults, List<Issue> warnings) {
        public Parsed {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
        }
    }

    /// Reads a rule. Whatever is wrong with it is told in the answer; nothing is thrown.
    ///
    /// At most [CelReader#LENGTH_MAX] characters, [CelReader#NODES_MAX] parts,
    /// [CelReader#DEPTH_MAX] of them inside each other.
    public static Parsed parse(String text, Vocabulary vocabulary) {
        return parse(text, vocabulary, Rule.Type.FLAG);
    }

    /// Reads what comes to a number, such as `decayed('Product Viewed', '14d')`. The same bounds.
    public static Parsed number(String text, Vocabulary vocabulary) {
        return parse(text, vocabulary, Rule.Type.NUMBER);
    }

    private static Parsed parse(String text, Vocabulary vocabulary, Rule.Type type) {
        List<Issue> faults = new ArrayList<>();
        Checker checker = new Checker(vocabulary, faults);
        Optional<Rule> rule = Optional.empty();
        try {
            rule = Optional.of(checker.top(CelReader.read(text), type));
        } catch (Refused refused) {
            faults.add(refused.issue());
        }
        faults.sort(Rules::inOrder);
        return new Parsed(faults.isEmpty() ? rule : Optional.empty(), faults, checker.warnings());
    }

    private static int inOrder(Issue one, Issue other) {
        return one.line() != other.line()
                ? Integer.compare(one.line(), other.line())
                : Integer.compare(one.column(), other.column());
    }
}
