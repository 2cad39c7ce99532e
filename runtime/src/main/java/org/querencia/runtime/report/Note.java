package org.querencia.runtime.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// What happened on a day, for everybody who looks at a line: 'price rise', 'new shop'.
///
/// @param id a UUID
/// @param day of the workspace
/// @param author who wrote it
public record Note(String id, LocalDate day, String text, String author, Instant made)
        implements Kept {

    public static final int TEXT_LENGTH_MAX = 120;

    /// Throws [IllegalArgumentException] for a text that is none, or too long to stand on a line.
    public Note {
        text = Said.words("text", text, TEXT_LENGTH_MAX);
        made = made.truncatedTo(ChronoUnit.MICROS);
    }
}
