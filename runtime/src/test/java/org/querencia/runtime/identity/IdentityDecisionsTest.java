package org.querencia.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.identifier;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.page;
import static org.querencia.core.kit.Events.track;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentifierType;
import org.querencia.core.identity.IdentifierType.Strength;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.Normaliser;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Seeds;
import org.querencia.runtime.identity.Outcome.Done;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;

class IdentityDecisionsTest {

    private static final Author ANA = Author.of("console", "ana@x.co");

    private final Engine engine = new Engine();
    private final IdentityDecisions decisions = decisions(engine);

    @Test
    void two_people_become_one_with_all_they_had() {
        engine.take(
                identify().by("user_id:u1", "email:a1@x.co").event(),
                identify().by("user_id:u2", "email:a2@x.co").event());
        ProfileId older = person("user_id:u1");

        Outcome merged = decisions.merge(ANA, older, person("user_id:u2"));

        assertThat(merged).isEqualTo(new Done(List.of(older)));
        assertThat(names("user_id:u2"))
                .containsExactly("email:a1@x.co", "email:a2@x.co", "user_id:u1", "user_id:u2");
    }

    @Test
    void nonsense_is_refused_and_leaves_nothing_in_the_log() {
        engine.take(
                identify().by("user_id:u1", "email:a1@x.co").event(),
                identify().by("user_id:u2").event());
        ProfileId u1 = person("user_id:u1");
        ProfileId nobody = ProfileId.of(engine.rules.anchorId(identifier("user_id:nobody")));
        Identifier user = identifier("user_id:u1");
        Identifier mail = identifier("email:a1@x.co");
        Identifier stranger = identifier("user_id:u2");
        Position head = engine.log.head();

        assertThat(decisions.merge(ANA, u1, u1)).isEqualTo(new Outcome.SamePerson(u1));
        assertThat(decisions.merge(ANA, u1, nobody)).isEqualTo(new Outcome.UnknownPerson(nobody));
        assertThat(decisions.split(ANA, nobody, List.of(user)))
                .isEqualTo(new Outcome.UnknownPerson(nobody));
        assertThat(decisions.split(ANA, u1, List.of())).isEqualTo(new Outcome.NothingApart());
        assertThat(decisions.split(ANA, u1, List.of(user, mail)))
                .isEqualTo(new Outcome.NothingLeft(u1));
        assertThat(decisions.split(ANA, u1, List.of(stranger)))
                .isEqualTo(new Outcome.NotOfPerson(stranger, u1));
        assertThat(decisions.refuseLink(ANA, user, identifier("email:nobody@x.co")))
                .isEqualTo(new Outcome.UnknownIdentifier(identifier("email:nobody@x.co")));
        assertThat(decisions.refuseLink(ANA, user, stranger))
                .isEqualTo(new Outcome.NoSuchLink(user, stranger));
        assertThat(decisions.restoreLink(ANA, user, mail))
                .isEqualTo(new Outcome.NotRefused(user, mail));
        assertThat(decisions.correctTrait(ANA, u1, " ", Value.of("x")))
                .isEqualTo(new Outcome.BadTrait(" "));
        assertThat(engine.log.head()).isEqualTo(head);
    }

    @Test
    void one_person_becomes_two_even_where_only_the_other_side_held_it_together() {
        engine.take(
                identify().by("user_id:u1", "email:a1@x.co").event(),
                identify().by("user_id:u1", "phone:+573001234567").event(),
                page("Home").by("user_id:u1", "anonymous_id:a").event());
        ProfileId before = person("user_id:u1");

        decisions.split(ANA, before, List.of(identifier("user_id:u1")));

        assertThat(names("user_id:u1")).containsExactly("user_id:u1");
        assertThat(names("email:a1@x.co"))
                .containsExactly("anonymous_id:a", "email:a1@x.co", "phone:+573001234567");
        assertThat(engine.state.person(before).orElseThrow().id()).isEqualTo(person("user_id:u1"));
    }

    @Test
    void merging_again_overrules_the_split() {
        engine.take(
                identify().by("user_id:u1", "email:a1@x.co").event(),
                identify().by("user_id:u1", "email:a2@x.co").event());
        ProfileId before = person("user_id:u1");
        Set<String> whole = names("user_id:u1");
        decisions.split(ANA, before, List.of(identifier("email:a1@x.co")));
        decisions.split(ANA, before, List.of(identifier("email:a2@x.co")));

        decisions.merge(ANA, person("email:a1@x.co"), person("email:a2@x.co"));
        assertThat(names("email:a1@x.co")).containsExactly("email:a1@x.co", "email:a2@x.co");
        Outcome merged = decisions.merge(ANA, person("email:a1@x.co"), person("user_id:u1"));

        assertThat(merged).isEqualTo(new Done(List.of(before)));
        assertThat(names("user_id:u1")).isEqualTo(whole);
    }

    @Test
    void a_merge_undone_equals_never_merged() {
        Event one = identify().by("email:ana@x.co").trait("name", "Ana").event();
        Event other =
                track("Order Completed")
                        .by("user_id:u1")
                        .with("order_id", "1")
                        .with("total", 900)
                        .event();
        engine.take(one, other);
        ProfileId ana = person("email:ana@x.co");
        ProfileId user = person("user_id:u1");
        decisions.merge(ANA, ana, user);
        assertThat(person("user_id:u1")).isEqualTo(ana);

        Outcome parted = decisions.split(ANA, ana, List.of(identifier("user_id:u1")));

        assertThat(parted).isEqualTo(new Done(List.of(ana, user)));
        Engine never = new Engine().take(one, other);
        for (String name : List.of("email:ana@x.co", "user_id:u1")) {
            assertThat(engine.person(name).anchors()).isEqualTo(never.person(name).anchors());
            assertThat(engine.person(name).orders()).isEqualTo(never.person(name).orders());
        }
    }

    @Test
    void a_link_is_refused_and_restored() {
        engine.take(identify().by("user_id:u1", "email:a1@x.co").event());
        Identifier user = identifier("user_id:u1");
        Identifier mail = identifier("email:a1@x.co");

        assertThat(decisions.refuseLink(ANA, mail, user))
                .isEqualTo(new Done(List.of(person("email:a1@x.co"), person("user_id:u1"))));
        assertThat(names("user_id:u1")).containsExactly("user_id:u1");
        Position head = engine.log.head();
        assertThat(decisions.refuseLink(ANA, mail, user)).isInstanceOf(Done.class);
        assertThat(engine.log.head()).as("refused already").isEqualTo(head);

        assertThat(decisions.restoreLink(ANA, user, mail))
                .isEqualTo(new Done(List.of(person("user_id:u1"))));
        assertThat(names("user_id:u1")).containsExactly("email:a1@x.co", "user_id:u1");
    }

    @Test
    void a_trait_corrected_by_hand_stays_until_released() {
        engine.take(identify().by("user_id:u1", "email:a1@x.co").trait("city", "Cali").event());
        ProfileId person = person("user_id:u1");
        assertThat(decisions.correctTrait(ANA, person, "city", Value.of("Bogotá")))
                .isEqualTo(new Done(List.of(person)));
        engine.take(identify().by("user_id:u1").trait("city", "Pasto").event());
        assertThat(city()).contains("Bogotá");
        decisions.releaseTrait(ANA, person, "city");
        assertThat(city()).isNotEqualTo(Optional.of("Bogotá"));
    }

    @Test
    void the_same_request_counts_once() {
        engine.take(
                identify().by("user_id:u1").event(),
                identify().by("user_id:u2").event(),
                identify().by("user_id:u3").event());
        Author caller = new Author("api", "till", Optional.of("r-1"));
        decisions.merge(caller, person("user_id:u1"), person("user_id:u2"));
        Position head = engine.log.head();

        decisions.merge(caller, person("user_id:u1"), person("user_id:u3"));

        assertThat(engine.log.head()).isEqualTo(head);
        assertThat(names("user_id:u3")).containsExactly("user_id:u3");
    }

    @Test
    void a_definition_reads_identifiers_from_its_place_in_the_log_on() {
        List<IdentifierType> types = new ArrayList<>(IdentityDefinition.defaults().types());
        types.removeIf(type -> type.key().equals("email"));
        types.add(IdentifierType.of("email", Normaliser.EMAIL, 1, 10, Strength.STRONG));
        decisions.define(
                ANA, new IdentityDefinition(types, IdentityDefinition.defaults().undeclared()));

        engine.take(
                identify().by("user_id:u1", "email:a1@x.co").event(),
                identify().by("user_id:u1", "email:a2@x.co").event());

        assertThat(names("user_id:u1")).hasSize(2);
        assertThat(engine.replayed().owner("email:a2@x.co"))
                .isEqualTo(engine.owner("email:a2@x.co"));
    }

    @Test
    void any_split_makes_two_people_and_any_merge_one() {
        Seeds.each(
                150,
                (random, _) -> {
                    Engine town = new Engine();
                    IdentityDecisions hand = decisions(town);
                    List<String> known = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        String user = "user_id:u" + random.nextInt(6);
                        String mail = "email:e%d@x.co".formatted(random.nextInt(8));
                        String visitor = "anonymous_id:a" + random.nextInt(6);
                        String[] named =
                                random.nextBoolean()
                                        ? new String[] {user, mail}
                                        : new String[] {mail, visitor};
                        known.addAll(List.of(named));
                        town.take(identify().by(named).event());
                    }
                    for (int i = 0; i < 6; i++) {
                        String one = known.get(random.nextInt(known.size()));
                        String other = known.get(random.nextInt(known.size()));
                        Set<String> union = new TreeSet<>(names(town, one));
                        union.addAll(names(town, other));
                        int people = people(town, known);
                        if (town.owner(one).equals(town.owner(other))) {
                            List<Identifier> apart =
                                    names(town, one).stream()
                                            .filter(_ -> random.nextBoolean())
                                            .map(Events::identifier)
                                            .toList();
                            if (hand.split(ANA, town.owner(one).orElseThrow(), apart)
                                    instanceof Done done) {
                                assertThat(done.people()).hasSize(2);
                                assertThat(names(town, apart.getFirst().toString()))
                                        .isEqualTo(texts(apart));
                                union.removeAll(texts(apart));
                                assertThat(done.people().getFirst())
                                        .isEqualTo(
                                                town.owner(union.iterator().next()).orElseThrow());
                                assertThat(people(town, known)).isEqualTo(people + 1);
                            }
                        } else {
                            hand.merge(
                                    ANA,
                                    town.owner(one).orElseThrow(),
                                    town.owner(other).orElseThrow());
                            assertThat(names(town, one)).isEqualTo(union);
                            assertThat(people(town, known)).isEqualTo(people - 1);
                        }
                    }
                });
    }

    private Optional<String> city() {
        return engine.person("user_id:u1").anchors().values().stream()
                .flatMap(summary -> summary.traits().text("city").stream())
                .findFirst();
    }

    private ProfileId person(String identifier) {
        return engine.owner(identifier).orElseThrow();
    }

    private Set<String> names(String identifier) {
        return names(engine, identifier);
    }

    private static Set<String> texts(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(Identifier::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int people(Engine engine, List<String> known) {
        return known.stream().map(engine::owner).collect(Collectors.toSet()).size();
    }

    private static Set<String> names(Engine engine, String identifier) {
        var person = engine.person(identifier);
        return person.component().nodes().values().stream()
                .filter(node -> node.profile().equals(person.id()))
                .map(node -> node.identifier().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static IdentityDecisions decisions(Engine engine) {
        return new IdentityDecisions(
                () -> new Identities(engine.rules),
                engine.state,
                new Direct(engine),
                InstantSource.fixed(Events.NOON),
                RandomGeneratorFactory.of("L64X128MixRandom").create(1));
    }

    /// Appends and applies at once.
    private record Direct(Engine engine) implements Ingest {
        @Override
        public List<Appended> append(
                List<? extends Fact> facts, Remember remember, Optional<ImportId> importId) {
            List<Appended> appended = new ArrayList<>();
            for (Fact fact : facts) {
                Position before = engine.log.head();
                engine.take(fact);
                Position now = engine.log.head();
                appended.add(
                        now.equals(before) ? new Appended.Duplicate() : new Appended.Stored(now));
            }
            return appended;
        }

        @Override
        public boolean awaitApplied(Position position, long millisMax) {
            return !position.isAfter(engine.state.applied());
        }
    }
}
