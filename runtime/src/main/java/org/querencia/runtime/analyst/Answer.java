package org.querencia.runtime.analyst;

import java.util.List;
import java.util.Optional;

/// What a statement came to.
///
/// @param rows cells as text, in the order of the columns; empty for NULL
/// @param more whether there were more rows than are told
/// @param millis how long it took
public record Answer(
        List<Column> columns, List<List<Optional<String>>> rows, boolean more, long millis) {

    public Answer {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// As much of it as is kept with a question.
    Answer shortened(int rowsMax) {
        return rows.size() <= rowsMax
                ? this
                : new Answer(columns, rows.subList(0, rowsMax), true, millis);
    }
}
