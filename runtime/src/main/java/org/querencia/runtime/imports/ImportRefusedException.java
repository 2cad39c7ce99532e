package org.querencia.runtime.imports;

import java.util.List;
import org.querencia.runtime.imports.Preview.Problem;

/// What was asked of [Importing] cannot be done; the message says why and how to mend it.
public final class ImportRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause why;
    private final transient List<Problem> problems;

    public enum Cause {
        /// There is no such upload, import or schedule.
        UNKNOWN,
        /// It stands otherwise than that needs.
        STATE,
        /// The mapping, the path or a name cannot be used.
        INVALID,
        /// The file is nothing that can be read.
        UNREADABLE
    }

    public ImportRefusedException(Cause why, String words) {
        this(why, words, List.of());
    }

    public ImportRefusedException(Cause why, String words, List<Problem> problems) {
        super(words);
        this.why = why;
        this.problems = List.copyOf(problems);
    }

    public Cause why() {
        return why;
    }

    public String words() {
        return String.valueOf(getMessage());
    }

    /// Of the mapping, each with its place in it.
    public List<Problem> problems() {
        return problems;
    }
}
