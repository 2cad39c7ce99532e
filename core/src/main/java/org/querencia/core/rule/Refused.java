package org.querencia.core.rule;

import java.util.Optional;

/// A part of a rule cannot be taken. Caught where the parts beside it are still looked at, so that
/// several faults are told at once.
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Issue issue;

    Refused(Syntax.Place at, Complaint complaint) {
        this(Issue.of(at, complaint, Optional.empty()));
    }

    Refused(Syntax.Place at, Problem problem, Object... parts) {
        this(at, Complaint.of(problem, parts));
    }

    private Refused(Issue issue) {
        super(issue.what(), null, false, false);
        this.issue = issue;
    }

    /// The same, with the known name that may have been meant.
    Refused near(Optional<String> name) {
        return new Refused(
                new Issue(issue.line(), issue.column(), issue.problem(), issue.parts(), name));
    }

    Issue issue() {
        return issue;
    }
}
