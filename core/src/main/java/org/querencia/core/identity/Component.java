package org.querencia.core.identity;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// All that hangs together by evidence: the unit that new evidence re-derives. People are a
/// partition of it, never larger than it.
///
/// The id is that of the node first seen in it. Quarantined nodes (shared or junk identifiers) do
/// not hold components together.
public record Component(
        UUID id, Map<AnchorId, Node> nodes, Map<Link.Pair, Link> links, List<Verdict> verdicts) {

    public Component {
        nodes = Map.copyOf(nodes);
        links = Map.copyOf(links);
        verdicts = List.copyOf(verdicts);
    }
}
