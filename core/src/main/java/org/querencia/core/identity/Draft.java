package org.querencia.core.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Link.Pair;
import org.querencia.core.identity.Refusal.Reason;
import org.querencia.core.identity.Resolution.Move;

/// The touched components while one fact changes them. Not thread-safe: it lives within one call.
final class Draft {

    private final IdentityRules rules;
    private final Position position;
    private final List<Component> touched;
    private final Map<AnchorId, Cluster> clusters = new HashMap<>();
    private final List<AnchorId> named = new ArrayList<>();
    private final List<Pair> toldFirst = new ArrayList<>();

    Draft(IdentityRules rules, Position position, List<Component> touched) {
        this.rules = rules;
        this.position = position;
        this.touched = touched;
        for (Component component : touched) {
            Cluster cluster = Cluster.of(component);
            component.nodes().keySet().forEach(anchor -> clusters.put(anchor, cluster));
        }
    }

    /// The fact names this identifier; `vouch` when a trusted source does.
    AnchorId name(Identifier identifier, boolean vouch) {
        AnchorId id = rules.anchorId(identifier);
        Cluster cluster = clusters.computeIfAbsent(id, _ -> new Cluster());
        Node node = cluster.nodes.get(id);
        if (node == null) {
            node = Node.of(id, identifier, position);
        }
        boolean vouched = vouch && !rules.weak(identifier.type());
        cluster.put(vouched && !node.vouched() ? node.vouch() : node);
        named.add(id);
        return id;
    }

    /// The fact says that two named identifiers are one person.
    void link(Link told) {
        Pair pair = told.pair();
        Cluster one = cluster(told.a());
        Cluster other = cluster(told.b());
        Optional<Link> known =
                Optional.ofNullable(one.links.get(pair))
                        .or(() -> Optional.ofNullable(other.links.get(pair)));
        Link link = known.map(before -> before.and(told)).orElse(told);
        if (known.isPresent() && known.get().equals(link)) {
            return;
        }
        if (known.isEmpty()) {
            toldFirst.add(pair);
        }
        if (one == other) {
            if (known.isPresent() || one.hasRoomForLinks(1, link.trust())) {
                one.put(link);
            }
            return;
        }
        one.links.remove(pair);
        other.links.remove(pair);
        boolean shutOne = shuts(one, told.a(), link);
        boolean shutOther = shuts(other, told.b(), link);
        if (!shutOne && !shutOther && one.hasRoomFor(other, link.trust())) {
            unite(one, other).put(link);
        } else if (!(shutOne && shutOther)) {
            keep(link, shutOne, shutOther, one, other);
        }
    }

    /// With the end that is not shut, else with the smaller one while it has room.
    private static void keep(
            Link link, boolean shutOne, boolean shutOther, Cluster one, Cluster other) {
        boolean atOther = shutOne || (!shutOther && other.links.size() < one.links.size());
        Cluster keeper = atOther ? other : one;
        if (keeper.hasRoomForLinks(1, link.trust())) {
            keeper.put(link);
        }
    }

    private boolean shuts(Cluster cluster, AnchorId end, Link link) {
        Node node = cluster.nodes.get(end);
        return node != null && node.sharing().shuts(link);
    }

    /// Adds a verdict and removes those it contradicts; beyond the bounds of a component it has no
    /// effect.
    void judge(Verdict verdict) {
        Cluster whole = cluster(verdict.anchors().iterator().next());
        for (AnchorId anchor : verdict.anchors()) {
            Cluster next = cluster(anchor);
            if (next != whole) {
                if (!whole.hasRoomFor(next, Trust.SECRET)) {
                    return;
                }
                whole = unite(whole, next);
            }
        }
        whole.overrule(before -> contradicts(verdict, before));
        int most =
                verdict instanceof Verdict.Unlikely
                        ? Component.UNLIKELY_MAX
                        : Component.VERDICTS_MAX;
        if (whole.verdicts.size() < most) {
            whole.verdicts.add(verdict);
            whole.changed = true;
        }
    }

    private static boolean contradicts(Verdict now, Verdict before) {
        return switch (now) {
            case Verdict.Joined joined ->
                    switch (before) {
                        case Verdict.Apart apart -> apart.parts(joined.pair());
                        case Verdict.Joined _, Verdict.LinkRefused _, Verdict.Unlikely _ ->
                                about(before, joined.pair());
                    };
            case Verdict.LinkRefused refused -> about(before, refused.pair());
            case Verdict.Unlikely unlikely ->
                    before instanceof Verdict.Unlikely && about(before, unlikely.pair());
            case Verdict.Apart apart ->
                    before instanceof Verdict.Apart again
                            && again.apart().equals(apart.apart())
                            && again.rest().equals(apart.rest());
        };
    }

    /// Takes back the refusal of that pair's link.
    void restore(Pair pair) {
        cluster(pair.a())
                .overrule(before -> before instanceof Verdict.LinkRefused && about(before, pair));
    }

    /// Likeness says again what it took back.
    void likelyAgain(Pair pair) {
        cluster(pair.a())
                .overrule(before -> before instanceof Verdict.Unlikely && about(before, pair));
    }

    private static boolean about(Verdict verdict, Pair pair) {
        return switch (verdict) {
            case Verdict.Joined joined -> joined.pair().equals(pair);
            case Verdict.LinkRefused refused -> refused.pair().equals(pair);
            case Verdict.Unlikely unlikely -> unlikely.pair().equals(pair);
            case Verdict.Apart _ -> false;
        };
    }

    /// What it all came to, for a fact that belongs to `anchor`.
    Resolution settle(AnchorId anchor) {
        Map<AnchorId, ProfileId> before = new HashMap<>();
        touched.forEach(c -> c.nodes().forEach((id, node) -> before.put(id, node.profile())));
        List<Component> components = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        Map<Pair, Refusal> refusals = new HashMap<>();
        Set<UUID> gone = new HashSet<>();
        for (Cluster cluster : changed()) {
            gone.addAll(cluster.given);
            cluster.quarantine(rules);
            for (Cluster piece : cluster.pieces()) {
                components.add(settle(piece, before, moves, refusals, cluster));
            }
        }
        components.forEach(component -> gone.remove(component.id()));
        return new Resolution(
                Optional.of(anchor),
                Optional.of(profile(anchor, components)),
                components,
                gone.stream().sorted().toList(),
                moves,
                toldFirst.stream().filter(refusals::containsKey).map(refusals::get).toList());
    }

    private Component settle(
            Cluster piece,
            Map<AnchorId, ProfileId> before,
            List<Move> moves,
            Map<Pair, Refusal> refusals,
            Cluster whole) {
        People people = new People(piece.nodes, piece.links.values(), piece.verdicts, rules);
        Map<AnchorId, Node> nodes = HashMap.newHashMap(piece.nodes.size());
        for (int place = 0; place < people.oldestFirst().size(); place++) {
            Node node = people.oldestFirst().get(place);
            ProfileId now = people.personAt(place);
            nodes.put(node.id(), node.in(now));
            ProfileId then = before.get(node.id());
            if (then != null && !then.equals(now)) {
                moves.add(new Move(node.id(), then, now));
            }
        }
        for (Pair pair : toldFirst) {
            Link link = piece.links.get(pair);
            if (link != null) {
                reason(link, piece, people, whole)
                        .ifPresent(why -> refusals.put(pair, new Refusal(link, why)));
            }
        }
        UUID id = people.oldestFirst().getFirst().id().value();
        return new Component(id, nodes, piece.links, piece.verdicts);
    }

    private Optional<Reason> reason(Link link, Cluster piece, People people, Cluster whole) {
        if (piece.nodes.containsKey(link.a()) && piece.nodes.containsKey(link.b())) {
            return people.refusal(link);
        }
        for (AnchorId end : List.of(link.a(), link.b())) {
            Node node = whole.nodes.get(end);
            Node there = node == null ? cluster(end).nodes.get(end) : node;
            if (there != null && there.sharing().shuts(link)) {
                return Optional.of(new Refusal.SharedIdentifier(end));
            }
        }
        return Optional.of(new Refusal.TooMuchTogether());
    }

    private ProfileId profile(AnchorId anchor, List<Component> components) {
        for (Component component : components) {
            Node node = component.nodes().get(anchor);
            if (node != null) {
                return node.profile();
            }
        }
        Node unchanged = cluster(anchor).nodes.get(anchor);
        return unchanged == null ? ProfileId.of(anchor) : unchanged.profile();
    }

    /// Each changed cluster once, those of the first named identifiers first. (Clusters have no
    /// equality of their own.)
    private Set<Cluster> changed() {
        Set<Cluster> changed = new LinkedHashSet<>();
        for (AnchorId id : named) {
            Cluster cluster = cluster(id);
            if (cluster.changed) {
                changed.add(cluster);
            }
        }
        return changed;
    }

    private Cluster unite(Cluster one, Cluster other) {
        Cluster bigger = one.nodes.size() >= other.nodes.size() ? one : other;
        Cluster smaller = bigger == one ? other : one;
        bigger.absorb(smaller);
        smaller.nodes.keySet().forEach(anchor -> clusters.put(anchor, bigger));
        return bigger;
    }

    private Cluster cluster(AnchorId anchor) {
        Cluster cluster = clusters.get(anchor);
        if (cluster == null) {
            throw new IllegalStateException("anchor %s was not named".formatted(anchor));
        }
        return cluster;
    }
}
