package org.querencia.core.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.Link.Grounds;
import org.querencia.core.identity.Link.Pair;
import org.querencia.core.identity.Refusal.Reason;

/// The partition of a component into people: a function of the set of its evidence and of nothing
/// else, so that any order of arrival gives the same people.
///
/// Links are tried from the most to the least telling (alias before same event before likeness;
/// trusted before public; strong before weak; the better type first, so that a conflict drops the
/// identifier of the lowest priority; the earlier first; the pair's hash) and join two groups
/// unless a rule says no. Groups only grow, so a link refused once would be refused again: one pass
/// is enough. What was joined by hand joins last, so that it takes nothing away from either side,
/// whatever the limits. A person is named by the oldest of the group.
final class People {

    private final IdentityRules rules;
    private final List<Node> oldestFirst;
    private final Map<AnchorId, Integer> places = new HashMap<>();
    private final Groups groups;
    private final Map<Pair, Verdict.LinkRefused> refusedByHand = new HashMap<>();
    private final Map<Pair, Verdict.Unlikely> unlikely = new HashMap<>();
    private final Map<Link, Reason> refusals = new HashMap<>();

    static People of(Component component, IdentityRules rules) {
        return new People(
                component.nodes(), component.links().values(), component.verdicts(), rules);
    }

    /// `links` may name anchors that are not among the nodes; those do not count.
    People(
            Map<AnchorId, Node> nodes,
            Collection<Link> links,
            List<Verdict> verdicts,
            IdentityRules rules) {
        this.rules = rules;
        this.oldestFirst = new ArrayList<>(nodes.values());
        oldestFirst.sort(oldest(rules));
        for (int place = 0; place < oldestFirst.size(); place++) {
            places.put(oldestFirst.get(place).id(), place);
        }
        List<Verdict.Apart> aparts = new ArrayList<>();
        List<Link> joined = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Verdict.Joined byHand -> joined.add(byHand.link(nodes));
                case Verdict.Apart apart -> aparts.add(apart);
                case Verdict.LinkRefused refused -> refusedByHand.put(refused.pair(), refused);
                case Verdict.Unlikely found -> unlikely.put(found.pair(), found);
            }
        }
        this.groups = new Groups(oldestFirst, aparts, rules);
        tryAll(links);
        tryAll(joined);
    }

    /// Of nodes that one event named first, the one it belongs to is the oldest.
    static Comparator<Node> oldest(IdentityRules rules) {
        return Comparator.comparing(Node::first)
                .thenComparingInt(node -> rules.type(node.identifier().type()).priority())
                .thenComparing(Node::id);
    }

    List<Node> oldestFirst() {
        return oldestFirst;
    }

    /// The person whom this node of the component belongs to.
    ProfileId person(AnchorId anchor) {
        return personAt(place(anchor));
    }

    ProfileId personAt(int place) {
        return ProfileId.of(oldestFirst.get(groups.root(place)).id());
    }

    boolean onePerson(AnchorId one, AnchorId other) {
        return groups.root(place(one)) == groups.root(place(other));
    }

    /// Why that link of the component does not count; empty when it does.
    Optional<Reason> refusal(Link link) {
        return Optional.ofNullable(refusals.get(link));
    }

    private void tryAll(Collection<Link> links) {
        List<Link> ordered = new ArrayList<>(links.size());
        for (Link link : links) {
            if (places.containsKey(link.a()) && places.containsKey(link.b())) {
                ordered.add(link);
            }
        }
        ordered.sort(this::mostTelling);
        for (Link link : ordered) {
            Optional<Reason> reason = join(link, place(link.a()), place(link.b()));
            reason.ifPresent(why -> refusals.put(link, why));
        }
    }

    private int mostTelling(Link one, Link other) {
        int order = one.grounds().compareTo(other.grounds());
        if (order == 0) {
            order = other.trust().compareTo(one.trust());
        }
        if (order == 0) {
            order = Boolean.compare(weak(one), weak(other));
        }
        if (order == 0) {
            order = Integer.compare(priority(one), priority(other));
        }
        if (order == 0) {
            order = one.at().compareTo(other.at());
        }
        if (order == 0) {
            order = one.a().compareTo(other.a());
        }
        return order == 0 ? one.b().compareTo(other.b()) : order;
    }

    private Optional<Reason> join(Link link, int a, int b) {
        if (!refusedByHand.isEmpty()) {
            Verdict.LinkRefused refused = refusedByHand.get(link.pair());
            if (refused != null) {
                return Optional.of(new Refusal.RefusedByHand(refused));
            }
        }
        if (link.grounds() == Grounds.PROBABLE && !unlikely.isEmpty()) {
            Verdict.Unlikely found = unlikely.get(link.pair());
            if (found != null) {
                return Optional.of(new Refusal.NoLongerLikely(found));
            }
        }
        if (link.grounds() != Grounds.BY_HAND) {
            for (Node end : List.of(oldestFirst.get(a), oldestFirst.get(b))) {
                if (end.sharing().shuts(link)) {
                    return Optional.of(new Refusal.SharedIdentifier(end.id()));
                }
            }
        }
        int one = groups.root(a);
        int other = groups.root(b);
        if (one == other) {
            return Optional.empty();
        }
        Optional<Reason> reason = objection(link, one, other);
        if (reason.isEmpty()) {
            groups.unite(one, other);
        }
        return reason;
    }

    /// Why these two groups may not become one by this link.
    private Optional<Reason> objection(Link link, int one, int other) {
        Optional<Verdict.Apart> apart = groups.keptApart(one, other);
        if (apart.isPresent()) {
            return Optional.of(new Refusal.KeptApart(apart.get()));
        }
        if (link.grounds() == Grounds.BY_HAND || link.grounds() == Grounds.ALIAS) {
            return Optional.empty();
        }
        if (link.trust() == Trust.PUBLIC && groups.known(one) && groups.known(other)) {
            return Optional.of(new Refusal.PublicKey());
        }
        if (weak(link)) {
            Optional<String> rival = groups.bothHaveStrong(one, other);
            if (rival.isPresent()) {
                return Optional.of(new Refusal.SharedDevice(rival.get()));
            }
        }
        return groups.overLimit(one, other)
                .map(type -> new Refusal.LimitReached(type, rules.limit(type)));
    }

    private boolean weak(Link link) {
        return rules.weak(link.typeA()) || rules.weak(link.typeB());
    }

    /// A link tells no more than its lesser end.
    private int priority(Link link) {
        return Math.max(rules.type(link.typeA()).priority(), rules.type(link.typeB()).priority());
    }

    private int place(AnchorId anchor) {
        Integer place = places.get(anchor);
        if (place == null) {
            throw new IllegalArgumentException(
                    "anchor %s is not of this component".formatted(anchor));
        }
        return place;
    }
}
