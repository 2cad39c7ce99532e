package org.querencia.runtime.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.identifier;
import static org.querencia.core.kit.Events.identify;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Likeness;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.memory.MemoryReview;
import org.querencia.runtime.review.Pairs.Taken;
import org.querencia.runtime.review.ReviewPair.State;
import org.querencia.runtime.state.Profiles.Person;

class ReviewDeskTest {

    private static final Author ANA = Author.of("console", "ana@x.co");

    private final Engine engine = new Engine();
    private final MemoryReview store = new MemoryReview();
    private final ReviewDesk desk =
            new ReviewDesk(
                    store,
                    (_, _) -> List.of(),
                    engine.state,
                    new IdentityDecisions(
                            () -> new Identities(engine.rules),
                            engine.state,
                            new Direct(engine),
                            InstantSource.fixed(Events.NOON),
                            RandomGeneratorFactory.of("L64X128MixRandom").create(1)),
                    InstantSource.fixed(Events.NOON),
                    RandomGeneratorFactory.of("L64X128MixRandom").create(2));

    @Test
    void two_said_to_be_one_are_and_taking_it_back_leaves_nothing_of_it() {
        take("email:a@x.co", "email:b@x.co");
        Person one = engine.person("email:a@x.co");
        Person other = engine.person("email:b@x.co");
        propose("email:a@x.co", "email:b@x.co", 0.9);

        assertThat(desk.decide(ANA, pair("email:a@x.co", "email:b@x.co"), true))
                .isInstanceOf(Outcome.Done.class);
        assertThat(engine.owner("email:b@x.co")).isEqualTo(engine.owner("email:a@x.co"));
        String judgement =
                desk.judged(Optional.empty(), 1).getFirst().judgement().orElseThrow().id();

        assertThat(desk.undo(ANA, judgement)).containsInstanceOf(Outcome.Done.class);
        assertThat(engine.person("email:a@x.co")).isEqualTo(one);
        assertThat(engine.person("email:b@x.co")).isEqualTo(other);
        assertThat(desk.waiting(Optional.empty(), 9)).hasSize(1);
        assertThat(desk.undo(ANA, judgement)).isEmpty();
        assertThat(engine.replayed().person("email:b@x.co")).isEqualTo(other);
    }

    @Test
    void different_holds_for_what_comes_in_later_and_can_be_taken_back() {
        take("email:a@x.co", "email:b@x.co");
        PairKey pair = pair("email:a@x.co", "email:b@x.co");

        desk.decide(ANA, pair, false);
        engine.take(
                identify().by("email:a@x.co", "phone:+573001234567").event(),
                identify().by("email:b@x.co", "phone:+573001234567").event());
        assertThat(engine.owner("email:b@x.co")).isNotEqualTo(engine.owner("email:a@x.co"));

        desk.undo(ANA, store.judged(Optional.empty(), 1).getFirst().judgement().orElseThrow().id());
        assertThat(engine.owner("email:b@x.co")).isEqualTo(engine.owner("email:a@x.co"));
    }

    @Test
    void a_judged_pair_is_not_asked_again_even_when_one_has_another_name_by_then() {
        take("email:a@x.co", "email:b@x.co");
        propose("email:a@x.co", "email:b@x.co", 0.9);
        desk.decide(ANA, pair("email:a@x.co", "email:b@x.co"), false);

        assertThat(propose("email:a@x.co", "email:b@x.co", 0.99)).isEqualTo(Taken.JUDGED);

        engine.take(
                identify().by("user_id:u1").event(),
                identify().by("user_id:u2", "email:c@x.co").event(),
                identify().by("user_id:u2", "email:b@x.co").event());
        desk.decide(ANA, pair("email:a@x.co", "user_id:u1"), true);
        assertThat(propose("user_id:u1", "user_id:u2", 0.99)).isEqualTo(Taken.JUDGED);
    }

    @Test
    void the_contrary_takes_the_place_of_what_was_said() {
        take("email:a@x.co", "email:b@x.co");
        PairKey pair = pair("email:a@x.co", "email:b@x.co");
        desk.decide(ANA, pair, true);
        Position head = engine.log.head();
        desk.decide(ANA, pair, true);
        assertThat(engine.log.head()).as("said already").isEqualTo(head);

        desk.decide(ANA, pair, false);

        assertThat(engine.owner("email:b@x.co")).isNotEqualTo(engine.owner("email:a@x.co"));
        assertThat(desk.decided(0, 9)).extracting(Label::same).containsExactly(false);
    }

    @Test
    void the_same_proposal_changes_nothing_and_people_who_are_no_more_are_not_waited_for() {
        take("email:a@x.co", "email:b@x.co", "email:c@x.co");
        assertThat(propose("email:a@x.co", "email:b@x.co", 0.9)).isEqualTo(Taken.WAITS);
        assertThat(propose("email:b@x.co", "email:a@x.co", 0.5)).isEqualTo(Taken.WAITS);
        assertThat(desk.waiting(Optional.empty(), 9))
                .extracting(waiting -> waiting.proposed().probability())
                .containsExactly(0.9);
        propose("email:b@x.co", "email:c@x.co", 0.8);

        desk.decide(ANA, pair("email:a@x.co", "email:b@x.co"), true);

        assertThat(desk.waiting(Optional.empty(), 9)).isEmpty();
        assertThat(store.find(pairOf("email:b@x.co", "email:c@x.co")))
                .map(ReviewPair::state)
                .contains(State.CLOSED);
        assertThat(
                        desk.propose(
                                new Proposed(
                                        pairOf("email:b@x.co", "email:c@x.co"),
                                        0.9,
                                        "m-2",
                                        List.of(),
                                        Events.NOON)))
                .isEqualTo(Taken.GONE);
    }

    @Test
    void the_obvious_are_joined_together_and_parted_together() {
        take("email:a@x.co", "email:b@x.co", "email:c@x.co", "email:d@x.co", "email:e@x.co");
        propose("email:a@x.co", "email:b@x.co", 0.999);
        propose("email:b@x.co", "email:c@x.co", 0.998);
        propose("email:c@x.co", "email:d@x.co", 0.995);
        propose("email:a@x.co", "email:e@x.co", 0.7);
        ReviewDesk.Bulk bulk = desk.bulk(0.99);
        assertThat(bulk.size()).isEqualTo(3);
        assertThat(bulk.sample()).hasSize(3);
        propose("email:d@x.co", "email:e@x.co", 0.999);

        ReviewDesk.Joined joined = desk.join(ANA, bulk.least(), bulk.upTo());

        assertThat(joined.joined()).isEqualTo(2);
        assertThat(joined.left()).isEqualTo(1);
        assertThat(engine.owner("email:b@x.co")).isEqualTo(engine.owner("email:a@x.co"));
        assertThat(engine.owner("email:d@x.co")).isEqualTo(engine.owner("email:c@x.co"));
        assertThat(engine.owner("email:c@x.co")).isNotEqualTo(engine.owner("email:a@x.co"));

        desk.undo(ANA, joined.batch());
        assertThat(engine.owner("email:b@x.co")).isNotEqualTo(engine.owner("email:a@x.co"));
        assertThat(engine.owner("email:d@x.co")).isNotEqualTo(engine.owner("email:c@x.co"));
        assertThat(desk.decided(0, 9)).isEmpty();
    }

    @Test
    void nobody_is_kept_from_somebody_who_never_was() {
        take("email:a@x.co");
        ProfileId nobody =
                ProfileId.of(engine.rules.anchorId(Events.identifier("email:nobody@x.co")));
        PairKey pair = PairKey.of(engine.owner("email:a@x.co").orElseThrow(), nobody);

        assertThat(desk.decide(ANA, pair, false)).isEqualTo(new Outcome.UnknownPerson(nobody));
        assertThat(store.all(0, 9)).isEmpty();
    }

    @Test
    void pairs_of_people_of_whom_nothing_is_left_are_forgotten() {
        take("email:a@x.co", "email:b@x.co");
        store.wait(
                new Proposed(
                        PairKey.of(
                                engine.owner("email:a@x.co").orElseThrow(),
                                ProfileId.of(
                                        engine.rules.anchorId(
                                                Events.identifier("email:nobody@x.co")))),
                        0.9,
                        "m-1",
                        List.of(),
                        Events.NOON));
        propose("email:a@x.co", "email:b@x.co", 0.9);

        assertThat(desk.tidy()).isEqualTo(1);
        assertThat(store.all(0, 9))
                .extracting(ReviewPair::pair)
                .containsExactly(pair("email:a@x.co", "email:b@x.co"));
    }

    @Test
    void who_is_one_by_likeness_comes_apart_or_stays_as_somebody_says() {
        take("email:a@x.co", "email:b@x.co");
        likeness("linkage-1");
        PairKey pair = pairOf("email:a@x.co", "email:b@x.co");
        assertThat(desk.propose(new Proposed(pair, 0.7, "linkage-2", List.of(), Events.NOON)))
                .isEqualTo(Taken.WAITS);
        assertThat(desk.tidy()).isZero();
        assertThat(desk.waiting(Optional.empty(), 9)).hasSize(1);

        assertThat(desk.decide(ANA, pair, false)).isInstanceOf(Outcome.Done.class);
        likeness("linkage-3");
        assertThat(engine.owner("email:b@x.co")).isNotEqualTo(engine.owner("email:a@x.co"));

        String judgement =
                desk.judged(Optional.empty(), 1).getFirst().judgement().orElseThrow().id();
        desk.undo(ANA, judgement);
        assertThat(engine.owner("email:b@x.co")).isEqualTo(engine.owner("email:a@x.co"));
        assertThat(desk.waiting(Optional.empty(), 9)).hasSize(1);

        assertThat(desk.decide(ANA, pair, true)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.waiting(Optional.empty(), 9)).isEmpty();
        engine.take(
                new Decision(
                        "back",
                        Origin.of(Likeness.BY, Trust.SECRET),
                        Events.NOON,
                        Likeness.BY,
                        new Decision.TakeLinkBack(
                                identifier("email:a@x.co"),
                                identifier("email:b@x.co"),
                                new Likeness(0.1, "linkage-4", List.of()))));
        assertThat(engine.owner("email:b@x.co")).isEqualTo(engine.owner("email:a@x.co"));
    }

    private void likeness(String model) {
        engine.take(
                new Decision(
                        "probable " + model,
                        Origin.of(Likeness.BY, Trust.SECRET),
                        Events.NOON,
                        Likeness.BY,
                        new Decision.LinkProbably(
                                identifier("email:a@x.co"),
                                identifier("email:b@x.co"),
                                new Likeness(0.999, model, List.of()))));
    }

    private void take(String... identifiers) {
        for (String identifier : identifiers) {
            engine.take(identify().by(identifier).event());
        }
    }

    private Taken propose(String one, String other, double probability) {
        return desk.propose(
                new Proposed(pair(one, other), probability, "m-1", List.of(), Events.NOON));
    }

    /// The present people.
    private PairKey pair(String one, String other) {
        return PairKey.of(engine.owner(one).orElseThrow(), engine.owner(other).orElseThrow());
    }

    /// The people they were first.
    private PairKey pairOf(String one, String other) {
        return PairKey.of(
                ProfileId.of(engine.rules.anchorId(Events.identifier(one))),
                ProfileId.of(engine.rules.anchorId(Events.identifier(other))));
    }

    /// Appends and applies at once, with the name of what brings it.
    private record Direct(Engine engine) implements Ingest {
        @Override
        public List<Appended> append(
                List<? extends Fact> facts, Remember remember, Optional<ImportId> importId) {
            List<Appended> appended = new ArrayList<>();
            for (Fact fact : facts) {
                Position before = engine.log.head();
                Engine.append(engine.log, importId, fact);
                engine.take();
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
