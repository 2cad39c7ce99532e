package org.querencia.core.identity;

import java.time.Instant;
import java.util.Set;
import org.querencia.core.event.Position;

/// What people decided by hand about a component of the graph; later verdicts win over earlier ones
/// that contradict them.
public sealed interface Verdict {

    Position position();

    Instant at();

    String by();

    /// These are somebody else than those.
    record Apart(Position position, Instant at, String by, Set<AnchorId> apart, Set<AnchorId> rest)
            implements Verdict {
        public Apart {
            apart = Set.copyOf(apart);
            rest = Set.copyOf(rest);
        }
    }

    /// The link of this pair is wrong (`refused`), or is not wrong after all.
    record LinkRefused(Position position, Instant at, String by, Link.Pair pair, boolean refused)
            implements Verdict {}
}
