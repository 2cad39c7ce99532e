package org.querencia.core.score;

import org.querencia.core.rule.Issue;

/// What is wrong or odd in one of a score's rules.
///
/// @param ground its place among the grounds, from 0; -1 for the rule of whom it speaks
public record Flaw(int ground, Issue issue) {

    /// The ground of the rule that says of whom a score speaks.
    public static final int PEOPLE = -1;

    @Override
    public String toString() {
        return (ground == PEOPLE ? "people" : "grounds[%d]".formatted(ground)) + ": " + issue;
    }
}
