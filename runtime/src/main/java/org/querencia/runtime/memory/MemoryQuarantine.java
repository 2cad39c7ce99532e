package org.querencia.runtime.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.state.QuarantineRow;

/// Looks through all evidence for what leads out of its component. Ids are in the order of their
/// text, as databases have them: that of [java.util.UUID] has negative ones first.
final class MemoryQuarantine {

    private final Map<AnchorId, Node> nodes = new HashMap<>();
    private final Map<AnchorId, List<Link>> outside = new HashMap<>();

    MemoryQuarantine(Collection<Component> components) {
        components.forEach(component -> nodes.putAll(component.nodes()));
        for (Component component : components) {
            for (Link link : component.links().values()) {
                component
                        .outside(link)
                        .filter(nodes::containsKey)
                        .ifPresent(end ->
                                outside.computeIfAbsent(end, _ -> new ArrayList<>()).add(link));
            }
        }
    }

    int size() {
        return outside.size();
    }

    List<QuarantineRow> list(Optional<QuarantineRow.Place> after, int limit) {
        return outside.entrySet().stream()
                .flatMap(entry ->
                        Optional.ofNullable(nodes.get(entry.getKey()))
                                .map(node -> row(node, entry.getValue()))
                                .stream())
                .filter(row -> after.isEmpty() || after.get().isBefore(row))
                .sorted(
                        Comparator.comparingLong(QuarantineRow::links)
                                .reversed()
                                .thenComparing(row -> row.node().id().toString()))
                .limit(limit)
                .toList();
    }

    private QuarantineRow row(Node node, List<Link> links) {
        List<Link> told =
                links.stream()
                        .sorted(
                                Comparator.comparing(Link::position)
                                        .thenComparing(link -> link.a().toString())
                                        .thenComparing(link -> link.b().toString()))
                        .toList();
        List<ProfileId> people =
                told.stream()
                        .limit(QuarantineRow.PEOPLE_MAX)
                        .flatMap(link ->
                                Optional.ofNullable(nodes.get(link.other(node.id()))).stream())
                        .map(Node::profile)
                        .filter(profile -> !profile.equals(node.profile()))
                        .distinct()
                        .toList();
        return new QuarantineRow(
                node,
                links.size(),
                told.stream().limit(QuarantineRow.LINKS_MAX).toList(),
                people.size(),
                people.stream().limit(QuarantineRow.SOME_MAX).toList());
    }
}
