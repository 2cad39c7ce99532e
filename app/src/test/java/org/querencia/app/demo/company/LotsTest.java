package org.querencia.app.demo.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotsTest {
    private static final int DRAWS = 40_000;

    /// What was drawn once is drawn for ever: the files of a seed rest on it.
    @Test
    void a_seed_draws_the_same_on_every_machine() {
        Lots lots = Lots.of(1, "golden", 2);

        assertThat(
                        List.of(
                                lots.next(),
                                (long) lots.below(1_000),
                                Math.round(lots.unit() * 1e9),
                                Math.round(lots.exponential(0.5) * 1e9),
                                Math.round(lots.gamma(0.7, 3) * 1e9),
                                (long) lots.poisson(4)))
                .isEqualTo(
                        List.of(
                                -7249110329397905888L,
                                339L,
                                334260299L,
                                2862554586L,
                                1400524268L,
                                4L));
    }

    @Test
    void things_of_another_name_or_number_draw_otherwise() {
        Set<Long> first = new HashSet<>();
        for (int number = 0; number < 1_000; number++) {
            first.add(Lots.of(1, "one", number).next());
            first.add(Lots.of(1, "other", number).next());
            first.add(Lots.of(2, "one", number).next());
        }

        assertThat(first).hasSize(3_000);
    }

    @Test
    void draws_have_the_means_of_their_distributions() {
        assertThat(mean(Lots::unit)).isCloseTo(0.5, within(0.01));
        assertThat(mean(lots -> lots.exponential(0.25))).isCloseTo(4, within(0.1));
        assertThat(mean(lots -> lots.gamma(3, 2))).isCloseTo(1.5, within(0.03));
        assertThat(mean(lots -> lots.gamma(0.6, 2))).isCloseTo(0.3, within(0.02));
        assertThat(mean(lots -> lots.poisson(2.5))).isCloseTo(2.5, within(0.05));
        assertThat(mean(Lots::gaussian)).isCloseTo(0, within(0.02));
        assertThat(mean(lots -> lots.between(3, 7))).isCloseTo(5, within(0.04));
    }

    @Test
    void an_urn_gives_things_by_their_weight() {
        Urn<String> urn = new Urn<>(List.of("seldom", "never", "often"), LotsTest::weight);
        Lots lots = Lots.of(1, "urn", 0);

        long often = IntStream.range(0, DRAWS).filter(_ -> urn.draw(lots).equals("often")).count();
        long never = IntStream.range(0, DRAWS).filter(_ -> urn.draw(lots).equals("never")).count();

        assertThat((double) often / DRAWS).isCloseTo(0.75, within(0.01));
        assertThat(never).isZero();
    }

    private static double weight(String word) {
        return switch (word) {
            case "often" -> 3;
            case "seldom" -> 1;
            default -> 0;
        };
    }

    private static double mean(ToDoubleFunction<Lots> draw) {
        Lots lots = Lots.of(5, "mean", 0);
        return IntStream.range(0, DRAWS)
                .mapToDouble(_ -> draw.applyAsDouble(lots))
                .average()
                .orElse(0);
    }
}
