package org.querencia.core.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// All that hangs together by evidence: the unit that new evidence re-derives. People are a
/// partition of it, never larger than it.
///
/// Shared identifiers do not hold components together, and neither does a link that would make one
/// larger than the bounds: such a link is kept with the end it does not hold, so `links` may name
/// an anchor that is a node of another component. A link is in one component only.
///
/// @param id that of its oldest node
public record Component(
        UUID id, Map<AnchorId, Node> nodes, Map<Link.Pair, Link> links, List<Verdict> verdicts) {

    /// Nodes of a component that trusted links may make; public ones may fill half of it, so that
    /// nobody keeps trusted evidence out. Re-deriving so many takes well under a millisecond.
    public static final int NODES_MAX = 300;

    /// Links of a component that trusted sources may make; public ones half of it.
    public static final int LINKS_MAX = 1_000;

    /// Standing verdicts of a component; a further one is refused.
    public static final int VERDICTS_MAX = 64;

    /// Beyond so many verdicts none is added by likeness, so that people find room for theirs.
    public static final int UNLIKELY_MAX = VERDICTS_MAX / 2;

    public Component {
        nodes = Map.copyOf(nodes);
        links = Map.copyOf(links);
        verdicts = List.copyOf(verdicts);
    }

    /// The end of one of its links that is a node of another component: the link does not count.
    public Optional<AnchorId> outside(Link link) {
        return nodes.containsKey(link.a())
                ? Optional.of(link.b()).filter(end -> !nodes.containsKey(end))
                : Optional.of(link.a());
    }

    /// A single node that nothing is said of.
    public boolean isLone() {
        return nodes.size() == 1 && links.isEmpty() && verdicts.isEmpty();
    }
}
