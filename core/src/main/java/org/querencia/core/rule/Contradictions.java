package org.querencia.core.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.rule.Rule.Comparison;

/// Conditions that nobody can meet together, as far as that is seen at a glance: of one thing, and
/// written out.
final class Contradictions {

    private Contradictions() {}

    /// What cannot be; empty when nothing is seen.
    static Optional<Complaint> in(List<Rule> together) {
        for (Rule part : together) {
            if (part.equals(new Rule.Flag(false))) {
                return Optional.of(Complaint.of(Problem.AND_FALSE));
            }
            if (together.contains(new Rule.Not(part))) {
                return Optional.of(Complaint.of(Problem.OPPOSITES, RuleText.shown(part)));
            }
        }
        Map<Rule, Bounds> numbers = new HashMap<>();
        Map<Rule, List<String>> texts = new HashMap<>();
        for (Rule part : together) {
            if (part
                    instanceof Rule.Compare(Rule left, Comparison by, Rule.Num(BigDecimal right))) {
                Bounds bounds = numbers.computeIfAbsent(left, Bounds::of).and(by, right);
                numbers.put(left, bounds);
                if (bounds.isEmpty()) {
                    return Optional.of(Complaint.of(Problem.NO_SUCH_NUMBER, RuleText.shown(left)));
                }
            }
            if (part instanceof Rule.Compare(Rule left, Comparison by, Rule.Text(String right))
                    && by == Comparison.EQUAL) {
                List<String> wanted = texts.computeIfAbsent(left, _ -> new ArrayList<>());
                wanted.add(right);
                if (!wanted.getFirst().equals(right)) {
                    return Optional.of(
                            Complaint.of(
                                    Problem.TWO_TEXTS,
                                    RuleText.shown(left),
                                    wanted.getFirst(),
                                    right));
                }
            }
        }
        return Optional.empty();
    }

    /// From where to where a number may be; an end that is absent is open.
    private record Bounds(
            Optional<BigDecimal> least, boolean over, Optional<BigDecimal> most, boolean under) {

        /// Counts are never below zero.
        static Bounds of(Rule number) {
            boolean counts = number instanceof Deed.Count || number instanceof Buying.Orders;
            return new Bounds(
                    counts ? Optional.of(BigDecimal.ZERO) : Optional.empty(),
                    false,
                    Optional.empty(),
                    false);
        }

        Bounds and(Comparison by, BigDecimal number) {
            return switch (by) {
                case EQUAL -> atLeast(number, false).atMost(number, false);
                case UNEQUAL -> this;
                case BELOW -> atMost(number, true);
                case AT_MOST -> atMost(number, false);
                case ABOVE -> atLeast(number, true);
                case AT_LEAST -> atLeast(number, false);
            };
        }

        boolean isEmpty() {
            if (least.isEmpty() || most.isEmpty()) {
                return false;
            }
            int order = least.get().compareTo(most.get());
            return order > 0 || (order == 0 && (over || under));
        }

        private Bounds atLeast(BigDecimal number, boolean excluded) {
            int order = least.map(number::compareTo).orElse(1);
            return order > 0
                    ? new Bounds(Optional.of(number), excluded, most, under)
                    : order < 0 ? this : new Bounds(least, over || excluded, most, under);
        }

        private Bounds atMost(BigDecimal number, boolean excluded) {
            int order = most.map(number::compareTo).orElse(-1);
            return order < 0
                    ? new Bounds(least, over, Optional.of(number), excluded)
                    : order > 0 ? this : new Bounds(least, over, most, under || excluded);
        }
    }
}
