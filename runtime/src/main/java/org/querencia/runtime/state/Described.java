package org.querencia.runtime.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.profile.Summary;
import org.querencia.core.trait.Traits;

/// Identifiers and traits of a person.
///
/// @param nodes the person's own, in no order
/// @param shared identifiers that many people have, so that they name nobody, and that were told of
///   this person all the same
/// @param parts what identifiers alone hold together, where likeness or somebody by hand joined the
///   rest; empty where identifiers hold all of it together
public record Described(
        ProfileId id, List<Node> nodes, Traits traits, List<Shared> shared, List<Part> parts) {

    public Described {
        nodes = List.copyOf(nodes);
        shared = List.copyOf(shared);
        parts = List.copyOf(parts);
    }

    public record Part(List<Node> nodes, Traits traits, List<Shared> shared) {
        public Part {
            nodes = List.copyOf(nodes);
            shared = List.copyOf(shared);
        }
    }

    /// An identifier that names nobody.
    ///
    /// @param trusted whether a source said so that is not open to anybody
    public record Shared(String type, AnchorId id, boolean trusted) {}

    /// @param component the evidence around the person
    /// @param summaries of the anchors, as far as there are any
    public static Described of(
            ProfileId id, Component component, Map<AnchorId, Summary> summaries) {
        List<Node> nodes =
                component.nodes().values().stream()
                        .filter(node -> node.profile().equals(id))
                        .toList();
        List<List<Node>> pieces = pieces(nodes, component);
        return new Described(
                id,
                nodes,
                traits(nodes, summaries),
                shared(nodes, component),
                pieces.size() == 1
                        ? List.of()
                        : pieces.stream()
                                .map(piece ->
                                        new Part(
                                                piece,
                                                traits(piece, summaries),
                                                shared(piece, component)))
                                .toList());
    }

    /// A part as if it were the whole.
    public Described only(Part part) {
        return new Described(id, part.nodes(), part.traits(), part.shared(), List.of());
    }

    /// Some parts as if they were the whole.
    public Described only(Collection<Part> some) {
        List<Node> all = new ArrayList<>();
        List<Shared> names = new ArrayList<>();
        Traits both = Traits.NONE;
        for (Part part : some) {
            all.addAll(part.nodes());
            names.addAll(part.shared());
            both = both.merge(part.traits());
        }
        return new Described(id, all, both, names, List.of());
    }

    private static List<Shared> shared(List<Node> nodes, Component component) {
        Set<AnchorId> own = nodes.stream().map(Node::id).collect(Collectors.toSet());
        List<Shared> shared = new ArrayList<>();
        for (Node node : nodes) {
            if (node.sharing() != Node.Sharing.NONE) {
                shared.add(new Shared(node.identifier().type(), node.id(), node.vouched()));
            }
        }
        for (Link link : component.links().values()) {
            boolean trusted = link.trust() == Trust.SECRET;
            if (own.contains(link.a()) && isShared(link.b(), component)) {
                shared.add(new Shared(link.typeB(), link.b(), trusted));
            } else if (own.contains(link.b()) && isShared(link.a(), component)) {
                shared.add(new Shared(link.typeA(), link.a(), trusted));
            }
        }
        return shared;
    }

    /// What many people share is in a component of its own.
    private static boolean isShared(AnchorId end, Component component) {
        Node node = component.nodes().get(end);
        return node == null || node.sharing() != Node.Sharing.NONE;
    }

    private static Traits traits(List<Node> nodes, Map<AnchorId, Summary> summaries) {
        Traits traits = Traits.NONE;
        for (Node node : nodes) {
            traits = traits.merge(summaries.getOrDefault(node.id(), Summary.EMPTY).traits());
        }
        return traits;
    }

    private static List<List<Node>> pieces(List<Node> nodes, Component component) {
        Map<AnchorId, AnchorId> parents = new HashMap<>();
        nodes.forEach(node -> parents.put(node.id(), node.id()));
        for (Link link : component.links().values()) {
            if (link.grounds() != Link.Grounds.PROBABLE
                    && parents.containsKey(link.a())
                    && parents.containsKey(link.b())) {
                parents.put(root(parents, link.a()), root(parents, link.b()));
            }
        }
        Map<AnchorId, List<Node>> pieces = new LinkedHashMap<>();
        nodes.forEach(node ->
                pieces.computeIfAbsent(root(parents, node.id()), _ -> new ArrayList<>()).add(node));
        return List.copyOf(pieces.values());
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
}
