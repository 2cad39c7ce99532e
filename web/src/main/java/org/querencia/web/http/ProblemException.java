package org.querencia.web.http;

/// Carries a [Problem] to the mapper of failures. It is a refusal, not a fault of the server, so it
/// has no stack trace.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
