package org.querencia.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Seeds;

/// The laws of identity on random histories. Events happen when they say, but arrive in any order.
class IdentityLawsTest {

    private static final int HISTORIES = 1_000;

    @Test
    void any_order_of_arrival_gives_the_same_people() {
        Seeds.each(
                HISTORIES,
                (random, _) -> {
                    List<Fact> facts = history(random, 40);
                    Set<Set<String>> people = Registry.of(facts).people();
                    for (int order = 0; order < 3; order++) {
                        assertThat(Registry.of(shuffled(facts, random)).people()).isEqualTo(people);
                    }
                });
    }

    @Test
    void any_order_of_arrival_around_decisions_gives_the_same_people() {
        Seeds.each(
                HISTORIES,
                (random, _) -> {
                    List<Fact> events = history(random, 30);
                    List<Decision> decisions = decisions(random, 6);
                    Set<Set<String>> people =
                            Registry.of(woven(events, decisions, random)).people();
                    for (int order = 0; order < 3; order++) {
                        assertThat(Registry.of(woven(events, decisions, random)).people())
                                .isEqualTo(people);
                    }
                });
    }

    @Test
    void step_by_step_equals_from_scratch() {
        Seeds.each(
                HISTORIES / 4,
                (random, _) -> {
                    Registry registry = new Registry();
                    for (Fact fact : woven(history(random, 30), decisions(random, 4), random)) {
                        registry.tell(fact);
                        assertThat(registry.people()).isEqualTo(registry.fromScratch());
                        registry.checkThatNodesHaveOneHome();
                    }
                });
    }

    @Test
    void the_same_log_gives_the_same_ids() {
        Seeds.each(
                HISTORIES / 4,
                (random, _) -> {
                    List<Fact> log = woven(history(random, 40), decisions(random, 6), random);
                    assertThat(Registry.of(log).profiles()).isEqualTo(Registry.of(log).profiles());
                });
    }

    @Test
    void a_person_is_named_by_its_oldest_identifier() {
        Seeds.each(
                HISTORIES / 4,
                (random, _) -> {
                    Registry registry =
                            Registry.of(woven(history(random, 40), decisions(random, 6), random));
                    Map<ProfileId, Node> oldest = new HashMap<>();
                    for (Component component : registry.components()) {
                        for (Node node : component.nodes().values()) {
                            oldest.merge(
                                    node.profile(),
                                    node,
                                    (a, b) ->
                                            People.oldest(Registry.RULES).compare(a, b) < 0
                                                    ? a
                                                    : b);
                        }
                    }
                    oldest.forEach((id, node) -> assertThat(id).isEqualTo(ProfileId.of(node.id())));
                });
    }

    @Test
    void a_link_by_hand_taken_back_equals_never_made() {
        Seeds.each(
                HISTORIES,
                (random, _) -> {
                    List<Fact> events = history(random, 30);
                    Identifier one = Events.identifier("user_id:byhand");
                    Identifier other = strong(random);
                    List<Decision> undone =
                            List.of(
                                    Registry.decision("d1", new Decision.Merge(one, other)),
                                    Registry.decision("d2", new Decision.RefuseLink(one, other)));
                    events.add(
                            Registry.seenTrusted(
                                    random.nextInt(60), one.toString(), "email:theirs@x.co"));
                    events.add(Registry.seenTrusted(0, other.toString()));
                    Set<Set<String>> never = Registry.of(shuffled(events, random)).people();
                    assertThat(Registry.of(woven(events, undone, random)).people())
                            .isEqualTo(never);
                });
    }

    @Test
    void a_merge_undone_by_a_split_equals_never_merged() {
        Seeds.each(
                HISTORIES,
                (random, _) -> {
                    Registry registry = Registry.of(history(random, 30));
                    List<Set<String>> people = new ArrayList<>(registry.people());
                    people.sort((a, b) -> a.toString().compareTo(b.toString()));
                    if (people.size() < 2) {
                        return;
                    }
                    Map<String, ProfileId> before = registry.profiles();
                    Set<String> one = people.removeLast();
                    Set<String> other = people.get(random.nextInt(people.size()));
                    registry.decide(new Decision.Merge(any(one), any(other)));
                    assertThat(registry.person(any(one).toString())).containsAll(other);
                    registry.decide(new Decision.Split(identifiers(one), identifiers(other)));
                    assertThat(registry.profiles()).isEqualTo(before);
                });
    }

    @Test
    void what_is_merged_again_after_a_split_is_one_person_again() {
        Seeds.each(
                HISTORIES / 4,
                (random, _) -> {
                    Registry registry = Registry.of(history(random, 30));
                    Set<String> person =
                            registry.people().stream()
                                    .filter(p -> p.size() > 1)
                                    .min((a, b) -> a.toString().compareTo(b.toString()))
                                    .orElse(Set.of());
                    if (person.isEmpty()) {
                        return;
                    }
                    Map<String, ProfileId> before = registry.profiles();
                    List<Identifier> apart = new ArrayList<>(identifiers(person));
                    Collections.shuffle(apart, Random.from(random));
                    List<Identifier> rest = List.of(apart.removeLast());
                    registry.decide(new Decision.Split(apart, rest));
                    assertThat(registry.person(rest.getFirst().toString()))
                            .doesNotContainAnyElementsOf(
                                    apart.stream().map(Identifier::toString).toList());
                    for (Identifier one : apart) {
                        registry.decide(new Decision.Merge(one, rest.getFirst()));
                    }
                    assertThat(registry.profiles()).isEqualTo(before);
                });
    }

    /// Of people whom nothing but events made: no more than one user, and no two known ones joined
    /// by public links.
    @Test
    void limits_hold_whatever_arrives() {
        Seeds.each(
                HISTORIES / 2,
                (random, _) -> {
                    Registry registry = new Registry();
                    for (Fact fact : history(random, 60)) {
                        if (fact instanceof Event event && event.previousId().isEmpty()) {
                            registry.tell(event);
                        }
                    }
                    for (Set<String> person : registry.people()) {
                        assertThat(of(person, "user_id:")).isLessThanOrEqualTo(1);
                        assertThat(of(person, "email:")).isLessThanOrEqualTo(5);
                        assertThat(of(person, "anonymous_id:")).isLessThanOrEqualTo(5);
                    }
                    registry.components()
                            .forEach(IdentityLawsTest::assertKnownAreNotJoinedPublicly);
                });
    }

    /// Without its public links a component falls into pieces; no person has known nodes in two of
    /// them.
    private static void assertKnownAreNotJoinedPublicly(Component component) {
        List<Link> trusted =
                component.links().values().stream()
                        .filter(link -> link.trust() == Trust.SECRET)
                        .toList();
        People people =
                new People(component.nodes(), trusted, component.verdicts(), Registry.RULES);
        Map<ProfileId, Set<ProfileId>> pieces = new HashMap<>();
        for (Node node : component.nodes().values()) {
            if (node.vouched()) {
                pieces.computeIfAbsent(node.profile(), _ -> new HashSet<>())
                        .add(people.person(node.id()));
            }
        }
        pieces.values().forEach(known -> assertThat(known).hasSize(1));
    }

    @Test
    void components_stay_within_their_bounds() {
        Seeds.each(
                5,
                (random, _) -> {
                    Registry registry = new Registry();
                    for (int i = 0; i < 1_500; i++) {
                        registry.tell(
                                Registry.seenTrusted(
                                        i,
                                        "user_id:u" + random.nextInt(300),
                                        "ext:e" + random.nextInt(300)));
                    }
                    for (Component component : registry.components()) {
                        assertThat(component.nodes().size())
                                .isLessThanOrEqualTo(Component.NODES_MAX);
                        assertThat(component.links().size())
                                .isLessThanOrEqualTo(Component.LINKS_MAX);
                    }
                });
    }

    private static List<Fact> history(RandomGenerator random, int size) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            facts.add(event(random));
        }
        return facts;
    }

    /// Few names, so that they meet; one browser in three is everybody's.
    private static Fact event(RandomGenerator random) {
        List<String> named = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            named.add("user_id:u" + random.nextInt(30));
        }
        if (random.nextInt(3) == 0) {
            named.add(email(random));
        }
        if (random.nextInt(5) == 0) {
            named.add("phone:30012345" + (10 + random.nextInt(8)));
        }
        if (random.nextInt(9) == 0) {
            named.add("tax_id:5234567" + random.nextInt(5));
        }
        if (named.isEmpty() || random.nextInt(3) > 0) {
            int browser = random.nextInt(3) == 0 ? 0 : random.nextInt(12);
            named.add("anonymous_id:a" + browser);
        }
        Events event = Registry.seen(named.toArray(String[]::new));
        if (random.nextInt(15) == 0) {
            event = Events.alias("u" + random.nextInt(30)).by("user_id:u" + random.nextInt(30));
        }
        return event.from(
                        random.nextBoolean() ? "web" : "crm",
                        random.nextInt(3) > 0 ? Trust.PUBLIC : Trust.SECRET)
                .at(Events.NOON.plusSeconds(random.nextInt(60)))
                .event();
    }

    private static List<Decision> decisions(RandomGenerator random, int size) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Identifier one = strong(random);
            Identifier other = strong(random);
            Decision.Act act =
                    switch (random.nextInt(6)) {
                        case 0 -> new Decision.Split(List.of(one, strong(random)), List.of(other));
                        case 1 -> new Decision.RefuseLink(one, other);
                        case 2 -> new Decision.RestoreLink(one, other);
                        case 3 -> new Decision.LinkProbably(one, other, Registry.ALIKE);
                        case 4 -> new Decision.TakeLinkBack(one, other, Registry.ALIKE);
                        default -> new Decision.Merge(one, other);
                    };
            decisions.add(Registry.decision("d" + i, act));
        }
        return decisions;
    }

    private static Identifier strong(RandomGenerator random) {
        return Events.identifier(
                random.nextBoolean() ? "user_id:u" + random.nextInt(30) : email(random));
    }

    private static String email(RandomGenerator random) {
        return "email:e%d@x.co".formatted(random.nextInt(10));
    }

    private static List<Fact> shuffled(List<? extends Fact> facts, RandomGenerator random) {
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, Random.from(random));
        return shuffled;
    }

    /// The events in any order with the decisions, in theirs, anywhere between them.
    private static List<Fact> woven(
            List<? extends Fact> events, List<Decision> decisions, RandomGenerator random) {
        List<Fact> woven = shuffled(events, random);
        int from = 0;
        for (Decision decision : decisions) {
            int place = from + random.nextInt(woven.size() - from + 1);
            woven.add(place, decision);
            from = place + 1;
        }
        return woven;
    }

    private static List<Identifier> identifiers(Set<String> person) {
        return person.stream().map(Events::identifier).toList();
    }

    private static Identifier any(Set<String> person) {
        return Events.identifier(person.iterator().next());
    }

    private static long of(Set<String> person, String type) {
        return person.stream().filter(identifier -> identifier.startsWith(type)).count();
    }
}
