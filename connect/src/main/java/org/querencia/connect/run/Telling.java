package org.querencia.connect.run;

import java.util.List;
import java.util.UUID;
import org.querencia.connect.fact.Draft;

/// What rows tell that was not known, or was: one telling becomes the events of its drafts.
///
/// @param rows that tell it: one, or the lines of an order
/// @param about the key, or the content where there is none
/// @param ordinal the n-th version of a key, the n-th equal row of a file
/// @param known how it stands to what was told before
/// @param sequence of the last of its rows: when it is said, where the rows do not say when it was
record Telling(
        List<Told> rows,
        UUID about,
        boolean keyed,
        int ordinal,
        UUID content,
        List<Draft> drafts,
        Known known,
        long sequence) {

    enum Known {
        /// Nothing was known of the key; or only the log knows whether the content was.
        NEW,
        /// The key was known, and said to be otherwise.
        CHANGED,
        /// Word for word.
        SAME
    }
}
