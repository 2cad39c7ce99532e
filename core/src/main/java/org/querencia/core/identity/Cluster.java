package org.querencia.core.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.Link.Pair;
import org.querencia.core.identity.Node.Sharing;

/// A component being changed. Not thread-safe: it lives within one call of a reducer.
final class Cluster {

    final Map<AnchorId, Node> nodes = new LinkedHashMap<>();
    final Map<Pair, Link> links = new LinkedHashMap<>();
    final List<Verdict> verdicts = new ArrayList<>();

    /// The components it was made of.
    final List<UUID> given = new ArrayList<>();

    boolean changed;

    /// Whether something that held it together may be gone.
    private boolean loosened;

    static Cluster of(Component component) {
        Cluster cluster = new Cluster();
        cluster.nodes.putAll(component.nodes());
        cluster.links.putAll(component.links());
        cluster.verdicts.addAll(component.verdicts());
        cluster.given.add(component.id());
        return cluster;
    }

    /// Whether there is room for one more link of that trust, and for all of `other`.
    boolean hasRoomFor(Cluster other, Trust trust) {
        int share = trust == Trust.PUBLIC ? 2 : 1;
        return nodes.size() + other.nodes.size() <= Component.NODES_MAX / share
                && hasRoomForLinks(other.links.size() + 1, trust)
                && verdicts.size() + other.verdicts.size() <= Component.VERDICTS_MAX;
    }

    boolean hasRoomForLinks(int more, Trust trust) {
        int share = trust == Trust.PUBLIC ? 2 : 1;
        return links.size() + more <= Component.LINKS_MAX / share;
    }

    void absorb(Cluster other) {
        nodes.putAll(other.nodes);
        links.putAll(other.links);
        verdicts.addAll(other.verdicts);
        given.addAll(other.given);
        loosened |= other.loosened;
        changed = true;
    }

    void put(Link link) {
        changed |= !link.equals(links.put(link.pair(), link));
    }

    void put(Node node) {
        changed |= !node.equals(nodes.put(node.id(), node));
    }

    /// People took these back.
    void overrule(Predicate<Verdict> overruled) {
        if (verdicts.removeIf(overruled)) {
            changed = true;
            loosened = true;
        }
    }

    /// Marks those nodes that so many people have that they name none. All links of a node count
    /// here, those that do not join as well, so it cannot depend on the order of arrival.
    void quarantine(IdentityRules rules) {
        if (links.size() <= IdentityRules.CONTACT_FAN_OUT_MAX) {
            return;
        }
        Map<AnchorId, List<Link>> byEnd = new LinkedHashMap<>();
        for (Link link : links.values()) {
            byEnd.computeIfAbsent(link.a(), _ -> new ArrayList<>()).add(link);
            byEnd.computeIfAbsent(link.b(), _ -> new ArrayList<>()).add(link);
        }
        byEnd.forEach((end, itsLinks) -> {
            Node node = nodes.get(end);
            if (node != null && itsLinks.size() > IdentityRules.CONTACT_FAN_OUT_MAX) {
                Sharing found = FanOut.of(node, itsLinks, rules);
                put(node.sharing(found.compareTo(node.sharing()) > 0 ? found : node.sharing()));
            }
        });
    }

    /// The pieces that still hang together: by links that no shared identifier shuts, and by
    /// verdicts, which must stay with all they speak of.
    List<Cluster> pieces() {
        boolean shared = nodes.values().stream().anyMatch(node -> node.sharing() != Sharing.NONE);
        if (!shared && !loosened) {
            return List.of(this);
        }
        Map<AnchorId, AnchorId> parents = new HashMap<>();
        nodes.keySet().forEach(anchor -> parents.put(anchor, anchor));
        for (Link link : links.values()) {
            if (nodes.containsKey(link.a()) && nodes.containsKey(link.b()) && !shut(link)) {
                unite(parents, link.a(), link.b());
            }
        }
        for (Verdict verdict : verdicts) {
            AnchorId first = verdict.anchors().iterator().next();
            verdict.anchors().forEach(anchor -> unite(parents, first, anchor));
        }
        Map<AnchorId, Cluster> pieces = new LinkedHashMap<>();
        nodes.forEach((anchor, node) -> piece(pieces, parents, anchor).nodes.put(anchor, node));
        for (Verdict verdict : verdicts) {
            piece(pieces, parents, verdict.anchors().iterator().next()).verdicts.add(verdict);
        }
        for (Link link : links.values()) {
            if (holds(link.a(), link)) {
                piece(pieces, parents, link.a()).links.put(link.pair(), link);
            } else if (holds(link.b(), link)) {
                piece(pieces, parents, link.b()).links.put(link.pair(), link);
            } else if (root(parents, link.a()).equals(root(parents, link.b()))) {
                piece(pieces, parents, link.a()).links.put(link.pair(), link);
            }
        }
        return List.copyOf(pieces.values());
    }

    /// Whether the link is kept with that end. A link between two shared identifiers is kept with
    /// neither: it says nothing of anybody, and they would gather them without end.
    private boolean holds(AnchorId end, Link link) {
        Node node = nodes.get(end);
        return node != null && !node.sharing().shuts(link);
    }

    private boolean shut(Link link) {
        return !holds(link.a(), link) || !holds(link.b(), link);
    }

    private static Cluster piece(
            Map<AnchorId, Cluster> pieces, Map<AnchorId, AnchorId> parents, AnchorId anchor) {
        return pieces.computeIfAbsent(root(parents, anchor), _ -> new Cluster());
    }

    private static AnchorId root(Map<AnchorId, AnchorId> parents, AnchorId anchor) {
        AnchorId at = anchor;
        AnchorId parent = parents.getOrDefault(at, at);
        while (!parent.equals(at)) {
            at = parent;
            parent = parents.getOrDefault(at, at);
        }
        return at;
    }

    private static void unite(Map<AnchorId, AnchorId> parents, AnchorId one, AnchorId other) {
        AnchorId a = root(parents, one);
        AnchorId b = root(parents, other);
        if (!a.equals(b)) {
            parents.put(a, b);
        }
    }
}
