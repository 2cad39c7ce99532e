package org.querencia.core.identity;

import java.util.List;

/// Why two identifiers are, or are not, one person.
public sealed interface Explanation {

    /// The shortest chain of links that count, from the one to the other; empty when both are the
    /// same identifier.
    record OnePerson(List<Link> path) implements Explanation {
        public OnePerson {
            path = List.copyOf(path);
        }
    }

    /// There is evidence, and this is why it does not count.
    record KeptOut(List<Refusal> refusals) implements Explanation {
        public KeptOut {
            refusals = List.copyOf(refusals);
        }
    }

    /// Nothing links them.
    record NoEvidence() implements Explanation {}
}
