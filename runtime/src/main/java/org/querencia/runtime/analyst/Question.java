package org.querencia.runtime.analyst;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A statement kept under a name, for everybody, with what it came to when it was kept.
///
/// @param id a UUID, by which it is shared
/// @param author an e-mail of a user or the name of a token
public record Question(
        String id, String name, String sql, String author, Instant made, Optional<Answer> answer) {

    public static final int NAME_LENGTH_MAX = 200;

    /// Rows of an answer that are kept.
    public static final int ROWS_KEPT_MAX = 500;

    /// Throws [IllegalArgumentException] for a name that is none.
    public Question {
        name = name.strip();
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "name '%s': expected 1 to %d characters".formatted(name, NAME_LENGTH_MAX));
        }
        made = made.truncatedTo(ChronoUnit.MICROS);
        answer = answer.map(whole -> whole.shortened(ROWS_KEPT_MAX));
    }
}
