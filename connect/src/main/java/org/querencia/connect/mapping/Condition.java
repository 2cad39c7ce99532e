package org.querencia.connect.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Something that is true of a row or not.
public sealed interface Condition {

    /// @param column whose cell is looked at, without blanks around
    record Cell(String column, Test test) implements Condition {}

    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    record Not(Condition of) implements Condition {}

    /// What is asked of a cell. Letters' case makes no difference.
    sealed interface Test {
        record Is(Set<String> values) implements Test {
            public Is {
                values = Set.copyOf(values);
            }
        }

        record StartsWith(String text) implements Test {}

        record EndsWith(String text) implements Test {}

        record Contains(String text) implements Test {}

        /// The whole cell.
        record Matches(Pattern pattern) implements Test {}

        record Blank(boolean blank) implements Test {}

        /// A cell that is no number is neither below nor above.
        record Compares(Order order, BigDecimal number) implements Test {}
    }

    enum Order {
        BELOW,
        AT_MOST,
        ABOVE,
        AT_LEAST
    }
}
