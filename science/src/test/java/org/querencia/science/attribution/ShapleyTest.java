package org.querencia.science.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.science.attribution.Credit.Ground;
import org.querencia.science.attribution.Model.Worth;
import org.querencia.science.attribution.RandomPaths.Line;

/// Credits by Shapley's value, held against its definition over all sets of channels.
class ShapleyTest {
    private static final double CLOSE = 1e-9;

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void each_channel_gets_what_it_adds_on_average(int seed) {
        List<Line> lines = RandomPaths.lines(seed, 1 + seed % 7, 2 + seed % 19);
        for (Worth worth : Worth.values()) {
            Paths paths = RandomPaths.paths(lines);
            double[] conversions = byDefinition(lines, paths, worth, Outcome::conversions);
            double[] values = byDefinition(lines, paths, worth, Outcome::value);
            List<Credit> credits = Attribution.of(paths, new Model.Shapley(worth, 1_000, 1));
            for (int channel = 0; channel < credits.size(); channel++) {
                Credit credit = credits.get(channel);
                assertThat(credit.conversions())
                        .as("seed %d, %s, %s", seed, worth, credit.channel())
                        .isCloseTo(conversions[channel], within(CLOSE));
                assertThat(credit.value())
                        .as("value, seed %d, %s, %s", seed, worth, credit.channel())
                        .isCloseTo(values[channel], within(CLOSE));
                assertThat(credit.ground()).isEqualTo(new Ground.Sampling(0, 0));
            }
        }
    }

    @Test
    void draws_come_as_near_as_their_error_says() {
        List<Line> lines = RandomPaths.lines(3, 14, 300);
        Paths paths = RandomPaths.paths(lines);
        assertThat(paths.channels()).hasSize(14);
        double[] exact = byDefinition(lines, paths, Worth.RATE, Outcome::conversions);

        List<Credit> credits = Attribution.of(paths, new Model.Shapley(Worth.RATE, 2_000, 11));

        for (int channel = 0; channel < credits.size(); channel++) {
            Credit credit = credits.get(channel);
            double error = ((Ground.Sampling) credit.ground()).error();
            assertThat(error).as(credit.channel()).isBetween(1e-6, 5.0);
            assertThat(credit.conversions())
                    .as(credit.channel())
                    .isCloseTo(exact[channel], within(4.5 * error));
        }
    }

    @Test
    void hundreds_of_channels_are_exact_where_worth_is_conversions() {
        Paths paths = RandomPaths.paths(RandomPaths.lines(5, 400, 5_000));

        List<Credit> credits = Attribution.of(paths, Model.Shapley.USUAL);

        assertThat(credits).hasSizeGreaterThan(390);
        assertThat(credits.stream().mapToDouble(Credit::conversions).sum())
                .isCloseTo(paths.total().conversions(), within(1e-6));
    }

    /// Sums over all sets without a channel what it adds to them, by how likely it is to come after
    /// exactly those.
    private static double[] byDefinition(
            List<Line> lines, Paths paths, Worth worth, ToDoubleFunction<Outcome> gain) {
        int count = paths.channels().size();
        double[] worths = new double[1 << count];
        for (int mask = 0; mask < worths.length; mask++) {
            worths[mask] = worth(lines, names(paths, mask), worth, gain);
        }
        double[] values = new double[count];
        for (int channel = 0; channel < count; channel++) {
            for (int mask = 0; mask < worths.length; mask++) {
                if ((mask & (1 << channel)) == 0) {
                    int size = Integer.bitCount(mask);
                    values[channel] +=
                            factorial(size)
                                    * factorial(count - size - 1)
                                    / factorial(count)
                                    * (worths[mask | (1 << channel)] - worths[mask]);
                }
            }
        }
        return values;
    }

    private static double worth(
            List<Line> lines, Set<String> channels, Worth worth, ToDoubleFunction<Outcome> gain) {
        double gained = 0;
        double ended = 0;
        double all = 0;
        for (Line line : lines) {
            double ends = line.outcome().conversions() + line.outcome().nulls();
            all += ends;
            if (channels.containsAll(line.path())) {
                gained += gain.applyAsDouble(line.outcome());
                ended += ends;
            }
        }
        return switch (worth) {
            case CONVERSIONS -> gained;
            case RATE -> ended == 0 ? 0 : gained / ended * all;
        };
    }

    private static Set<String> names(Paths paths, int mask) {
        Set<String> names = new HashSet<>();
        for (int channel = 0; channel < paths.channels().size(); channel++) {
            if ((mask & (1 << channel)) != 0) {
                names.add(paths.channels().get(channel));
            }
        }
        return names;
    }

    private static double factorial(int number) {
        return IntStream.rangeClosed(1, number).asDoubleStream().reduce(1, (a, b) -> a * b);
    }
}
