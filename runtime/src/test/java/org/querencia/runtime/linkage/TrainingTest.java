package org.querencia.runtime.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.linkage.LinkageSettings.Mode;
import org.querencia.runtime.linkage.Town.Citizen;
import org.querencia.runtime.linkage.Training.Learned;

/// Where there are more people than are learned from.
class TrainingTest {

    private static final int PEOPLE = 6_000;
    private static final double ERRORS = 0.15;

    @Test
    void of_more_people_than_fit_a_share_is_learned_from() {
        Town town = spoiled();
        Learned whole = learn(town, Integer.MAX_VALUE / 2);
        Learned share = learn(town, PEOPLE / 2);

        assertThat(whole.sampled()).isFalse();
        assertThat(share.sampled()).isTrue();
        // Never more than a quarter above what was asked for.
        assertThat(share.trained().kept().records())
                .isBetween(PEOPLE / 4L, PEOPLE / 2L + PEOPLE / 8L);
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
            Citizen told = town.citizen(i);
            String street = "calle " + random.nextInt(90_000);
            town.engine.take(
                    Town.told("email:" + i + "@x.co", told).trait("address", street).event());
            if (i % 3 == 0) {
                Citizen other = town.citizen(random.nextInt(PEOPLE));
                town.engine.take(
                        Town.told(
                                        Town.phone(i),
                                        new Citizen(
                                                pick(random, told.first(), other.first()),
                                                pick(random, told.last(), other.last()),
                                                pick(random, told.birthday(), other.birthday()),
                                                pick(random, told.city(), other.city())))
                                .trait(
                                        "address",
                                        pick(random, street, "calle " + random.nextInt(90_000)))
                                .event());
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
