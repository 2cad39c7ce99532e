package org.querencia.runtime.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.pipeline.TakingBack.Taken;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Change.Owner;
import org.querencia.runtime.state.Change.Replaced;
import org.querencia.runtime.state.SearchRow;
import org.querencia.runtime.state.StateStore;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;
import org.querencia.runtime.warehouse.Whereabouts;

/// What the people, orders, companies and products that taken-back facts told of are without them.
///
/// Everything that hangs together with those facts is folded again from the log, in memory and by
/// the very code that applies new facts, and takes the place of what was stored: so it is what it
/// would be had they never come. When more hangs together than [#ANCHORS_MAX] or [#EVENTS_MAX]
/// allow, applying the whole log again is the better way, and [#change()] is empty.
final class DerivingAnew {

    /// Some 100 MB of state in memory.
    static final int ANCHORS_MAX = 50_000;

    private static final int EVENTS_MAX = 500_000;
    private static final int PAGE = 2_000;

    private final Definitions definitions;
    private final StateStore state;
    private final EventLog log;
    private final Position at;
    private final Taken taken;
    private final int anchorsMax;
    private final Map<UUID, Component> before = new LinkedHashMap<>();
    private final Map<AnchorId, Node> nodesBefore = new HashMap<>();
    private final MemoryState anew = new MemoryState();
    private final FoldingAnew folding;
    private final StandingAnew standing;
    private boolean tooMuch;

    /// @param definitions in force there
    /// @param by the retraction or erasure, whose place follows what is applied
    /// @param anchorsMax how many may be derived anew at once, such as [#ANCHORS_MAX]
    DerivingAnew(
            Definitions definitions,
            StateStore state,
            EventLog log,
            Whereabouts whereabouts,
            Logged<Fact> by,
            Taken taken,
            int anchorsMax) {
        this.anchorsMax = anchorsMax;
        this.definitions = definitions;
        this.state = state;
        this.log = log;
        this.at = by.position();
        this.taken = taken;
        gather();
        this.folding = new FoldingAnew(definitions, log, taken, nodesBefore.keySet(), anew);
        this.standing = new StandingAnew(state, anew, folding, log, whereabouts, taken, by);
        List<Position> events =
                tooMuch
                        ? List.of()
                        : whereabouts.of(
                                nodesBefore.keySet(),
                                taken.orders(),
                                taken.accounts(),
                                taken.articles(),
                                at);
        tooMuch |= events.size() > EVENTS_MAX;
        if (!tooMuch) {
            fold(events);
            tooMuch = !standing.isExact(nodesBefore.keySet());
        }
    }

    /// Empty when too much hangs together.
    Optional<Change> change() {
        return tooMuch ? Optional.empty() : Optional.of(made());
    }

    /// What the warehouse must learn of it.
    Projection projection() {
        List<OwnedOrder> orders =
                folding.told().orders().values().stream().map(this::owned).toList();
        return new Projection(
                List.of(),
                moved(),
                orders,
                List.copyOf(folding.told().articles().values()),
                new Warehouse.Removed(
                        taken.facts(),
                        untold(taken.orders(), folding.told().orders()),
                        untold(taken.articles(), folding.told().articles())));
    }

    /// The components that the facts name, and all that hang together with those: links kept
    /// elsewhere could join them once something is gone.
    private void gather() {
        Deque<AnchorId> open = new ArrayDeque<>(taken.anchors());
        while (!open.isEmpty() && !tooMuch) {
            List<AnchorId> page = new ArrayList<>();
            while (!open.isEmpty() && page.size() < PAGE) {
                page.add(open.pop());
            }
            List<Component> found = new ArrayList<>(state.components(page));
            Set<AnchorId> fresh = new HashSet<>();
            found.forEach(component -> fresh.addAll(add(component)));
            state.linkedTo(fresh).forEach(component -> fresh.addAll(add(component)));
            for (AnchorId anchor : fresh) {
                if (!nodesBefore.containsKey(anchor)) {
                    open.push(anchor);
                }
            }
            tooMuch = nodesBefore.size() > anchorsMax;
        }
    }

    /// Its nodes and the ends of its links, if it is new.
    private Set<AnchorId> add(Component component) {
        if (before.putIfAbsent(component.id(), component) != null) {
            return Set.of();
        }
        nodesBefore.putAll(component.nodes());
        Set<AnchorId> ends = new HashSet<>(component.nodes().keySet());
        for (Link link : component.links().values()) {
            ends.add(link.a());
            ends.add(link.b());
        }
        return ends;
    }

    private void fold(List<Position> events) {
        Map<Position, Logged<Fact>> others = new TreeMap<>();
        for (Logged<Fact> other : TakingBack.others(log, at)) {
            if (!taken.facts().contains(other.position()) && matters(other.fact())) {
                others.put(other.position(), other);
            }
        }
        List<Position> left =
                events.stream().filter(position -> !taken.facts().contains(position)).toList();
        folding.begin(left);
        for (int from = 0; from < left.size(); from += PAGE) {
            List<Logged<Fact>> page =
                    new ArrayList<>(
                            log.at(left.subList(from, Math.min(left.size(), from + PAGE))).stream()
                                    .map(FactCodec::read)
                                    .toList());
            folding.add(page, others);
        }
        folding.add(List.of(), others);
        standing.pass();
    }

    private boolean matters(Fact fact) {
        return fact instanceof Definition
                || (fact instanceof Decision
                        && definitions.identities().touches(fact).stream()
                                .anyMatch(nodesBefore::containsKey));
    }

    private Change made() {
        Set<AnchorId> anchors = nodesBefore.keySet();
        List<Component> components = anew.components(anchors);
        Map<AnchorId, Node> nodes = new HashMap<>();
        components.forEach(component -> nodes.putAll(component.nodes()));
        Set<AnchorId> gone = new HashSet<>(anchors);
        gone.removeAll(nodes.keySet());
        List<SearchRow> search = anew.list(Optional.empty(), Integer.MAX_VALUE);
        Set<ProfileId> listed = search.stream().map(SearchRow::profile).collect(Collectors.toSet());
        Set<ProfileId> unlisted = new HashSet<>();
        nodesBefore.values().forEach(node -> unlisted.add(node.profile()));
        unlisted.removeAll(listed);
        Set<UUID> retired = new HashSet<>(before.keySet());
        components.forEach(component -> retired.remove(component.id()));
        return new Change(
                new Position(at.value() - 1),
                at,
                List.of(),
                components,
                List.copyOf(retired),
                moved().entrySet().stream()
                        .map(move -> new Owner(move.getKey(), move.getValue(), at))
                        .toList(),
                anew.summaries(anchors),
                List.copyOf(folding.told().orders().values()),
                List.copyOf(folding.told().accounts().values()),
                List.copyOf(folding.told().articles().values()),
                search,
                List.copyOf(unlisted),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(replaced(nodes, gone)),
                standing.segmented(nodesBefore.values(), nodes.values()));
    }

    private Replaced replaced(Map<AnchorId, Node> nodes, Set<AnchorId> gone) {
        Map<AnchorId, Position> stayed = new HashMap<>();
        nodes.forEach((anchor, node) -> stayed.put(anchor, node.first()));
        return new Replaced(
                stayed,
                gone,
                taken.erased(),
                untold(taken.orders(), folding.told().orders()),
                untold(taken.accounts(), folding.told().accounts()),
                untold(taken.articles(), folding.told().articles()));
    }

    private Map<AnchorId, ProfileId> moved() {
        Map<AnchorId, ProfileId> moved = new LinkedHashMap<>();
        for (Component component : anew.components(nodesBefore.keySet())) {
            for (Node node : component.nodes().values()) {
                Node former = nodesBefore.get(node.id());
                if (former != null && !former.profile().equals(node.profile())) {
                    moved.put(node.id(), node.profile());
                }
            }
        }
        return moved;
    }

    /// The present person may be somebody who was not derived anew.
    private OwnedOrder owned(Order order) {
        Optional<ProfileId> owner =
                order.owner()
                        .flatMap(anchor -> {
                            StateStore where = nodesBefore.containsKey(anchor) ? anew : state;
                            return where.components(List.of(anchor)).stream()
                                    .flatMap(component ->
                                            Optional.ofNullable(component.nodes().get(anchor))
                                                    .stream())
                                    .map(Node::profile)
                                    .findFirst();
                        });
        return new OwnedOrder(order, owner);
    }

    private static <K> Set<K> untold(Set<K> touched, Map<K, ?> told) {
        Set<K> untold = new HashSet<>(touched);
        untold.removeAll(told.keySet());
        return untold;
    }
}
