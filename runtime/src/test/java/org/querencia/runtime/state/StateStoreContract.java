package org.querencia.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Seeds;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.state.Profiles.Person;
import org.querencia.runtime.state.StateStore.Origins;

/// What every store of the derived state must do. The one in memory is simple enough to be read and
/// believed: whatever the pipeline commits, each store must tell the same as that one.
public abstract class StateStoreContract extends QuarantineContract {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final IdentityRules RULES = IdentityRules.defaults(Engine.WORKSPACE);

    /// All sides of one state.
    public record Sides(StateStore store, Profiles profiles, Catalogue catalogue) {}

    @Test
    void a_new_state_stands_at_the_start() {
        Sides sides = emptyState();

        assertThat(sides.store().applied()).isEqualTo(Position.START);
        assertThat(sides.store().definitions()).isEmpty();
        assertThat(sides.store().components(List.of(anchor("email:ana@x.co")))).isEmpty();
        assertThat(sides.profiles().owner(anchor("email:ana@x.co"))).isEmpty();
        assertThat(sides.profiles().person(new ProfileId(anchor("email:ana@x.co").value())))
                .isEmpty();
        assertThat(sides.profiles().counts()).isEqualTo(new Profiles.Counts(0, 0));
    }

    @Test
    void a_change_that_does_not_follow_is_refused_and_leaves_nothing() {
        Sides sides = emptyState();
        Change second = made(new Position(3), new Position(4), "email:ana@x.co");

        assertThatThrownBy(() -> sides.store().commit(second))
                .isInstanceOf(StateConflictException.class);
        assertThat(sides.store().applied()).isEqualTo(Position.START);
        assertThat(sides.profiles().owner(anchor("email:ana@x.co"))).isEmpty();

        sides.store().commit(made(Position.START, new Position(4), "email:ana@x.co"));
        assertThat(sides.store().applied()).isEqualTo(new Position(4));
        assertThat(sides.profiles().owner(anchor("email:ana@x.co"))).isPresent();
    }

    @Test
    void the_newest_definition_of_each_kind_and_key_is_in_force() {
        Sides sides = emptyState();
        commit(sides, defined(0, 2, definition("identity", "", "one"), definition("x", "a", "1")));
        commit(sides, defined(2, 3, definition("identity", "", "two")));

        assertThat(sides.store().definitions())
                .containsExactlyInAnyOrder(
                        definition("identity", "", "two"), definition("x", "a", "1"));
    }

    @Test
    void a_reset_forgets_everything_derived() {
        Sides sides = emptyState();
        commit(sides, made(Position.START, new Position(1), "email:ana@x.co"));

        sides.store().reset(new Position(7));

        assertThat(sides.store().applied()).isEqualTo(Position.START);
        assertThat(sides.store().origins()).isEqualTo(new Origins(1, new Position(7)));
        assertThat(sides.profiles().owner(anchor("email:ana@x.co"))).isEmpty();
        assertThat(sides.profiles().counts()).isEqualTo(new Profiles.Counts(0, 0));
        commit(sides, made(Position.START, new Position(1), "email:ana@x.co"));
    }

    @Test
    void who_an_anchor_belonged_to_is_known_for_every_position() {
        Sides sides = emptyState();
        StateRuns runs = new StateRuns(sides);
        runs.take(Events.track("Seen").by("email:ana@x.co").event());
        runs.take(Events.track("Seen").by("user_id:u1").event());
        runs.take(Events.identify().by("user_id:u1", "email:ana@x.co").event());

        AnchorId email = anchor("email:ana@x.co");
        AnchorId user = anchor("user_id:u1");
        assertThat(sides.profiles().ownerAt(user, Position.START)).isEmpty();
        assertThat(sides.profiles().ownerAt(user, new Position(1))).isEmpty();
        assertThat(sides.profiles().ownerAt(user, new Position(2))).contains(ProfileId.of(user));
        assertThat(sides.profiles().ownerAt(user, new Position(3))).contains(ProfileId.of(email));
        assertThat(sides.profiles().ownerAt(user, new Position(9))).contains(ProfileId.of(email));
        assertThat(sides.profiles().movedBetween(new Position(2), new Position(3)))
                .isEqualTo(Map.of(user, ProfileId.of(email)));
        assertThat(sides.profiles().movedBetween(new Position(3), new Position(9))).isEmpty();
        assertThat(sides.profiles().person(ProfileId.of(user)).map(Person::id))
                .as("a former id leads to the present person")
                .contains(ProfileId.of(email));
    }

    @Test
    void people_are_found_and_listed() {
        Sides sides = emptyState();
        StateRuns runs = new StateRuns(sides);
        runs.take(
                Events.identify().by("email:ana@x.co").trait("name", "Ana Pérez Muñoz").event(),
                Events.identify().by("email:luis@x.co").trait("name", "Luis Gómez").event(),
                Events.track("Seen").by("anonymous_id:a-1").event());

        assertThat(names(sides.profiles().search("perez", 10))).containsExactly("Ana Pérez Muñoz");
        assertThat(names(sides.profiles().search("luis@x.co", 10))).containsExactly("Luis Gómez");
        assertThat(sides.profiles().search("zzzz", 10)).isEmpty();
        assertThat(names(sides.profiles().list(Optional.empty(), 10)))
                .containsExactly("Luis Gómez", "Ana Pérez Muñoz");
        assertThat(names(sides.profiles().list(Optional.of(new Position(2)), 10)))
                .containsExactly("Ana Pérez Muñoz");
        assertThat(sides.profiles().counts()).isEqualTo(new Profiles.Counts(2, 3));
    }

    @Test
    void people_are_found_by_what_is_written_just_so() {
        Sides sides = emptyState();
        StateRuns runs = new StateRuns(sides);
        runs.take(
                Events.identify().by("email:ana+news@x.co").trait("name", "Ánna Pérez").event(),
                Events.identify().by("email:ana_b@x.co").event(),
                Events.identify().by("email:anab@x.co").event());

        ProfileId tagged = ProfileId.of(anchor("email:ana+news@x.co"));
        assertThat(sides.profiles().mentioning("ana+", 10)).containsExactly(tagged);
        assertThat(sides.profiles().mentioning("ÁNNA", 10)).containsExactly(tagged);
        assertThat(sides.profiles().mentioning("ana_b", 10))
                .containsExactly(ProfileId.of(anchor("email:ana_b@x.co")));
        assertThat(sides.profiles().mentioning("@x.co", 2)).hasSize(2);
    }

    @Test
    void people_made_by_one_fact_are_listed_together_whatever_the_limit() {
        Sides sides = emptyState();
        StateRuns runs = new StateRuns(sides);
        runs.take(
                Events.identify().by("email:luis@x.co").event(),
                Events.identify().by("user_id:u1", "email:ana@x.co").event(),
                new Decision(
                        "d1",
                        Origin.of("console", Trust.SECRET),
                        NOON,
                        "ana@x.co",
                        new Decision.Split(
                                List.of(Events.identifier("email:ana@x.co")),
                                List.of(Events.identifier("user_id:u1")))));

        List<SearchRow> newest = sides.profiles().list(Optional.empty(), 1);
        assertThat(names(newest)).containsExactlyInAnyOrder("u1", "ana@x.co");
        assertThat(names(sides.profiles().list(Optional.of(newest.getLast().first()), 1)))
                .containsExactly("luis@x.co");
    }

    @Test
    void whatever_happens_the_state_tells_the_same_as_the_one_in_memory() {
        Seeds.each(
                12,
                (random, seed) -> {
                    Sides tested = emptyState();
                    MemoryState memory = new MemoryState();
                    StateRuns runs = new StateRuns(tested);
                    StateRuns expected = new StateRuns(new Sides(memory, memory, memory));
                    Set<Identifier> named = new HashSet<>();
                    for (int batch = 0; batch < 12; batch++) {
                        Fact[] facts = new Fact[1 + random.nextInt(12)];
                        for (int i = 0; i < facts.length; i++) {
                            facts[i] =
                                    StateRuns.fact(
                                            random, "s%d-%d-%d".formatted(seed, batch, i), named);
                        }
                        runs.take(facts);
                        expected.take(facts);
                    }
                    same(tested, memory, named, runs.log.head());
                });
    }

    @Test
    void what_was_taken_back_leaves_what_a_replay_makes() {
        Seeds.each(
                12,
                (random, seed) -> {
                    Sides tested = emptyState();
                    StateRuns runs = new StateRuns(tested);
                    Set<Identifier> named = new HashSet<>();
                    for (int batch = 0; batch < 10; batch++) {
                        Fact[] facts = new Fact[1 + random.nextInt(10)];
                        for (int i = 0; i < facts.length; i++) {
                            facts[i] =
                                    StateRuns.fact(
                                            random, "t%d-%d-%d".formatted(seed, batch, i), named);
                        }
                        runs.take(Optional.of(new ImportId(1 + random.nextInt(4))), facts);
                        if (random.nextInt(3) == 0) {
                            runs.take(StateRuns.retraction("u" + batch, 1 + random.nextInt(4)));
                        }
                        if (random.nextInt(4) == 0) {
                            Erasure erasure = StateRuns.erasure("e" + batch, random, named);
                            runs.take(erasure);
                            nothingTellsOf(erasure, tested, named);
                        }
                    }
                    MemoryState replayed = new MemoryState();
                    new StateRuns(runs.log, new Sides(replayed, replayed, replayed))
                            .pipeline.catchUp();
                    sameNow(tested, replayed, named);
                });
    }

    /// Not even what was believed before of those who stay.
    private static void nothingTellsOf(Erasure erasure, Sides tested, Set<Identifier> named) {
        for (Identifier identifier : named) {
            ProfileId id = ProfileId.of(RULES.anchorId(identifier));
            assertThat(tested.profiles().journal(id, Optional.empty(), 1_000))
                    .noneMatch(row ->
                            erasure.anchors().stream()
                                    .anyMatch(gone ->
                                            row.cause().equals(gone)
                                                    || row.detail().contains(gone.toString())));
        }
    }

    /// All but what was believed before.
    private static void sameNow(Sides tested, MemoryState memory, Set<Identifier> named) {
        List<AnchorId> anchors = named.stream().map(RULES::anchorId).toList();
        assertThat(tested.store().applied()).isEqualTo(memory.applied());
        assertThat(byId(tested.store().components(anchors)))
                .isEqualTo(byId(memory.components(anchors)));
        assertThat(tested.store().summaries(anchors)).isEqualTo(memory.summaries(anchors));
        assertThat(tested.profiles().owners(anchors)).isEqualTo(memory.owners(anchors));
        assertThat(tested.profiles().counts()).isEqualTo(memory.counts());
        assertThat(tested.profiles().list(Optional.empty(), 100))
                .containsExactlyInAnyOrderElementsOf(memory.list(Optional.empty(), 100));
        samePeople(tested, memory, anchors);
        List<OrderKey> orders = List.of(new OrderKey("order", "o1"), new OrderKey("order", "o2"));
        assertThat(tested.store().orders(orders)).isEqualTo(memory.orders(orders));
        assertThat(tested.profiles().accounts(Optional.empty(), 10))
                .isEqualTo(memory.accounts(Optional.empty(), 10));
        sameCatalogue(tested, memory);
        assertThat(tested.profiles().contacts(new AccountKey("acme"), 50))
                .containsExactlyInAnyOrderElementsOf(memory.contacts(new AccountKey("acme"), 50));
    }

    private static void samePeople(Sides tested, MemoryState memory, List<AnchorId> anchors) {
        List<ProfileId> ids = anchors.stream().map(ProfileId::of).toList();
        assertThat(tested.profiles().people(ids).stream().map(StateStoreContract::withoutAccounts))
                .isEqualTo(
                        memory.people(ids).stream()
                                .map(StateStoreContract::withoutAccounts)
                                .toList());
    }

    private static void same(
            Sides tested, MemoryState memory, Set<Identifier> named, Position head) {
        List<AnchorId> anchors = named.stream().map(RULES::anchorId).toList();
        assertThat(tested.store().applied()).isEqualTo(memory.applied());
        assertThat(byId(tested.store().components(anchors)))
                .isEqualTo(byId(memory.components(anchors)));
        assertThat(tested.store().summaries(anchors)).isEqualTo(memory.summaries(anchors));
        assertThat(tested.profiles().owners(anchors)).isEqualTo(memory.owners(anchors));
        assertThat(tested.profiles().counts()).isEqualTo(memory.counts());
        for (AnchorId anchor : anchors) {
            for (long position = 0; position <= head.value(); position += 7) {
                assertThat(tested.profiles().ownerAt(anchor, new Position(position)))
                        .isEqualTo(memory.ownerAt(anchor, new Position(position)));
            }
            ProfileId id = ProfileId.of(anchor);
            Optional<Person> person = tested.profiles().person(id);
            assertThat(person.map(StateStoreContract::withoutAccounts))
                    .isEqualTo(memory.person(id).map(StateStoreContract::withoutAccounts));
            assertThat(tested.profiles().journal(id, Optional.empty(), 1_000))
                    .containsExactlyInAnyOrderElementsOf(
                            memory.journal(id, Optional.empty(), 1_000));
        }
        samePeople(tested, memory, anchors);
        List<OrderKey> orders = List.of(new OrderKey("order", "o1"), new OrderKey("order", "o2"));
        assertThat(tested.store().orders(orders)).isEqualTo(memory.orders(orders));
        List<AccountKey> accounts = List.of(new AccountKey("acme"), new AccountKey("none"));
        assertThat(tested.store().accounts(accounts)).isEqualTo(memory.accounts(accounts));
        assertThat(tested.profiles().accounts(Optional.empty(), 10))
                .isEqualTo(memory.accounts(Optional.empty(), 10));
        sameCatalogue(tested, memory);
    }

    private static Map<java.util.UUID, Component> byId(Collection<Component> components) {
        Map<java.util.UUID, Component> byId = new HashMap<>();
        components.forEach(component -> byId.put(component.id(), component));
        return byId;
    }

    private static Person withoutAccounts(Person person) {
        return new Person(
                person.id(), person.component(), person.anchors(), person.orders(), List.of());
    }

    private static List<String> names(List<SearchRow> rows) {
        return rows.stream().map(SearchRow::name).toList();
    }

    private static AnchorId anchor(String typeAndValue) {
        return RULES.anchorId(Events.identifier(typeAndValue));
    }

    private static void commit(Sides sides, Change change) {
        sides.store().commit(change);
    }

    private static Change made(Position after, Position upTo, String typeAndValue) {
        AnchorId id = anchor(typeAndValue);
        Node node =
                new Node(
                        id,
                        Events.identifier(typeAndValue),
                        upTo,
                        ProfileId.of(id),
                        false,
                        Node.Sharing.NONE);
        return new Change(
                after,
                upTo,
                List.of(new Change.NewNode(node, id.value())),
                List.of(),
                List.of(),
                List.of(new Change.Owner(id, node.profile(), upTo)),
                Map.of(id, Summary.of(Events.track("Seen").by(typeAndValue).event())),
                List.of(),
                List.<Account>of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Change defined(long after, long upTo, Definition... definitions) {
        return new Change(
                new Position(after),
                new Position(upTo),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                new ArrayList<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(definitions),
                List.of());
    }

    private static Definition definition(String kind, String key, String content) {
        return new Definition(
                "d-" + kind + key,
                Origin.of("console", Trust.SECRET),
                NOON,
                "ana@x.co",
                kind,
                key,
                content);
    }
}
