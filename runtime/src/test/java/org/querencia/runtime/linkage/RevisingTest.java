package org.querencia.runtime.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.core.kit.Events.identifier;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Decision.LinkProbably;
import org.querencia.core.event.Decision.TakeLinkBack;
import org.querencia.core.event.Likeness;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Refusal;
import org.querencia.core.identity.Verdict;
import org.querencia.core.kit.Events;
import org.querencia.runtime.linkage.LinkageSettings.Mode;
import org.querencia.runtime.linkage.Town.Citizen;
import org.querencia.runtime.review.PairKey;
import org.querencia.runtime.review.Proposed;

/// What a model joined before, a better one takes back.
class RevisingTest {

    private static final Origin CONSOLE = Origin.of("console", Trust.SECRET);
    private static final LinkageSettings ASKING =
            new LinkageSettings(Mode.LINK, LinkageSettings.LEAST, LinkageSettings.MOST, false);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void after_learning_people_are_those_that_the_new_model_alone_would_make(long seed) {
        Town wrong = new Town().settled();
        joinStrangers(wrong, 30, seed);

        wrong.set(Mode.LINK);
        wrong.look();

        assertThatOnlyDoubtsAreLeft(wrong);
        assertThat(wrong.engine.replayed().state.applied()).isEqualTo(wrong.engine.log.head());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 30, 45, 70})
    void killed_in_between_nothing_is_taken_back_twice_and_nothing_is_forgotten(int facts) {
        Town town = new Town().settled();
        joinStrangers(town, 30, 1);
        town.set(Mode.LINK);
        town.lives = facts;
        assertThatThrownBy(town::look).hasMessage("the process died");

        town.restart();
        town.look();

        assertThatOnlyDoubtsAreLeft(town);
        List<Object> back = acts(town, TakeLinkBack.class);
        assertThat(back).doesNotHaveDuplicates();
        Position head = town.engine.log.head();
        town.restart();
        town.look();
        assertThat(town.engine.log.head()).isEqualTo(head);
    }

    @Test
    void what_is_taken_back_is_explained() {
        Town town = new Town().settled();
        join(town, "email:1@x.co", Town.phone(3), "linkage-0");

        town.set(Mode.LINK);
        town.look();

        Component component = town.engine.person("email:1@x.co").component();
        Link link =
                component.links().values().stream()
                        .filter(one -> one.pair().has(anchor(town, "email:1@x.co")))
                        .findFirst()
                        .orElseThrow();
        assertThat(new Identities(town.engine.rules).evidence(List.of(component)).get(link))
                .hasValueSatisfying(refusal ->
                        assertThat(refusal.reason()).isInstanceOf(Refusal.NoLongerLikely.class));
        TakeLinkBack back = (TakeLinkBack) acts(town, TakeLinkBack.class).getFirst();
        assertThat(back.likeness().model()).isEqualTo("linkage-1");
        assertThat(back.likeness().probability()).isLessThan(0.5);
        assertThat(back.likeness().parts()).isNotEmpty();
    }

    @Test
    void what_people_joined_stays() {
        Town town = new Town().settled();
        join(town, "email:1@x.co", Town.phone(3), "linkage-0");
        town.engine.take(
                new Decision(
                        "merged",
                        CONSOLE,
                        Events.NOON,
                        "ana@x.co",
                        new Decision.Merge(identifier("email:1@x.co"), identifier(Town.phone(3)))));

        town.set(Mode.LINK);
        town.look();

        assertThat(town.onePerson("email:1@x.co", Town.phone(3))).isTrue();
        assertThat(acts(town, TakeLinkBack.class)).isEmpty();
    }

    @Test
    void a_still_newer_model_joins_again_what_one_took_back() {
        Town town = new Town().settled();
        join(town, "email:3@x.co", Town.phone(3), "linkage-0");
        decide(
                town,
                "unlikely linkage-0",
                new TakeLinkBack(
                        identifier("email:3@x.co"),
                        identifier(Town.phone(3)),
                        new Likeness(0.1, "linkage-0", List.of())));
        assertThat(town.onePerson("email:3@x.co", Town.phone(3))).isFalse();

        town.set(Mode.LINK);
        town.look();

        assertThat(town.onePerson("email:3@x.co", Town.phone(3))).isTrue();
        assertThat(town.engine.person("email:3@x.co").component().verdicts())
                .noneMatch(Verdict.Unlikely.class::isInstance);
    }

    @Test
    void who_lies_between_the_thresholds_stays_one_and_somebody_is_asked() {
        Town town = new Town().settled();
        Citizen citizen = town.citizen(100);
        town.tell(
                "loyalty_card:770100",
                new Citizen(citizen.first(), citizen.last(), "1931-01-02", citizen.city()));
        join(town, "email:100@x.co", "loyalty_card:770100", "linkage-0");

        town.set(ASKING);
        town.look();

        assertThat(town.onePerson("email:100@x.co", "loyalty_card:770100")).isTrue();
        PairKey ends =
                PairKey.of(
                        ProfileId.of(anchor(town, "email:100@x.co")),
                        ProfileId.of(anchor(town, "loyalty_card:770100")));
        assertThat(town.proposed).extracting(Proposed::pair).contains(ends);
        assertThat(acts(town, TakeLinkBack.class)).isEmpty();
    }

    @Test
    void where_somebody_is_asked_of_everything_nothing_is_taken_back_unasked() {
        Town town = new Town().settled();
        join(town, "email:1@x.co", Town.phone(3), "linkage-0");

        town.set(Mode.REVIEW);
        town.look();

        assertThat(town.onePerson("email:1@x.co", Town.phone(3))).isTrue();
        assertThat(town.proposed)
                .extracting(Proposed::pair)
                .contains(
                        PairKey.of(
                                ProfileId.of(anchor(town, "email:1@x.co")),
                                ProfileId.of(anchor(town, Town.phone(3)))));
    }

    /// But for the few of whom somebody is asked and who stay one until then, people are those that
    /// the new model alone would make.
    private static void assertThatOnlyDoubtsAreLeft(Town town) {
        Set<Set<String>> people = new HashSet<>(town.people());
        Set<Set<String>> alone = new HashSet<>(byTheModelAlone());
        Set<String> asked = new HashSet<>();
        for (Proposed proposed : town.proposed) {
            AnchorId one = new AnchorId(proposed.pair().one().value());
            AnchorId other = new AnchorId(proposed.pair().other().value());
            Map<AnchorId, ProfileId> owners = town.engine.state.owners(Set.of(one, other));
            if (Optional.ofNullable(owners.get(one))
                    .equals(Optional.ofNullable(owners.get(other)))) {
                people.stream()
                        .filter(person ->
                                person.stream().anyMatch(id -> anchor(town, id).equals(one)))
                        .forEach(asked::addAll);
            }
        }
        assertThat(asked).hasSizeLessThanOrEqualTo(8);
        people.removeIf(person -> person.stream().anyMatch(asked::contains));
        alone.removeIf(person -> person.stream().anyMatch(asked::contains));
        assertThat(people).isEqualTo(alone);
    }

    private static Set<Set<String>> byTheModelAlone() {
        Town town = new Town().settled();
        town.set(Mode.LINK);
        return town.look().people();
    }

    private static void joinStrangers(Town town, int times, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < times; i++) {
            join(
                    town,
                    "email:" + random.nextInt(150) + "@x.co",
                    Town.phone(3 * random.nextInt(50)),
                    "linkage-0");
        }
    }

    private static void join(Town town, String one, String other, String model) {
        decide(
                town,
                "probable %s %s %s".formatted(model, one, other),
                new LinkProbably(
                        identifier(one), identifier(other), new Likeness(0.999, model, List.of())));
    }

    private static void decide(Town town, String id, Decision.Act act) {
        town.engine.take(new Decision(id, Linking.ORIGIN, Events.NOON, Likeness.BY, act));
    }

    private static AnchorId anchor(Town town, String identifier) {
        return town.engine.rules.anchorId(identifier(identifier));
    }

    private static List<Object> acts(Town town, Class<? extends Decision.Act> kind) {
        return town.engine.facts().stream()
                .map(logged -> logged.fact())
                .filter(Decision.class::isInstance)
                .map(fact -> ((Decision) fact).act())
                .filter(kind::isInstance)
                .map(Object.class::cast)
                .toList();
    }
}
