package org.querencia.runtime.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Deeds;
import org.querencia.runtime.state.StateStore;
import org.querencia.runtime.warehouse.Whereabouts;

/// People who did something before a place of the log, as the warehouse tells.
///
/// @param first the first page of their anchors
record Doers(
        Deeds deeds,
        Position before,
        Whereabouts whereabouts,
        StateStore state,
        List<AnchorId> first) {

    /// Each page is one scan of the warehouse.
    private static final int ANCHORS = 50_000;

    /// Empty where it cannot be told who they are.
    static Optional<Doers> of(
            Deeds deeds, Position before, Whereabouts whereabouts, StateStore state) {
        return whereabouts
                .doers(deeds, before, Optional.empty(), ANCHORS)
                .map(first -> new Doers(deeds, before, whereabouts, state, first));
    }

    /// Takes them in pages of at most `size`; who did it under several identifiers may come on
    /// several pages.
    void forEach(int size, Consumer<List<ProfileId>> pages) {
        for (List<AnchorId> anchors = first; !anchors.isEmpty(); anchors = after(anchors)) {
            for (int from = 0; from < anchors.size(); from += size) {
                pages.accept(people(anchors.subList(from, Math.min(anchors.size(), from + size))));
            }
        }
    }

    private List<AnchorId> after(List<AnchorId> page) {
        return whereabouts
                .doers(deeds, before, Optional.of(page.getLast()), ANCHORS)
                .orElse(List.of());
    }

    private List<ProfileId> people(List<AnchorId> anchors) {
        Set<AnchorId> wanted = Set.copyOf(anchors);
        return state.components(anchors).stream()
                .flatMap(component -> component.nodes().values().stream())
                .filter(node -> wanted.contains(node.id()))
                .map(Node::profile)
                .distinct()
                .toList();
    }
}
