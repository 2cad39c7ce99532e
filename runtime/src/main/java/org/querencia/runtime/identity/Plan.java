package org.querencia.runtime.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.Link.Pair;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Resolution;
import org.querencia.core.identity.Verdict;

/// Decisions to be written, each tried as it is added: the same reducer that will apply them says
/// what they come to.
final class Plan {

    /// After everything that is known.
    private static final Position THEN = new Position(Long.MAX_VALUE);

    /// Each round frees less than the one before; two are rarely needed.
    private static final int ROUNDS_MAX = 5;

    private final Identities identities;
    private final Stamp stamp;
    private final Map<UUID, Component> components = new HashMap<>();
    private final Map<ProfileId, List<Identifier>> before;
    private final List<Decision> decisions = new ArrayList<>();

    Plan(Identities identities, Collection<Component> around, Stamp stamp) {
        this.identities = identities;
        this.stamp = stamp;
        around.forEach(component -> components.put(component.id(), component));
        this.before = people();
    }

    void add(Decision.Act act) {
        Instant now = stamp.now();
        Author author = stamp.author();
        Decision decision =
                new Decision(
                        stamp.messageId(decisions.size()),
                        author.origin(),
                        now,
                        author.name(),
                        act);
        Resolution resolution =
                identities.resolve(new Logged<>(THEN, decision), List.copyOf(components.values()));
        resolution.retired().forEach(components::remove);
        resolution.components().forEach(component -> components.put(component.id(), component));
        decisions.add(decision);
    }

    /// Whether these become people by the decisions added, and nobody else changes. A decision sets
    /// evidence free that was refused before, and takes away what held a side together; where that
    /// matters, those who would come along are kept apart, and those who would fall off are joined.
    boolean makes(List<List<Identifier>> people) {
        List<List<Identifier>> wanted = new ArrayList<>(people);
        Set<Identifier> concerned =
                people.stream().flatMap(List::stream).collect(Collectors.toSet());
        before.values().stream()
                .filter(person -> Collections.disjoint(person, concerned))
                .forEach(wanted::add);
        for (int round = 0; round < ROUNDS_MAX && !stand(wanted); round++) {
            wanted.forEach(this::keepOthersOut);
            wanted.forEach(this::hold);
        }
        return stand(wanted);
    }

    private boolean stand(List<List<Identifier>> wanted) {
        Map<ProfileId, List<Identifier>> people = people();
        return people.size() == wanted.size()
                && wanted.stream()
                        .allMatch(person ->
                                Set.copyOf(person)
                                        .equals(
                                                Set.copyOf(
                                                        people.getOrDefault(
                                                                person(person.getFirst()),
                                                                List.of()))));
    }

    private void keepOthersOut(List<Identifier> person) {
        Set<Identifier> own = Set.copyOf(person);
        Set<ProfileId> persons = person.stream().map(this::person).collect(Collectors.toSet());
        List<Identifier> others = new ArrayList<>();
        people().forEach((id, identifiers) -> {
            if (persons.contains(id)) {
                others.addAll(identifiers);
            }
        });
        others.removeAll(own);
        keepApart(others, person);
    }

    private void hold(List<Identifier> person) {
        Map<ProfileId, Identifier> groups = new LinkedHashMap<>();
        person.forEach(one -> groups.putIfAbsent(person(one), one));
        groups.values().stream()
                .skip(1)
                .forEach(other -> add(new Decision.Merge(person.getFirst(), other)));
    }

    /// Everybody, each with the strongest identifier first.
    private Map<ProfileId, List<Identifier>> people() {
        Map<ProfileId, List<Identifier>> people = new TreeMap<>();
        for (Component component : components.values()) {
            for (Node node : component.nodes().values()) {
                people.computeIfAbsent(node.profile(), _ -> new ArrayList<>())
                        .add(node.identifier());
            }
        }
        people.values().forEach(person -> person.sort(identities.rules().byPriority()));
        return people;
    }

    /// Makes one person of these and those. A split that kept some of them apart is overruled; what
    /// it said of others, it still says: nobody else comes along.
    void unite(List<Identifier> these, List<Identifier> those) {
        Set<Identifier> whole = new LinkedHashSet<>(these);
        whole.addAll(those);
        for (Verdict.Apart overruled : between(these, those)) {
            Identifier one = firstOf(these, overruled);
            Identifier other = firstOf(those, overruled);
            List<Identifier> apart = identifiers(overruled.apart());
            List<Identifier> rest = identifiers(overruled.rest());
            List<Identifier> inside = new ArrayList<>(apart);
            inside.addAll(rest);
            inside.retainAll(whole);
            apart.removeAll(whole);
            rest.removeAll(whole);
            add(new Decision.Merge(one, other));
            keepApart(rest, inside);
            inside.addAll(rest);
            keepApart(apart, inside);
        }
        if (!onePerson(these.getFirst(), those.getFirst())) {
            add(new Decision.Merge(these.getFirst(), those.getFirst()));
        }
    }

    boolean onePerson(Identifier one, Identifier other) {
        return person(one).equals(person(other));
    }

    /// All that the person of this identifier is known by, the strongest first.
    List<Identifier> personOf(Identifier one) {
        return List.copyOf(people().getOrDefault(person(one), List.of(one)));
    }

    /// Whether something decided by hand keeps the one person from the other.
    boolean keepsApart(List<Identifier> these, List<Identifier> those) {
        return !between(these, those).isEmpty();
    }

    boolean isLinked(Identifier one, Identifier other) {
        Pair pair = pair(one, other);
        return components.values().stream()
                .anyMatch(component ->
                        component.links().containsKey(pair)
                                || component.verdicts().stream()
                                        .anyMatch(verdict ->
                                                verdict instanceof Verdict.Joined joined
                                                        && joined.pair().equals(pair)));
    }

    boolean isRefused(Identifier one, Identifier other) {
        Pair pair = pair(one, other);
        return components.values().stream()
                .flatMap(component -> component.verdicts().stream())
                .anyMatch(verdict ->
                        verdict instanceof Verdict.LinkRefused refused
                                && refused.pair().equals(pair));
    }

    /// Whether likeness took its link back.
    boolean isUnlikely(Identifier one, Identifier other) {
        Pair pair = pair(one, other);
        return components.values().stream()
                .flatMap(component -> component.verdicts().stream())
                .anyMatch(verdict ->
                        verdict instanceof Verdict.Unlikely unlikely
                                && unlikely.pair().equals(pair));
    }

    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    private void keepApart(List<Identifier> some, List<Identifier> others) {
        if (!some.isEmpty()) {
            add(new Decision.Split(some, others));
        }
    }

    /// The splits that keep the one person from the other. (A person has nobody of both sides.)
    private List<Verdict.Apart> between(List<Identifier> these, List<Identifier> those) {
        Set<AnchorId> mine = anchors(these);
        Set<AnchorId> theirs = anchors(those);
        List<Verdict.Apart> between = new ArrayList<>();
        for (Component component : components.values()) {
            for (Verdict verdict : component.verdicts()) {
                if (verdict instanceof Verdict.Apart apart
                        && ((meet(apart.apart(), mine) && meet(apart.rest(), theirs))
                                || (meet(apart.rest(), mine) && meet(apart.apart(), theirs)))) {
                    between.add(apart);
                }
            }
        }
        between.sort(Comparator.comparing(Verdict::position));
        return between;
    }

    private static boolean meet(Set<AnchorId> some, Set<AnchorId> others) {
        return !Collections.disjoint(some, others);
    }

    private Identifier firstOf(List<Identifier> person, Verdict.Apart spokenOf) {
        Set<AnchorId> anchors = spokenOf.anchors();
        return person.stream()
                .filter(one -> anchors.contains(identities.rules().anchorId(one)))
                .findFirst()
                .orElseThrow();
    }

    /// Those of the anchors, the strongest first.
    private List<Identifier> identifiers(Set<AnchorId> anchors) {
        List<Identifier> identifiers = new ArrayList<>();
        for (Component component : components.values()) {
            for (Node node : component.nodes().values()) {
                if (anchors.contains(node.id())) {
                    identifiers.add(node.identifier());
                }
            }
        }
        identifiers.sort(identities.rules().byPriority());
        return identifiers;
    }

    private Set<AnchorId> anchors(List<Identifier> identifiers) {
        return identifiers.stream().map(identities.rules()::anchorId).collect(Collectors.toSet());
    }

    private ProfileId person(Identifier identifier) {
        AnchorId anchor = identities.rules().anchorId(identifier);
        for (Component component : components.values()) {
            Node node = component.nodes().get(anchor);
            if (node != null) {
                return node.profile();
            }
        }
        return ProfileId.of(anchor);
    }

    private Pair pair(Identifier one, Identifier other) {
        return Pair.of(identities.rules().anchorId(one), identities.rules().anchorId(other));
    }
}
