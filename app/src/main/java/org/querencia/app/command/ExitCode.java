package org.querencia.app.command;

/// What a command tells the shell. Documented in docs/reference/cli.md.
public enum ExitCode {
    DONE(0, "It is done."),
    FAILED(1, "Something went wrong that should not; the message says what."),
    USAGE(2, "The arguments or settings cannot be; the message says which."),
    NOT_FOUND(3, "What was asked for is not there."),
    CANNOT_RUN(
            4,
            "The machine lacks something (`doctor` says what and how to mend it), or a server or"
                    + " database does not answer."),
    REFUSED(
            5,
            "It stands otherwise than the command supposes: in use, there already, not allowed.");

    private final int code;
    private final String words;

    ExitCode(int code, String words) {
        this.code = code;
        this.words = words;
    }

    public int code() {
        return code;
    }

    public String words() {
        return words;
    }
}
