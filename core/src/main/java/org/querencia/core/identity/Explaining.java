package org.querencia.core.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.identity.Explanation.KeptOut;
import org.querencia.core.identity.Explanation.NoEvidence;
import org.querencia.core.identity.Explanation.OnePerson;
import org.querencia.core.identity.Refusal.Reason;

/// Finds the chain of evidence between two identifiers.
final class Explaining {

    private final Collection<Component> around;
    private final Map<AnchorId, Node> nodes = new HashMap<>();
    private final Map<AnchorId, List<Link>> links = new HashMap<>();
    private final Map<Link, Reason> reasons = new HashMap<>();

    Explaining(Collection<Component> around, IdentityRules rules) {
        this.around = around;
        around.forEach(component -> nodes.putAll(component.nodes()));
        for (Component component : around) {
            People people = People.of(component, rules);
            for (Link link : all(component)) {
                links.computeIfAbsent(link.a(), _ -> new ArrayList<>()).add(link);
                links.computeIfAbsent(link.b(), _ -> new ArrayList<>()).add(link);
                reason(link, component, people).ifPresent(why -> reasons.put(link, why));
            }
        }
    }

    Map<Link, Optional<Refusal>> evidence() {
        Map<Link, Optional<Refusal>> evidence = new LinkedHashMap<>();
        for (Component component : around) {
            for (Link link : all(component)) {
                evidence.put(
                        link,
                        Optional.ofNullable(reasons.get(link)).map(why -> new Refusal(link, why)));
            }
        }
        return evidence;
    }

    Explanation explain(AnchorId one, AnchorId other) {
        if (one.equals(other)) {
            return new OnePerson(List.of());
        }
        Optional<List<Link>> accepted = path(one, other, false);
        if (accepted.isPresent()) {
            return new OnePerson(accepted.get());
        }
        return path(one, other, true).<Explanation>map(this::keptOut).orElse(new NoEvidence());
    }

    private KeptOut keptOut(List<Link> path) {
        List<Refusal> refusals = new ArrayList<>();
        for (Link link : path) {
            Reason reason = reasons.get(link);
            if (reason != null) {
                refusals.add(new Refusal(link, reason));
            }
        }
        return new KeptOut(refusals);
    }

    /// Links and what was joined by hand, in an order of their own.
    private static List<Link> all(Component component) {
        List<Link> all = new ArrayList<>(component.links().values());
        for (Verdict verdict : component.verdicts()) {
            if (verdict instanceof Verdict.Joined joined) {
                all.add(joined.link(component.nodes()));
            }
        }
        all.sort(Comparator.comparing(Link::a).thenComparing(Link::b).thenComparing(Link::grounds));
        return all;
    }

    private Optional<Reason> reason(Link link, Component component, People people) {
        if (component.nodes().containsKey(link.a()) && component.nodes().containsKey(link.b())) {
            return people.refusal(link);
        }
        for (AnchorId end : List.of(link.a(), link.b())) {
            Node node = nodes.get(end);
            if (node != null && node.sharing().shuts(link)) {
                return Optional.of(new Refusal.SharedIdentifier(end));
            }
        }
        AnchorId far = component.nodes().containsKey(link.a()) ? link.b() : link.a();
        return Optional.of(
                nodes.containsKey(far)
                        ? new Refusal.TooMuchTogether()
                        : new Refusal.SharedIdentifier(far));
    }

    /// The chain with the fewest refused links, of those the shortest: a breadth-first search in
    /// which a refused link counts as longer than any chain of accepted ones.
    private Optional<List<Link>> path(AnchorId from, AnchorId to, boolean overRefused) {
        Map<AnchorId, Link> cameBy = new HashMap<>();
        Set<AnchorId> done = new HashSet<>();
        Deque<AnchorId> here = new ArrayDeque<>(List.of(from));
        Deque<AnchorId> beyond = new ArrayDeque<>();
        Map<AnchorId, Link> beyondBy = new HashMap<>();
        while (!here.isEmpty() || !beyond.isEmpty()) {
            if (here.isEmpty()) {
                cross(beyond, beyondBy, here, cameBy, done);
                continue;
            }
            AnchorId at = here.poll();
            if (!done.add(at)) {
                continue;
            }
            if (at.equals(to)) {
                return Optional.of(walkBack(from, to, cameBy));
            }
            for (Link link : links.getOrDefault(at, List.of())) {
                AnchorId next = link.other(at);
                if (done.contains(next)) {
                    continue;
                }
                if (!reasons.containsKey(link)) {
                    if (!cameBy.containsKey(next) && !next.equals(from)) {
                        cameBy.put(next, link);
                        here.add(next);
                    }
                } else if (overRefused && beyondBy.putIfAbsent(next, link) == null) {
                    beyond.add(next);
                }
            }
        }
        return Optional.empty();
    }

    /// Everything reachable so far is done: takes one more refused link.
    private static void cross(
            Deque<AnchorId> beyond,
            Map<AnchorId, Link> beyondBy,
            Deque<AnchorId> here,
            Map<AnchorId, Link> cameBy,
            Set<AnchorId> done) {
        for (AnchorId next : beyond) {
            Link by = beyondBy.get(next);
            if (by != null && !done.contains(next)) {
                cameBy.putIfAbsent(next, by);
                here.add(next);
            }
        }
        beyond.clear();
    }

    private static List<Link> walkBack(AnchorId from, AnchorId to, Map<AnchorId, Link> cameBy) {
        List<Link> path = new ArrayList<>();
        AnchorId at = to;
        while (!at.equals(from)) {
            Link link = cameBy.get(at);
            if (link == null) {
                throw new IllegalStateException("no way back from %s to %s".formatted(at, from));
            }
            path.addFirst(link);
            at = link.other(at);
        }
        return path;
    }
}
