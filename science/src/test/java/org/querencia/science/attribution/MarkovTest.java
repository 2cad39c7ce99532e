package org.querencia.science.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.science.attribution.Credit.Ground;
import org.querencia.science.attribution.RandomPaths.Line;

/// Credits by a Markov chain.
class MarkovTest {
    private static final double CLOSE = 1e-9;

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    static Stream<Model.Markov> models() {
        return IntStream.rangeClosed(1, Model.Markov.ORDER_MAX)
                .boxed()
                .flatMap(order ->
                        Stream.of(new Model.Markov(order, false), new Model.Markov(order, true)));
    }

    /// The example of many introductions: three paths, of which one converts.
    @Test
    void what_nobody_can_do_without_gets_twice_what_half_can_do_without() {
        Paths.Collector paths = new Paths.Collector();
        paths.add(List.of("c1", "c2", "c3"), new Outcome(1, 100, 0));
        paths.add(List.of("c1"), new Outcome(0, 0, 1));
        paths.add(List.of("c2", "c3"), new Outcome(0, 0, 1));

        List<Credit> credits = Attribution.of(paths.paths(), new Model.Markov(1, true));

        assertThat(credits)
                .usingRecursiveFieldByFieldElementComparator()
                .usingRecursiveComparison()
                .withComparatorForType(MarkovTest::close, Double.class)
                .isEqualTo(
                        List.of(
                                new Credit("c1", 0.2, 20, 0.2, new Ground.Removal(0.5, 0.5)),
                                new Credit("c2", 0.4, 40, 0.4, new Ground.Removal(1, 1)),
                                new Credit("c3", 0.4, 40, 0.4, new Ground.Removal(1, 1))));
    }

    private static int close(double one, double other) {
        return Math.abs(one - other) < CLOSE ? 0 : Double.compare(one, other);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void effects_by_one_inverse_are_those_of_a_chain_solved_anew_for_each_channel(int seed) {
        List<Line> lines = RandomPaths.lines(seed, 2 + seed % 5, 3 + seed % 17);
        Paths paths = RandomPaths.paths(lines);
        models().forEach(model -> {
            ChainOracle oracle = new ChainOracle(lines, model.order(), model.nulls());
            for (Credit credit : Attribution.of(paths, model)) {
                Ground.Removal removal = (Ground.Removal) credit.ground();
                assertThat(removal.effect())
                        .as("seed %d, %s, %s", seed, model, credit.channel())
                        .isCloseTo(oracle.conversionsLost(credit.channel()), within(CLOSE));
                assertThat(removal.effectOfValue())
                        .as("value, seed %d, %s, %s", seed, model, credit.channel())
                        .isCloseTo(oracle.valueLost(credit.channel()), within(CLOSE));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sweeps_find_what_the_inverse_finds(int seed) {
        Paths paths = RandomPaths.paths(RandomPaths.lines(seed, 2 + seed % 30, 100));
        models().forEach(model -> {
            Chain chain = Chain.of(paths, model);
            int channels = paths.channels().size();
            Removal.Effects inverse = Removal.byInverse(chain, channels);
            Removal.Effects sweeps = Sweeps.of(chain, channels);
            assertThat(sweeps.conversions())
                    .as("seed %d, %s", seed, model)
                    .containsExactly(inverse.conversions(), within(CLOSE));
            assertThat(sweeps.values())
                    .as("value, seed %d, %s", seed, model)
                    .containsExactly(inverse.values(), within(CLOSE));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void thousands_of_states_settle_and_conserve(Model.Markov model) {
        SplittableRandom random = new SplittableRandom(7);
        Paths.Collector collector = new Paths.Collector();
        for (int i = 0; i < 20_000; i++) {
            List<String> path = new ArrayList<>();
            int length = 1 + random.nextInt(12);
            for (int at = 0; at < length; at++) {
                path.add("c" + random.nextInt(200));
            }
            collector.add(path, new Outcome(random.nextInt(2), 0, 1));
        }
        Paths paths = collector.paths();

        List<Credit> credits = Attribution.of(paths, model);

        assertThat(credits.stream().mapToDouble(Credit::conversions).sum())
                .isCloseTo(paths.total().conversions(), within(1e-6));
    }

    @Test
    void a_channel_nobody_converts_without_is_all_of_it() {
        Paths.Collector paths = new Paths.Collector();
        paths.add(List.of("web", "web", "shop", "web"), new Outcome(3, 0, 2));
        paths.add(List.of("web"), new Outcome(1, 0, 0));

        assertThat(Attribution.of(paths.paths(), new Model.Markov(2, true)).getFirst().ground())
                .isEqualTo(new Ground.Removal(1, 0));
    }

    @Test
    void nulls_that_are_not_there_are_refused() {
        Paths.Collector paths = new Paths.Collector();
        paths.add(List.of("web"), new Outcome(1, 0, 0));

        assertThatThrownBy(() -> Attribution.of(paths.paths(), new Model.Markov(1, true)))
                .isInstanceOf(UnattributableException.class)
                .hasMessage("no path led to nothing, so there are no nulls to take in");
    }

    @Test
    void an_order_of_four_is_refused() {
        assertThatThrownBy(() -> new Model.Markov(4, false)).hasMessage("order 4; expected 1 to 3");
    }
}
