package org.querencia.runtime.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.querencia.core.measure.Measure.Theme;

/// A view of a measure that somebody keeps under a name.
///
/// @param id a UUID
/// @param measure its key
/// @param query what is asked of it, as it stands in the address of the view
/// @param shared whether everybody sees it, or its author alone
/// @param pinned the board it stands on, if any
/// @param author who keeps it
public record View(
        String id,
        String name,
        String measure,
        String query,
        boolean shared,
        Optional<Theme> pinned,
        String author,
        Instant made)
        implements Kept {

    private static final int NAME_LENGTH_MAX = 120;
    private static final int QUERY_LENGTH_MAX = 2_000;

    /// Throws [IllegalArgumentException] that says what is wrong.
    public View {
        name = Said.words("name", name, NAME_LENGTH_MAX);
        if (query.length() > QUERY_LENGTH_MAX || query.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException(
                    "query: expected at most %,d characters, as they stand in an address"
                            .formatted(QUERY_LENGTH_MAX));
        }
        made = made.truncatedTo(ChronoUnit.MICROS);
    }

    public View pinned(Optional<Theme> board) {
        return new View(id, name, measure, query, shared, board, author, made);
    }

    public boolean isFor(String reader) {
        return shared || author.equals(reader);
    }
}
