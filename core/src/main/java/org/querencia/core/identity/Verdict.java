package org.querencia.core.identity;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;

/// What was decided, by people or (what is [Unlikely]) by likeness, and still stands: a later
/// decision to the contrary removes the verdict.
public sealed interface Verdict {

    Position position();

    Instant at();

    String by();

    /// Every anchor it speaks of.
    Set<AnchorId> anchors();

    /// These two are one person, with all that the evidence says of either.
    ///
    /// @param messageId of the decision, which came from `source`
    record Joined(
            Position position,
            Instant at,
            String by,
            Link.Pair pair,
            SourceKey source,
            String messageId)
            implements Verdict {
        @Override
        public Set<AnchorId> anchors() {
            return Set.of(pair.a(), pair.b());
        }

        /// The decision as a link, to be shown among the evidence.
        Link link(Map<AnchorId, Node> nodes) {
            return new Link(
                    pair.a(),
                    pair.b(),
                    type(nodes.get(pair.a())),
                    type(nodes.get(pair.b())),
                    Link.Grounds.BY_HAND,
                    Trust.SECRET,
                    at,
                    source,
                    messageId,
                    position);
        }

        private static String type(@Nullable Node node) {
            return node == null ? "" : node.identifier().type();
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

    /// A later model finds this pair too little alike: its link by likeness does not count, other
    /// links of the same pair do.
    record Unlikely(Position position, Instant at, String by, Link.Pair pair) implements Verdict {
        @Override
        public Set<AnchorId> anchors() {
            return Set.of(pair.a(), pair.b());
        }
    }
}
