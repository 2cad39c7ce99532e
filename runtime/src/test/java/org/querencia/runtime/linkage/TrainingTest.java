package org.querencia.runtime.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.linkage.LinkageSettings.Mode;
import org.querencia.runtime.linkage.Town.Citizen;
import org.querencia.runtime.linkage.Training.Learned;
import org.querencia.science.linkage.Kept;

/// Where there are more people than are learned from.
class TrainingTest {

    private static final int PEOPLE = 6_000;
    private static final double ERRORS = 0.15;

    /// Of the others nothing is learned: no two records of one person have both.
    private static final Set<String> TOLD_TWICE =
            Set.of("given name", "surname", "birthday", "city");

    @Test
    void a_share_of_the_people_teaches_nearly_what_all_teach() {
        Town town = spoiled();
        Learned whole = learn(town, Integer.MAX_VALUE / 2);
        Learned share = learn(town, PEOPLE / 2);

        assertThat(whole.sampled()).isFalse();
        assertThat(share.sampled()).isTrue();
        // Never more than a quarter above what was asked for.
        assertThat(share.trained().kept().records())
                .isBetween(PEOPLE / 4L, PEOPLE / 2L + PEOPLE / 8L);
        // Of the 2,000 pairs of one person a share s of the people keeps s squared, some 280 here.
        // A level that a part p of them has is then known to sqrt(p (1 - p) / 280): 0.02 for what
        // one in eight has. Four times that is allowed. Logarithms, the prior and what equality
        // weighs, are known to the 0.06 of counting 280 pairs: 0.25 is allowed.
        Map<String, Kept.FieldKept> fields =
                share.trained().kept().fields().stream()
                        .collect(Collectors.toMap(Kept.FieldKept::name, Function.identity()));
        for (Kept.FieldKept field : whole.trained().kept().fields()) {
            if (!TOLD_TWICE.contains(field.name())) {
                continue;
            }
            Kept.FieldKept near = Optional.ofNullable(fields.get(field.name())).orElseThrow();
            assertThat(near.weights().getFirst())
                    .as("%s, the same", field.name())
                    .isCloseTo(field.weights().getFirst(), Offset.offset(0.25));
            // Nearly all pairs of two people differ, so that this is the part of those of one.
            assertThat(Math.exp(near.weights().getLast()))
                    .as("%s, different", field.name())
                    .isCloseTo(Math.exp(field.weights().getLast()), Offset.offset(0.08));
        }
        assertThat(share.trained().kept().prior())
                .isCloseTo(whole.trained().kept().prior(), Offset.offset(0.25));
    }

    @Test
    void the_same_share_is_drawn_each_time_and_teaches_the_same() {
        Town town = spoiled();

        assertThat(learn(town, PEOPLE / 4).trained().kept())
                .isEqualTo(learn(town, PEOPLE / 4).trained().kept());
    }

    @Test
    void records_are_bounded_also_where_people_are_several_of_them() {
        Town town = new Town(400);
        for (int i = 0; i < 400; i++) {
            town.shop(i);
            town.fair(i);
        }
        town.set(Mode.LINK);
        town.look();
        // Nearly everybody is two records by now, joined by likeness.
        assertThat(town.engine.state.counts().people()).isLessThan(450);

        Learned learned = learn(town, 400);

        assertThat(learned.trained().kept().records()).isLessThanOrEqualTo(500);
        assertThat(learned.sampled()).isTrue();
    }

    private static Town spoiled() {
        Town town = new Town(PEOPLE);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < PEOPLE; i++) {
            town.shop(i);
            if (i % 3 == 0) {
                Citizen told = town.citizen(i);
                Citizen other = town.citizen(random.nextInt(PEOPLE));
                town.tell(
                        Town.phone(i),
                        new Citizen(
                                pick(random, told.first(), other.first()),
                                pick(random, told.last(), other.last()),
                                pick(random, told.birthday(), other.birthday()),
                                pick(random, told.city(), other.city())));
            }
        }
        return town;
    }

    private static String pick(SplittableRandom random, String right, String wrong) {
        return random.nextDouble() < ERRORS ? wrong : right;
    }

    private static Learned learn(Town town, int most) {
        LinkageSettings settings = LinkageSettings.DEFAULTS.in(Mode.LINK);
        Census census =
                new Census(town.engine.state, Census.records(town.sources, settings.withPublic()));
        return new Training(town.parts(), census, most).learn(settings, 1).orElseThrow();
    }
}
