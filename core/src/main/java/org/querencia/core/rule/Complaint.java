package org.querencia.core.rule;

import java.util.List;

/// A problem with what belongs into its words, before it is known where.
///
/// @param parts texts, and [Rule.Type]s
record Complaint(Problem problem, List<Object> parts) {

    Complaint {
        parts = List.copyOf(parts);
    }

    static Complaint of(Problem problem, Object... parts) {
        return new Complaint(problem, List.of(parts));
    }

    Refused at(Syntax.Place place) {
        return new Refused(place, this);
    }
}
