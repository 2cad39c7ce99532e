package org.querencia.runtime.imports;

import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.text.Wording;

/// What a mapping makes of the first rows, before anything is imported.
///
/// @param problems of the mapping itself; with one of them nothing can be imported
/// @param columns the columns of the files, in their order
/// @param rows the first rows; at most [#ROWS_MAX]
public record Preview(List<Problem> problems, List<String> columns, List<PreviewRow> rows) {

    public static final int ROWS_MAX = 50;

    public Preview {
        problems = List.copyOf(problems);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public boolean usable() {
        return problems.isEmpty();
    }

    /// What is wrong in a mapping.
    ///
    /// @param line of the mapping, from 1; 0 when it is no one line's fault
    /// @param column in that line, from 1; 0 likewise
    /// @param path the field at fault, such as `person.identifiers.email`; empty for the whole
    /// @param words what is wrong and how to mend it
    public record Problem(int line, int column, String path, Wording words) {}

    /// @param file its name
    /// @param line where the row begins in the file, from 1
    /// @param values as text, one a column
    /// @param facts what it becomes; for lines of an order, with the other lines shown
    public record PreviewRow(
            String file,
            long line,
            List<String> values,
            List<PreviewFact> facts,
            Optional<Reject> reject) {

        public PreviewRow {
            values = List.copyOf(values);
            facts = List.copyOf(facts);
        }
    }

    /// An event as it would be appended.
    ///
    /// @param who identifiers as people write them: `email:ana@x.co`
    /// @param content traits of an identify or group call, else properties
    public record PreviewFact(
            String type, String name, List<String> who, String timestamp, Fields content) {

        public PreviewFact {
            who = List.copyOf(who);
        }
    }
}
