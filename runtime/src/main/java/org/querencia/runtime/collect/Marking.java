package org.querencia.runtime.collect;

import java.util.function.Supplier;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;

/// The workspace's rules of marking: those in force, and how they are changed. What was marked
/// before stays as it was. Safe from any thread.
public final class Marking {

    private final Supplier<MarkingRules> inForce;
    private final IdentityDecisions decisions;

    /// @param inForce asked anew each time
    public Marking(Supplier<MarkingRules> inForce, IdentityDecisions decisions) {
        this.inForce = inForce;
        this.decisions = decisions;
    }

    public MarkingRules rules() {
        return inForce.get();
    }

    /// From here on events are marked by these; returns when they are in force.
    public Outcome define(Author author, MarkingRules rules) {
        return decisions.define(author, MarkingRules.KIND, MarkingDefinitions.write(rules));
    }
}
