package org.querencia.connect.run;

import java.util.List;
import org.querencia.connect.read.DataFile;
import org.querencia.connect.read.UnreadableFileException;
import org.querencia.connect.read.Why;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportRefusedException.Cause;
import org.querencia.runtime.imports.Preview.Problem;

/// What cannot be done with imports, as refusals.
final class Refusals {

    private Refusals() {}

    static ImportRefusedException invalid(Why why) {
        return new ImportRefusedException(Cause.INVALID, why);
    }

    /// A mapping that cannot be read, with all that is wrong in it.
    static ImportRefusedException unusable(List<Problem> problems) {
        return new ImportRefusedException(
                Cause.INVALID, Why.of("mapping-unusable", all(problems)), problems);
    }

    /// A mapping that names what the files have not.
    static ImportRefusedException misfit(List<Problem> problems) {
        return new ImportRefusedException(
                Cause.INVALID, Why.of("mapping-misfit", all(problems)), problems);
    }

    /// What failed in reading a file.
    static ImportRefusedException unreadable(DataFile file, Exception failed) {
        return new ImportRefusedException(
                Cause.UNREADABLE,
                failed instanceof UnreadableFileException unreadable
                        ? unreadable.words()
                        : Why.of(
                                "file-unreadable",
                                file.name(),
                                String.valueOf(failed.getMessage())));
    }

    private static List<Object> all(List<Problem> problems) {
        return problems.stream()
                .<Object>map(problem ->
                        problem.line() == 0
                                ? problem.words()
                                : Why.of("in-line", problem.line(), problem.words()))
                .toList();
    }
}
