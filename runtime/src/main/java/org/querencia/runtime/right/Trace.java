package org.querencia.runtime.right;

import java.util.Set;

/// A place beside the log, and what is derived from it, that may hold something of a person: events
/// that were refused, answers kept for a while, uploaded files.
public interface Trace {

    /// Short and stable, as certificates tell it: `refused-events`.
    String place();

    /// Erases all that holds one of these words, whatever the case of letters; says how many pieces
    /// that was. Doing it again does no harm.
    ///
    /// @param words identifiers of the person, each of at least [#WORD_LENGTH_MIN] characters
    long erase(Set<String> words);

    /// Shorter ones stand in too many texts that have nothing to do with the person.
    int WORD_LENGTH_MIN = 5;
}
