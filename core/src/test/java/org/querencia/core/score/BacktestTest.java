package org.querencia.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.querencia.core.kit.Seeds;
import org.querencia.core.score.Backtest.Verdict;

class BacktestTest {

    @Test
    void the_area_is_the_share_of_pairs_in_which_the_buyer_had_the_higher_score() {
        Seeds.each(
                200,
                (random, _) -> {
                    List<Bucket> buckets = buckets(random, 12, 6);
                    assertThat(Backtest.of(buckets).area()).isCloseTo(pairs(buckets), within(1e-9));
                });
    }

    @Test
    void tenths_hold_all_people_and_all_buyers_and_add_up_to_them() {
        Seeds.each(
                200,
                (random, _) -> {
                    Backtest test = Backtest.of(buckets(random, 101, 40));
                    assertThat(test.tenths()).hasSize(10);
                    assertThat(test.tenths().stream().mapToDouble(Backtest.Tenth::people).sum())
                            .isCloseTo((double) test.people(), within(1e-6));
                    assertThat(test.tenths().stream().mapToDouble(Backtest.Tenth::buyers).sum())
                            .isCloseTo((double) test.buyers(), within(1e-6));
                    assertThat(test.tenths().getLast().gained()).isCloseTo(1, within(1e-9));
                    assertThat(test.low()).isLessThanOrEqualTo(test.area());
                    assertThat(test.high()).isGreaterThanOrEqualTo(test.area());
                });
    }

    @Test
    void a_score_that_tells_buyers_from_others_says_so() {
        Backtest test = Backtest.of(List.of(new Bucket(80, 100, 60), new Bucket(5, 900, 40)));
        assertThat(test.verdict()).isEqualTo(Verdict.TELLS);
        assertThat(test.rate()).isEqualTo(0.1);
        assertThat(test.tenths().getFirst())
                .isEqualTo(new Backtest.Tenth(80, 80, 100, 60, 0.6, 6, 0.6));
    }

    /// A published example: 100 people of two classes at three levels, worked out by hand from the
    /// formula of DeLong and others.
    @Test
    void the_interval_is_that_of_delong() {
        Backtest test =
                Backtest.of(
                        List.of(
                                new Bucket(3, 20, 15),
                                new Bucket(2, 30, 10),
                                new Bucket(1, 50, 5)));
        // 30 buyers, 70 others. Buyers at 3 beat 65 + 5/2, at 2 beat 45 + 20/2, at 1 beat 45/2.
        double area = (15 * 67.5 + 10 * 55 + 5 * 22.5) / (30 * 70);
        double ofBuyers =
                (15 * square(67.5 / 70 - area)
                                + 10 * square(55 / 70.0 - area)
                                + 5 * square(22.5 / 70 - area))
                        / 29;
        double ofOthers =
                (5 * square(7.5 / 30 - area)
                                + 20 * square(20 / 30.0 - area)
                                + 45 * square(27.5 / 30 - area))
                        / 69;
        double spread = 1.959963984540054 * Math.sqrt(ofBuyers / 30 + ofOthers / 70);
        assertThat(test.area()).isCloseTo(area, within(1e-12));
        assertThat(test.low()).isCloseTo(area - spread, within(1e-12));
        assertThat(test.high()).isCloseTo(Math.min(1, area + spread), within(1e-12));
    }

    @Test
    void too_few_buyers_say_nothing() {
        assertThat(Backtest.of(List.of(new Bucket(90, 29, 29), new Bucket(0, 5_000, 0))).verdict())
                .isEqualTo(Verdict.TOO_FEW);
        assertThat(Backtest.of(List.of()))
                .isEqualTo(new Backtest(0, 0, List.of(), 0.5, 0, 1, Verdict.TOO_FEW));
    }

    @Test
    void a_score_that_is_the_wrong_way_round_says_so() {
        assertThat(Backtest.of(List.of(new Bucket(80, 900, 40), new Bucket(5, 100, 60))).verdict())
                .isEqualTo(Verdict.WRONG);
        assertThat(Backtest.of(List.of(new Bucket(80, 500, 50), new Bucket(5, 500, 50))).verdict())
                .isEqualTo(Verdict.UNSURE);
    }

    private static double square(double x) {
        return x * x;
    }

    /// At least one buyer and one other.
    private static List<Bucket> buckets(RandomGenerator random, int scores, int most) {
        List<Bucket> buckets = new ArrayList<>();
        for (int score = 0; score < scores; score++) {
            int people = 2 + random.nextInt(most);
            buckets.add(new Bucket(score, people, 1 + random.nextInt(people - 1)));
        }
        return buckets;
    }

    private static double pairs(List<Bucket> buckets) {
        double won = 0;
        double all = 0;
        for (Bucket one : buckets) {
            for (Bucket other : buckets) {
                double pairs = (double) one.buyers() * (other.people() - other.buyers());
                all += pairs;
                won +=
                        one.score() > other.score()
                                ? pairs
                                : one.score() == other.score() ? pairs / 2 : 0;
            }
        }
        return won / all;
    }
}
