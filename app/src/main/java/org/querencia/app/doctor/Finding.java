package org.querencia.app.doctor;

/// What one check found.
///
/// @param mend how to mend it; empty when there is nothing to
public record Finding(String name, State state, String detail, String mend) {

    /// DOUBTFUL: it runs, but look at it. BAD: a server cannot run like this.
    public enum State {
        WELL,
        DOUBTFUL,
        BAD
    }

    static Finding well(String name, String detail) {
        return new Finding(name, State.WELL, detail, "");
    }

    static Finding doubtful(String name, String detail, String mend) {
        return new Finding(name, State.DOUBTFUL, detail, mend);
    }

    static Finding bad(String name, String detail, String mend) {
        return new Finding(name, State.BAD, detail, mend);
    }
}
