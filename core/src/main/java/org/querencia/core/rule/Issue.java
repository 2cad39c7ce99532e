package org.querencia.core.rule;

/// What is wrong or odd in the text of a rule, and where.
///
/// @param line from 1
/// @param column from 1, in characters
/// @param what a sentence that says how to mend it
public record Issue(int line, int column, String what) {

    static Issue of(Syntax.Place at, String what) {
        return new Issue(at.line(), at.column(), what);
    }

    @Override
    public String toString() {
        return "line %d, column %d: %s".formatted(line, column, what);
    }
}
