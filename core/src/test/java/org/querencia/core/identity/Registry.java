package org.querencia.core.identity;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Decision.Act;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Likeness;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Recognition.Accepted;
import org.querencia.core.kit.Events;
import org.querencia.core.workspace.Workspace;

/// A log and the graph it makes, as the pipeline would keep it.
final class Registry {

    static final Workspace COLOMBIA = workspace("CO");
    static final Likeness ALIKE = new Likeness(0.5, "linkage-1", List.of());
    static final IdentityRules RULES = IdentityRules.defaults(COLOMBIA);

    private final Identities identities = new Identities(RULES);
    private final Map<UUID, Component> components = new HashMap<>();
    private final Map<AnchorId, UUID> homes = new HashMap<>();
    private final Map<AnchorId, Identifier> names = new HashMap<>();
    private Position position = Position.START;

    static Workspace workspace(String country) {
        return new Workspace(
                country,
                ZoneId.of("America/Bogota"),
                Currency.getInstance("COP"),
                Locale.ENGLISH,
                "salt");
    }

    static Registry of(Collection<? extends Fact> facts) {
        Registry registry = new Registry();
        facts.forEach(registry::tell);
        return registry;
    }

    /// Appends the fact and takes what it did; fails when the graph no longer fits together.
    Resolution tell(Fact fact) {
        position = position.next();
        Map<UUID, Component> touched = new HashMap<>();
        for (AnchorId anchor : identities.touches(fact)) {
            UUID home = homes.get(anchor);
            if (home != null) {
                touched.put(home, component(home));
            }
        }
        Resolution done =
                identities.resolve(new Logged<>(position, fact), List.copyOf(touched.values()));
        take(done, touched);
        return done;
    }

    Resolution tell(Events event) {
        return tell(event.event());
    }

    Resolution decide(Act act) {
        return tell(decision("d" + position.next().value(), act));
    }

    static Decision decision(String messageId, Act act) {
        return new Decision(
                messageId, Origin.of("console", Trust.SECRET), Events.NOON, "ana@x.co", act);
    }

    private void take(Resolution done, Map<UUID, Component> touched) {
        Map<AnchorId, ProfileId> before = new HashMap<>();
        touched.values().stream()
                .flatMap(component -> component.nodes().values().stream())
                .forEach(node -> before.put(node.id(), node.profile()));
        for (UUID retired : done.retired()) {
            check(touched.containsKey(retired), "retired a component that was not given");
            components.remove(retired);
        }
        for (Component component : done.components()) {
            components.put(component.id(), component);
            component
                    .nodes()
                    .forEach((anchor, node) -> {
                        homes.put(anchor, component.id());
                        names.put(anchor, node.identifier());
                    });
        }
        Map<AnchorId, ProfileId> moved = new HashMap<>();
        before.forEach((anchor, person) -> {
            Component home = component(homes.getOrDefault(anchor, anchor.value()));
            if (!node(home, anchor).profile().equals(person)) {
                moved.put(anchor, node(home, anchor).profile());
            }
        });
        Map<AnchorId, ProfileId> told = new HashMap<>();
        done.moves().forEach(move -> told.put(move.anchor(), move.to()));
        check(told.equals(moved), "moves %s, but %s moved".formatted(told, moved));
    }

    /// The people, each as its identifiers, in an order of their own.
    Set<Set<String>> people() {
        Map<ProfileId, Set<String>> people = new HashMap<>();
        nodes().forEach(node ->
                people.computeIfAbsent(node.profile(), _ -> new TreeSet<>())
                        .add(node.identifier().toString()));
        return new HashSet<>(people.values());
    }

    /// The person of an identifier, as all the identifiers that are the same person.
    Set<String> person(String identifier) {
        return people().stream()
                .filter(person -> person.contains(identifier))
                .findFirst()
                .orElseThrow(() -> new AssertionError(identifier + " is unknown"));
    }

    ProfileId profile(String identifier) {
        return node(identifier).profile();
    }

    Node node(String identifier) {
        return nodes().filter(node -> node.identifier().toString().equals(identifier))
                .findFirst()
                .orElseThrow(() -> new AssertionError(identifier + " is unknown"));
    }

    Component component(String identifier) {
        return component(homes.getOrDefault(anchor(identifier), anchor(identifier).value()));
    }

    Collection<Component> components() {
        return components.values();
    }

    Map<String, ProfileId> profiles() {
        Map<String, ProfileId> profiles = new TreeMap<>();
        nodes().forEach(node -> profiles.put(node.identifier().toString(), node.profile()));
        return profiles;
    }

    /// The explanation in short words, for tables.
    String why(String one, String other) {
        return switch (identities.explain(components.values(), anchor(one), anchor(other))) {
            case Explanation.OnePerson(List<Link> path) -> "one: " + path(anchor(one), path);
            case Explanation.KeptOut(List<Refusal> refusals) ->
                    String.join(
                            ", ", refusals.stream().map(refusal -> why(refusal.reason())).toList());
            case Explanation.NoEvidence _ -> "no evidence";
        };
    }

    private String path(AnchorId from, List<Link> path) {
        List<String> steps = new ArrayList<>(List.of(name(from)));
        AnchorId at = from;
        for (Link link : path) {
            at = link.other(at);
            steps.add(name(at));
        }
        return String.join(" - ", steps);
    }

    String why(Refusal.Reason reason) {
        return switch (reason) {
            case Refusal.LimitReached(String type, int limit) ->
                    "limit of %s %d".formatted(type, limit);
            case Refusal.SharedDevice(String type) -> "shared device, each has " + type;
            case Refusal.PublicKey _ -> "public key";
            case Refusal.KeptApart _ -> "kept apart by hand";
            case Refusal.RefusedByHand _ -> "refused by hand";
            case Refusal.NoLongerLikely _ -> "no longer likely";
            case Refusal.SharedIdentifier(AnchorId shared) -> "shared " + name(shared);
            case Refusal.TooMuchTogether _ -> "too much together";
        };
    }

    String refused(Resolution resolution) {
        return String.join(
                ", ", resolution.refused().stream().map(refusal -> why(refusal.reason())).toList());
    }

    void checkThatNodesHaveOneHome() {
        check(
                components.values().stream().mapToInt(c -> c.nodes().size()).sum() == homes.size(),
                "a node is in two components or in none");
    }

    /// The people that the whole set of evidence makes at once, without components or history.
    Set<Set<String>> fromScratch() {
        List<Link> links =
                components.values().stream().flatMap(c -> c.links().values().stream()).toList();
        List<Verdict> verdicts =
                components.values().stream().flatMap(c -> c.verdicts().stream()).toList();
        People whole =
                new People(
                        nodes().collect(Collectors.toMap(Node::id, node -> node)),
                        links,
                        verdicts,
                        RULES);
        Map<ProfileId, Set<String>> people = new HashMap<>();
        nodes().forEach(node ->
                people.computeIfAbsent(whole.person(node.id()), _ -> new TreeSet<>())
                        .add(node.identifier().toString()));
        return new HashSet<>(people.values());
    }

    private String name(AnchorId anchor) {
        return String.valueOf(names.get(anchor));
    }

    private Stream<Node> nodes() {
        return components.values().stream()
                .flatMap(component -> component.nodes().values().stream());
    }

    private Component component(UUID id) {
        Component component = components.get(id);
        check(component != null, "no component " + id);
        return Objects.requireNonNull(component);
    }

    private static Node node(Component component, AnchorId anchor) {
        return Objects.requireNonNull(component.nodes().get(anchor));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    static AnchorId anchor(String identifier) {
        return RULES.anchorId(Events.identifier(identifier));
    }

    /// An event that names these, in the order of their priority.
    static Events seen(String... identifiers) {
        List<Identifier> accepted = new ArrayList<>();
        for (String text : identifiers) {
            Identifier raw = Events.identifier(text);
            if (RULES.identifier(raw.type(), raw.value()) instanceof Accepted(Identifier known)) {
                accepted.add(known);
            }
        }
        return Events.track("Seen")
                .by(
                        RULES.ordered(accepted).stream()
                                .map(Identifier::toString)
                                .toArray(String[]::new));
    }

    /// The same, minutes after noon, told with a key that anyone can read.
    static Event seenPublicly(int minute, String... identifiers) {
        return seen(identifiers)
                .from("web", Trust.PUBLIC)
                .after(Duration.ofMinutes(minute))
                .event();
    }

    /// The same, told with a server's key.
    static Event seenTrusted(int minute, String... identifiers) {
        return seen(identifiers).after(Duration.ofMinutes(minute)).event();
    }
}
