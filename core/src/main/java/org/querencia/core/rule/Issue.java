package org.querencia.core.rule;

import java.util.List;
import java.util.Optional;

/// What is wrong or odd in the text of a rule, and where.
///
/// @param line from 1
/// @param column from 1, in characters
/// @param parts what belongs into the words of the problem: texts, and [Rule.Type]s
/// @param near the known name that may have been meant
public record Issue(
        int line, int column, Problem problem, List<Object> parts, Optional<String> near) {

    public Issue {
        parts = List.copyOf(parts);
    }

    static Issue of(Syntax.Place at, Complaint complaint, Optional<String> near) {
        return new Issue(at.line(), at.column(), complaint.problem(), complaint.parts(), near);
    }

    /// A sentence in English that says what is wrong and how to mend it.
    public String what() {
        return problem.said(parts) + near.map("; did you mean '%s'?"::formatted).orElse("");
    }

    @Override
    public String toString() {
        return "line %d, column %d: %s".formatted(line, column, what());
    }
}
