package org.querencia.science.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Figures of pairs, shares and risks, held against books and drawings.
class BasketFiguresTest {
    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void a_pair_is_told_by_its_counts() {
        Pair pair = new Pair(1_000, 100, 200, 50);

        assertThat(pair.support()).isEqualTo(0.05);
        assertThat(pair.confidence()).isEqualTo(0.5);
        assertThat(pair.backwards()).isEqualTo(0.25);
        assertThat(pair.lift()).isCloseTo(2.5, EXACT);
        assertThat(pair.isReal()).isTrue();
    }

    @Test
    void things_without_anything_to_do_with_each_other_are_together_by_chance() {
        Pair pair = new Pair(1_000, 100, 200, 20);

        assertThat(pair.lift()).isCloseTo(1, EXACT);
        assertThat(pair.surprise()).isCloseTo(0, EXACT);
        assertThat(pair.isReal()).isFalse();
    }

    @Test
    void what_is_rare_does_not_shine() {
        assertThat(new Pair(10_000, 2, 2, 1).lift()).isGreaterThan(2_000);
        assertThat(new Pair(10_000, 2, 2, 1).isReal()).isFalse();
        assertThat(new Pair(10_000, 9, 9, 6).isReal()).isTrue();
    }

    @Test
    void what_keeps_apart_is_no_pair() {
        Pair apart = new Pair(1_000, 500, 500, 100);

        assertThat(apart.surprise()).isGreaterThan(Pair.SURPRISING);
        assertThat(apart.isReal()).isFalse();
    }

    @Test
    void the_ratio_of_likelihoods_is_the_one_of_the_table() {
        // 2 * sum(observed * ln(observed / expected)), each cell written out.
        double expected =
                2
                        * (50 * Math.log(50 / 20.0)
                                + 50 * Math.log(50 / 80.0)
                                + 150 * Math.log(150 / 180.0)
                                + 750 * Math.log(750 / 720.0));

        assertThat(new Pair(1_000, 100, 200, 50).surprise()).isCloseTo(expected, EXACT);
    }

    @Test
    void counts_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new Pair(10, 6, 6, 1))
                .hasMessage("6 and 6 of 10 baskets, 1 of them with both");
        assertThatThrownBy(() -> new Pair(10, 1, 6, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportion.of(3, 2)).hasMessage("3 of 2");
    }

    @Test
    void an_interval_is_wilsons() {
        Proportion tenth = Proportion.of(1, 10);

        assertThat(tenth.share()).isEqualTo(0.1);
        assertThat(tenth.low()).isCloseTo(0.017876, within(1e-6));
        assertThat(tenth.high()).isCloseTo(0.404150, within(1e-6));
        assertThat(Proportion.of(0, 0)).isEqualTo(new Proportion(0, 0, 0, 0, 1));
        assertThat(Proportion.of(0, 8).low()).isZero();
        assertThat(Proportion.of(8, 8).high()).isEqualTo(1);
    }

    @Test
    void nineteen_of_twenty_intervals_hold_the_true_ratio() {
        Random random = new Random(7);
        int held = 0;
        for (int i = 0; i < 2_000; i++) {
            Risk risk = Risk.of(drawn(random, 80, 0.3), 80, drawn(random, 400, 0.2), 400);
            held += risk.low() <= 1.5 && 1.5 <= risk.high() ? 1 : 0;
        }

        assertThat(held / 2_000.0).isBetween(0.93, 0.975);
    }

    @Test
    void no_count_of_zero_makes_a_ratio_without_number() {
        for (Risk risk :
                new Risk[] {
                    Risk.of(0, 0, 0, 0),
                    Risk.of(0, 5, 0, 5),
                    Risk.of(5, 5, 5, 5),
                    Risk.of(5, 5, 0, 9)
                }) {
            assertThat(risk.ratio()).isFinite().isPositive();
            assertThat(risk.low()).isFinite().isLessThanOrEqualTo(risk.ratio());
            assertThat(risk.high()).isFinite().isGreaterThanOrEqualTo(risk.ratio());
        }
        assertThat(Risk.of(60, 100, 20, 100).isReal()).isTrue();
        assertThat(Risk.of(3, 10, 2, 10).isReal()).isFalse();
    }

    private static long drawn(Random random, int cases, double chance) {
        return random.doubles(cases).filter(one -> one < chance).count();
    }
}
