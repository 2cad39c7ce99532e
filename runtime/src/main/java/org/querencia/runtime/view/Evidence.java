package org.querencia.runtime.view;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Likeness;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Explanation;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.Refusal;
import org.querencia.core.identity.Verdict;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.Profiles.Person;

/// Reads the evidence around people.
final class Evidence {

    /// Links may lead to shared identifiers, which live in components of their own; so many of
    /// those are looked up.
    private static final int NEIGHBOURS_MAX = 100;

    private static final Comparator<LinkView> COUNTING_FIRST =
            Comparator.<LinkView, Boolean>comparing(view -> !view.counts())
                    .thenComparing(view -> view.link().at())
                    .thenComparing(view -> view.link().a())
                    .thenComparing(view -> view.link().b());

    private final Supplier<Identities> identities;
    private final Profiles profiles;
    private final EventLog log;

    Evidence(Supplier<Identities> identities, Profiles profiles, EventLog log) {
        this.identities = identities;
        this.profiles = profiles;
        this.log = log;
    }

    List<LinkView> links(Person person) {
        Map<UUID, Component> around = around(List.of(person.component()));
        Map<AnchorId, Node> nodes = new HashMap<>();
        around.values().forEach(component -> nodes.putAll(component.nodes()));
        Map<Link, Optional<Refusal>> evidence =
                new HashMap<>(identities.get().evidence(around.values()));
        evidence.keySet()
                .removeIf(link -> !isOf(person, nodes, link.a()) && !isOf(person, nodes, link.b()));
        Map<Position, Likeness> likeness = likeness(evidence);
        return evidence.entrySet().stream()
                .map(said ->
                        view(
                                said.getKey(),
                                Optional.ofNullable(nodes.get(said.getKey().a())),
                                Optional.ofNullable(nodes.get(said.getKey().b())),
                                said.getValue(),
                                Optional.ofNullable(
                                        likeness.get(saidAt(said.getKey(), said.getValue())))))
                .sorted(COUNTING_FIRST)
                .toList();
    }

    Optional<Explanation> explain(AnchorId one, AnchorId other) {
        Optional<Component> component = component(one);
        Optional<Component> second = component(other);
        if (component.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        Map<UUID, Component> around = around(List.of(component.get(), second.get()));
        return Optional.of(identities.get().explain(around.values(), one, other));
    }

    private static boolean isOf(Person person, Map<AnchorId, Node> nodes, AnchorId anchor) {
        return Optional.ofNullable(nodes.get(anchor))
                .filter(node -> node.profile().equals(person.id()))
                .isPresent();
    }

    /// Where it was said how alike they are: by the later model where that took the link back.
    private static Position saidAt(Link link, Optional<Refusal> refusal) {
        return refusal.map(Refusal::reason)
                .map(reason ->
                        reason instanceof Refusal.NoLongerLikely(Verdict.Unlikely found)
                                ? found.position()
                                : link.position())
                .orElse(link.position());
    }

    /// What links by likeness rest on, as the log tells it.
    private Map<Position, Likeness> likeness(Map<Link, Optional<Refusal>> evidence) {
        List<Position> positions =
                evidence.entrySet().stream()
                        .filter(said -> said.getKey().grounds() == Link.Grounds.PROBABLE)
                        .map(said -> saidAt(said.getKey(), said.getValue()))
                        .distinct()
                        .sorted()
                        .limit(NEIGHBOURS_MAX)
                        .toList();
        Map<Position, Likeness> likeness = new HashMap<>();
        for (LogEntry entry : positions.isEmpty() ? List.<LogEntry>of() : log.at(positions)) {
            if (FactCodec.read(entry).fact() instanceof Decision decision) {
                switch (decision.act()) {
                    case Decision.LinkProbably(var _, var _, Likeness how) ->
                            likeness.put(entry.position(), how);
                    case Decision.TakeLinkBack(var _, var _, Likeness how) ->
                            likeness.put(entry.position(), how);
                    default -> {
                        // Says nothing of likeness.
                    }
                }
            }
        }
        return likeness;
    }

    private static LinkView view(
            Link link,
            Optional<Node> a,
            Optional<Node> b,
            Optional<Refusal> refusal,
            Optional<Likeness> likeness) {
        return new LinkView(
                link,
                a.map(Node::identifier),
                b.map(Node::identifier),
                a.map(Node::profile),
                b.map(Node::profile),
                refusal,
                likeness);
    }

    /// These components, and those their links lead to.
    private Map<UUID, Component> around(Collection<Component> components) {
        Map<UUID, Component> around = new HashMap<>();
        components.forEach(component -> around.put(component.id(), component));
        components.stream()
                .flatMap(Evidence::ends)
                .distinct()
                .sorted()
                .limit(NEIGHBOURS_MAX)
                .flatMap(anchor -> component(anchor).stream())
                .forEach(component -> around.putIfAbsent(component.id(), component));
        return around;
    }

    private static Stream<AnchorId> ends(Component component) {
        return component.links().keySet().stream()
                .flatMap(pair -> Stream.of(pair.a(), pair.b()))
                .filter(anchor -> !component.nodes().containsKey(anchor));
    }

    private Optional<Component> component(AnchorId anchor) {
        return profiles.owner(anchor).flatMap(profiles::person).map(Person::component);
    }
}
