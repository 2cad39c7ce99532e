package org.querencia.connect.mapping;

import java.util.List;
import org.querencia.connect.fact.Draft;
import org.querencia.connect.read.Why;
import org.querencia.core.event.Texts;

/// What a mapping makes of a row.
public sealed interface Verdict {

    int VALUE_LENGTH_MAX = 200;

    /// @param key names what the row is about; empty when it is known by its content
    /// @param notes what was left out of it, and why
    record Told(String key, List<Draft> drafts, List<Note> notes) implements Verdict {
        public Told {
            drafts = List.copyOf(drafts);
            notes = List.copyOf(notes);
        }
    }

    /// Left out on purpose.
    record Skipped(String reason) implements Verdict {}

    /// @param column at fault; empty when it is the row as a whole
    record Rejected(String column, String value, Why why) implements Verdict {
        public Rejected {
            value = Texts.cut(value, VALUE_LENGTH_MAX);
        }
    }

    /// @param words without the value, so that equal notes can be counted
    record Note(String column, Why words) {}
}
