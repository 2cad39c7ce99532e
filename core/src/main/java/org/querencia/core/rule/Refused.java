package org.querencia.core.rule;

/// A part of a rule cannot be taken. Caught where the parts beside it are still looked at, so that
/// several faults are told at once.
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Issue issue;

    Refused(Syntax.Place at, String what) {
        super(what, null, false, false);
        this.issue = Issue.of(at, what);
    }

    Issue issue() {
        return issue;
    }
}
