package org.querencia.core.rule.rows;

import java.util.List;

/// How something is compared, and with what.
///
/// @param values as they were typed: one, two (from and to), or as many as a list has; those an
///   operator does not take are kept for when another is chosen
public record Check(Operator operator, List<String> values) {

    /// Of what is true or false by itself.
    public static final Check NONE = new Check(Operator.YES, List.of());

    public Check {
        values = List.copyOf(values);
    }

    static Check of(Operator operator, String... values) {
        return new Check(operator, List.of(values));
    }

    /// The value at a place; empty where none is typed yet.
    public String value(int index) {
        return index < values.size() ? values.get(index) : "";
    }

    boolean isFinished() {
        if (operator.takesMany()) {
            return values.stream().anyMatch(value -> !value.isBlank());
        }
        for (int i = 0; i < operator.takes(); i++) {
            if (value(i).isBlank()) {
                return false;
            }
        }
        return true;
    }
}
