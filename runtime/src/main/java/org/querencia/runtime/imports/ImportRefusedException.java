package org.querencia.runtime.imports;

import java.util.List;
import java.util.Locale;
import org.querencia.runtime.imports.Preview.Problem;
import org.querencia.runtime.text.Wording;

/// What was asked of [Importing] cannot be done; its words say why and how to mend it; the message
/// says the same in English.
public final class ImportRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause why;
    private final transient Wording words;
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

    public ImportRefusedException(Cause why, Wording words) {
        this(why, words, List.of());
    }

    public ImportRefusedException(Cause why, Wording words, List<Problem> problems) {
        super(words.in(Locale.ENGLISH));
        this.why = why;
        this.words = words;
        this.problems = List.copyOf(problems);
    }

    public Cause why() {
        return why;
    }

    public Wording words() {
        return words;
    }

    /// Of the mapping, each with its place in it.
    public List<Problem> problems() {
        return problems;
    }
}
