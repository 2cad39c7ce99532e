package org.querencia.runtime.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.state.StateStore;

/// What the pipeline lately read or wrote of the derived state, so that people who are active now
/// are not read again for each batch.
///
/// Only the pipeline's thread uses it. Bounded by people, since a company has many and the server
/// little memory.
final class StateCache {

    private final StateStore state;
    private final Cache<AnchorId, Component> components;
    private final Cache<AnchorId, Summary> summaries;

    StateCache(StateStore state, int anchorsMax) {
        this.state = state;
        this.components =
                Caffeine.newBuilder().maximumSize(anchorsMax).executor(Runnable::run).build();
        this.summaries =
                Caffeine.newBuilder().maximumSize(anchorsMax).executor(Runnable::run).build();
    }

    Collection<Component> components(Set<AnchorId> anchors) {
        Map<UUID, Component> found = new HashMap<>();
        List<AnchorId> missing = new ArrayList<>();
        for (AnchorId anchor : anchors) {
            Component known = components.getIfPresent(anchor);
            if (known == null) {
                missing.add(anchor);
            } else {
                found.put(known.id(), known);
            }
        }
        if (!missing.isEmpty()) {
            for (Component component : state.components(missing)) {
                found.put(component.id(), component);
                place(component);
            }
        }
        return found.values();
    }

    Map<AnchorId, Summary> summaries(Set<AnchorId> anchors) {
        Map<AnchorId, Summary> found = new HashMap<>();
        List<AnchorId> missing = new ArrayList<>();
        for (AnchorId anchor : anchors) {
            Summary known = summaries.getIfPresent(anchor);
            if (known == null) {
                missing.add(anchor);
            } else {
                found.put(anchor, known);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(state.summaries(missing));
        }
        return found;
    }

    /// Keeps what a committed batch read and made.
    void keep(World world, Map<AnchorId, Summary> committed) {
        world.changedAndNew().forEach(this::place);
        summaries.putAll(committed);
    }

    private void place(Component component) {
        component.nodes().keySet().forEach(anchor -> components.put(anchor, component));
    }

    /// After a failed commit nobody knows what holds: read anew.
    void forget() {
        components.invalidateAll();
        summaries.invalidateAll();
    }
}
