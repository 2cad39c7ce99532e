package org.querencia.runtime.analyst;

import java.io.Serial;
import java.util.Optional;

/// A statement that is not answered; the message says why, in words that do not name it.
public final class SqlRefusedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Optional<Place> place;
    private final Why why;

    /// What kind of refusal it is.
    public enum Why {
        /// It cannot be read as SQL.
        SYNTAX,
        /// It names what there is not, or a value does not fit.
        WRONG,
        /// It asks for more than analysts may.
        FORBIDDEN,
        /// It took too long.
        TIME,
        /// It needed more memory than there is.
        MEMORY,
        /// Somebody stopped it.
        STOPPED
    }

    /// Where in the statement, both from 1.
    public record Place(int line, int column) {

        /// The place of a character.
        ///
        /// @param at its index, from 0
        public static Place of(String sql, int at) {
            int end = Math.clamp(at, 0, sql.length());
            int line = 1;
            int begun = 0;
            for (int i = 0; i < end; i++) {
                if (sql.charAt(i) == '\n') {
                    line++;
                    begun = i + 1;
                }
            }
            return new Place(line, end - begun + 1);
        }
    }

    public SqlRefusedException(Why why, String message, Optional<Place> place) {
        super(message);
        this.why = why;
        this.place = place;
    }

    public SqlRefusedException(Why why, String message) {
        this(why, message, Optional.empty());
    }

    public Why why() {
        return why;
    }

    public Optional<Place> place() {
        return place;
    }

    /// The message with the place before it.
    public String words() {
        return place.map(at ->
                        "line %d, column %d: %s".formatted(at.line(), at.column(), getMessage()))
                .orElseGet(() -> String.valueOf(getMessage()));
    }
}
