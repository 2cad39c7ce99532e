package org.querencia.web.console.imports;

import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.Preview.Problem;
import org.querencia.runtime.text.Wording;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.RefusedException;

/// What imports say, in the reader's language. Where the page asks for a choice and a file would
/// ask for YAML, the page has words of its own: those of the key `imports.problem.` and the code.
final class ImportWords {

    private ImportWords() {}

    static String of(Frame frame, Wording words) {
        String own = "imports.problem." + words.code();
        return frame.texts().has(own)
                ? frame.text(own, words.parts().stream().map(part -> label(frame, part)).toArray())
                : words.in(frame.texts().locale());
    }

    /// With its line, where one is at fault.
    static String of(Frame frame, Problem problem) {
        String words = of(frame, problem.words());
        return problem.line() == 0
                ? words
                : frame.text("imports.in-line", problem.line()) + " " + words;
    }

    static RefusedException refused(ImportRefusedException refused) {
        return new RefusedException("refused.import", refused.words());
    }

    /// Fields are called as they are on the page.
    private static String label(Frame frame, Object part) {
        String name = String.valueOf(part);
        return frame.texts().known("imports.field." + name, name);
    }
}
