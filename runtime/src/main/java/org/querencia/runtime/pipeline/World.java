package org.querencia.runtime.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Resolution;
import org.querencia.core.identity.Resolution.Move;
import org.querencia.runtime.state.Change.NewNode;
import org.querencia.runtime.state.Change.Owner;

/// Who is who while a micro-batch is applied: the components it touches, as loaded and as the facts
/// so far have changed them.
final class World {

    private final Map<AnchorId, Component> componentOf;
    private final Set<AnchorId> madeHere = new LinkedHashSet<>();
    private final Map<UUID, Component> changed = new LinkedHashMap<>();
    private final Set<UUID> retired = new LinkedHashSet<>();
    private final List<Owner> owners = new ArrayList<>();
    private final Map<AnchorId, ProfileId> moved = new LinkedHashMap<>();
    private final Set<ProfileId> left = new LinkedHashSet<>();

    /// @param loaded every component of the anchors the batch touches
    World(Collection<Component> loaded) {
        componentOf = new HashMap<>();
        for (Component component : loaded) {
            place(component);
        }
    }

    /// Whom every anchor belongs to now.
    Map<AnchorId, ProfileId> allOwners() {
        Map<AnchorId, ProfileId> all = new HashMap<>();
        componentOf
                .keySet()
                .forEach(anchor -> owner(anchor).ifPresent(person -> all.put(anchor, person)));
        return all;
    }

    /// The components of these anchors, each once.
    List<Component> touched(List<AnchorId> anchors) {
        if (anchors.size() == 1) {
            Component only = componentOf.get(anchors.getFirst());
            return only == null ? List.of() : List.of(only);
        }
        Map<UUID, Component> touched = new LinkedHashMap<>();
        for (AnchorId anchor : anchors) {
            Component component = componentOf.get(anchor);
            if (component != null) {
                touched.put(component.id(), component);
            }
        }
        return List.copyOf(touched.values());
    }

    void take(Resolution resolution, Position at) {
        for (UUID id : resolution.retired()) {
            changed.remove(id);
            retired.add(id);
        }
        for (Component component : resolution.components()) {
            noteNewNodes(component, at);
            changed.put(component.id(), component);
            retired.remove(component.id());
            place(component);
        }
        for (Move move : resolution.moves()) {
            owners.add(new Owner(move.anchor(), move.to(), at));
            moved.put(move.anchor(), move.to());
            left.add(move.from());
        }
    }

    Optional<Node> node(AnchorId anchor) {
        return Optional.ofNullable(componentOf.get(anchor))
                .flatMap(component -> Optional.ofNullable(component.nodes().get(anchor)));
    }

    Optional<Component> component(AnchorId anchor) {
        return Optional.ofNullable(componentOf.get(anchor));
    }

    /// The person an anchor belongs to after all facts so far.
    Optional<ProfileId> owner(AnchorId anchor) {
        return node(anchor).map(Node::profile);
    }

    List<NewNode> newNodes() {
        return madeHere.stream().map(this::newNode).toList();
    }

    /// How many people were seen for the first time and are people still.
    long newPeople() {
        return madeHere.stream()
                .filter(anchor -> owner(anchor).filter(ProfileId.of(anchor)::equals).isPresent())
                .count();
    }

    /// Components that changed, but for single nodes made here, which [#newNodes] tells whole.
    List<Component> changedComponents() {
        return changed.values().stream()
                .filter(component -> !component.isLone() || !isNew(component))
                .toList();
    }

    /// Every component that changed or was made.
    Collection<Component> changedAndNew() {
        return changed.values();
    }

    List<UUID> retired() {
        return List.copyOf(retired);
    }

    List<Owner> owners() {
        return owners;
    }

    /// Anchors that moved, with the person they belong to now.
    Map<AnchorId, ProfileId> movedNow() {
        Map<AnchorId, ProfileId> now = new LinkedHashMap<>();
        moved.keySet()
                .forEach(anchor -> owner(anchor).ifPresent(person -> now.put(anchor, person)));
        return now;
    }

    /// People an anchor left: they may be no more.
    Set<ProfileId> left() {
        return left;
    }

    /// Whether the anchor was made in this batch.
    boolean isNew(AnchorId anchor) {
        return madeHere.contains(anchor);
    }

    private boolean isNew(Component single) {
        return madeHere.containsAll(single.nodes().keySet());
    }

    private NewNode newNode(AnchorId anchor) {
        Component component = component(anchor).orElseThrow();
        return new NewNode(node(anchor).orElseThrow(), component.id());
    }

    private void noteNewNodes(Component component, Position at) {
        for (Node node : component.nodes().values()) {
            if (!componentOf.containsKey(node.id())) {
                madeHere.add(node.id());
                owners.add(new Owner(node.id(), node.profile(), at));
            }
        }
    }

    private void place(Component component) {
        for (AnchorId anchor : component.nodes().keySet()) {
            componentOf.put(anchor, component);
        }
    }

    /// The people whose set of anchors changed.
    Set<ProfileId> reshaped() {
        Set<ProfileId> people = new HashSet<>();
        madeHere.forEach(anchor -> owner(anchor).ifPresent(people::add));
        moved.keySet().forEach(anchor -> owner(anchor).ifPresent(people::add));
        return people;
    }
}
