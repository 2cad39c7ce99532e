package org.querencia.core.identity;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.querencia.core.event.Position;

/// What people decided by hand, and still stands: a later decision to the contrary removes the
/// verdict.
public sealed interface Verdict {

    Position position();

    Instant at();

    String by();

    /// Every anchor it speaks of.
    Set<AnchorId> anchors();

    /// These two are one person, with all that the evidence says of either.
    ///
    /// @param link the decision as a link (grounds `BY_HAND`), to be shown among the evidence
    record Joined(String by, Link link) implements Verdict {
        @Override
        public Position position() {
            return link.position();
        }

        @Override
        public Instant at() {
            return link.at();
        }

        @Override
        public Set<AnchorId> anchors() {
            return Set.of(link.a(), link.b());
        }
    }

    /// These are somebody else than those, though they were joined before; whoever is said to be
    /// both is of those set apart.
    record Apart(Position position, Instant at, String by, Set<AnchorId> apart, Set<AnchorId> rest)
            implements Verdict {
        public Apart {
            var others = new HashSet<>(rest);
            others.removeAll(apart);
            apart = Set.copyOf(apart);
            rest = Set.copyOf(others);
        }

        @Override
        public Set<AnchorId> anchors() {
            var both = new HashSet<>(apart);
            both.addAll(rest);
            return both;
        }

        /// Whether it keeps these two from being one person.
        public boolean parts(Link.Pair pair) {
            return (apart.contains(pair.a()) && rest.contains(pair.b()))
                    || (apart.contains(pair.b()) && rest.contains(pair.a()));
        }
    }

    /// The link of this pair is wrong.
    record LinkRefused(Position position, Instant at, String by, Link.Pair pair)
            implements Verdict {
        @Override
        public Set<AnchorId> anchors() {
            return Set.of(pair.a(), pair.b());
        }
    }
}
