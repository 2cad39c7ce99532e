package org.querencia.core.identity;

/// What became of a raw value that a source sent as an identifier.
public sealed interface Recognition {

    record Accepted(Identifier identifier) implements Recognition {}

    /// It names nobody; the event goes on without it.
    record Dropped(String type, String raw, Reason reason) implements Recognition {}

    enum Reason {
        /// Empty, or white space only.
        BLANK,
        /// A value that programs send when they mean nobody: `null`, `undefined`, `0`, …
        BLOCKED,
        /// Longer than [Identifier#VALUE_LENGTH_MAX] characters.
        TOO_LONG,
        /// Not what its type asks for: no such telephone number, a wrong check digit, …
        MALFORMED,
        /// The name of the type is not 1 to 64 letters, digits, `.`, `_` or `-`.
        UNKNOWN_TYPE
    }
}
