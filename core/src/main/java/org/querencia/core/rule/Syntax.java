package org.querencia.core.rule;

import java.util.List;
import java.util.Optional;

/// A rule as it was written, before anything is known of its names and types.
sealed interface Syntax {

    Place at();

    /// Both from 1; columns count characters.
    record Place(int line, int column) {}

    /// A flag, a number or a text.
    record Constant(Place at, Rule literal) implements Syntax {}

    record Name(Place at, String name) implements Syntax {}

    /// `of.field`, or `of['field']`.
    record Select(Place at, Syntax of, String field) implements Syntax {}

    /// Functions by their name, methods with a target, operators by CEL's names (`_&&_`).
    record Call(Place at, String function, Optional<Syntax> target, List<Syntax> arguments)
            implements Syntax {}

    record Items(Place at, List<Syntax> items) implements Syntax {}
}
