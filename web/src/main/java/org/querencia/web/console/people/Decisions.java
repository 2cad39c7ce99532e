package org.querencia.web.console.people;

import org.querencia.core.event.Decision.Act;

/// Decides by hand. Returns when what follows from it can be read.
@FunctionalInterface
public interface Decisions {

    /// @param by the e-mail of the user; kept with the decision
    void decide(Act act, String by);
}
