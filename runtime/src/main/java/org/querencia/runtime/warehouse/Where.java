package org.querencia.runtime.warehouse;

/// A place on ways.
public sealed interface Where {

    /// Who did a step.
    ///
    /// @param fate of whom
    record At(String step, Fate fate) implements Where {}

    /// Who did one step directly after another.
    record Between(String from, String to) implements Where {}

    enum Fate {
        /// All who did it.
        DID,
        /// Who ended with it and may go on.
        OPEN,
        /// Who ended with it, long ago.
        LOST
    }
}
