package org.querencia.science.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.science.attribution.Credit.Ground;
import org.querencia.science.attribution.Model.Worth;

/// Rules of thumb, and what holds of every model.
class AttributionTest {
    private static final Model.LastNonDirect NON_DIRECT =
            new Model.LastNonDirect(Model.LastNonDirect.USUAL);

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    static Stream<Model> models() {
        return Stream.concat(
                Stream.of(
                        new Model.First(),
                        new Model.Last(),
                        NON_DIRECT,
                        new Model.Linear(),
                        Model.TimeDecay.USUAL,
                        Model.Position.USUAL,
                        Model.Shapley.USUAL,
                        new Model.Shapley(Worth.RATE, 20, 4)),
                MarkovTest.models());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void credits_come_to_what_there_was(int seed) {
        Paths paths = RandomPaths.paths(RandomPaths.lines(seed, 1 + seed % 20, 1 + seed % 40));
        models().forEach(model -> {
            List<Credit> credits = Attribution.of(paths, model);
            assertThat(credits.stream().mapToDouble(Credit::conversions).sum())
                    .as("seed %d, %s", seed, model)
                    .isCloseTo(paths.total().conversions(), within(1e-9));
            assertThat(credits.stream().mapToDouble(Credit::value).sum())
                    .as("value, seed %d, %s", seed, model)
                    .isCloseTo(paths.total().value(), within(1e-9));
            assertThat(credits.stream().mapToDouble(Credit::share).sum())
                    .as("share, seed %d, %s", seed, model)
                    .isCloseTo(1, within(1e-9));
        });
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(new Model.First(), "a > b > c", "a 1.0"),
                Arguments.of(new Model.Last(), "a > b > c", "c 1.0"),
                Arguments.of(NON_DIRECT, "a > b > Direct", "b 1.0"),
                Arguments.of(NON_DIRECT, "directo > (direct)", "(direct) 1.0"),
                Arguments.of(new Model.Linear(), "a > b > a > c", "a 0.5, b 0.25, c 0.25"),
                Arguments.of(Model.TimeDecay.USUAL, "a", "a 1.0"),
                Arguments.of(Model.TimeDecay.USUAL, "a > b", "a 0.3333, b 0.6667"),
                Arguments.of(Model.TimeDecay.USUAL, "a > b > c", "a 0.1429, b 0.2857, c 0.5714"),
                Arguments.of(Model.Position.USUAL, "a", "a 1.0"),
                Arguments.of(Model.Position.USUAL, "a > b", "a 0.5, b 0.5"),
                Arguments.of(Model.Position.USUAL, "a > b > c", "a 0.4, b 0.2, c 0.4"),
                Arguments.of(Model.Position.USUAL, "a > b > c > d", "a 0.4, b 0.1, c 0.1, d 0.4"),
                Arguments.of(new Model.Markov(1, false), "a > b", "a 0.5, b 0.5"),
                Arguments.of(Model.Shapley.USUAL, "a > b > a", "a 0.5, b 0.5"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void one_conversion_is_shared_as_the_rule_says(Model model, String path, String shares) {
        Paths.Collector paths = new Paths.Collector();
        paths.add(Arrays.asList(path.split(" > ")), new Outcome(1, 10, 0));

        String told =
                Attribution.of(paths.paths(), model).stream()
                        .filter(credit -> credit.conversions() > 0)
                        .map(credit ->
                                "%s %s"
                                        .formatted(
                                                credit.channel(),
                                                Math.round(credit.conversions() * 10_000)
                                                        / 10_000.0))
                        .collect(Collectors.joining(", "));

        assertThat(told).isEqualTo(shares);
    }

    @Test
    void a_touch_a_week_earlier_gets_half_as_much() {
        Paths.Collector paths = new Paths.Collector();
        paths.add(List.of("a", "b"), List.of(1_007.0, 1_000.0), new Outcome(3, 0, 0));

        assertThat(Attribution.of(paths.paths(), Model.TimeDecay.USUAL))
                .isEqualTo(
                        List.of(
                                new Credit("a", 1, 0, 1.0 / 3, new Ground.Rule()),
                                new Credit("b", 2, 0, 2.0 / 3, new Ground.Rule())));
    }

    @Test
    void without_a_conversion_there_is_nothing_to_share() {
        Paths.Collector paths = new Paths.Collector();
        paths.add(List.of("a"), new Outcome(0, 0, 5));

        assertThatThrownBy(() -> Attribution.of(paths.paths(), new Model.Linear()))
                .isInstanceOf(UnattributableException.class)
                .hasMessage("no path has a conversion, so there is nothing to attribute");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        (Runnable) () -> new Outcome(-1, 0, 0),
                        "conversions -1.0; expected 0 or more"),
                Arguments.of(
                        (Runnable) () -> new Outcome(1, Double.NaN, 0),
                        "value NaN; expected 0 or more"),
                Arguments.of(
                        (Runnable) () -> new Outcome(1, 0, Double.POSITIVE_INFINITY),
                        "nulls Infinity; expected 0 or more"),
                Arguments.of(
                        (Runnable) () -> new Outcome(0, 5, 1),
                        "value 5.0 without a conversion; expected 0"),
                Arguments.of(
                        (Runnable) () -> take(List.of(), List.of()),
                        "a path without a channel; expected one name or more"),
                Arguments.of(
                        (Runnable) () -> take(List.of("a", " "), List.of()),
                        "a path without a channel; expected one name or more"),
                Arguments.of(
                        (Runnable) () -> take(List.of("a", "b"), List.of(1.0)),
                        "times of 1 touches for a path of 2"),
                Arguments.of(
                        (Runnable) () -> take(List.of("a"), List.of(-1.0)),
                        "a touch -1.0 days before the end; expected 0 or more"),
                Arguments.of(
                        (Runnable)
                                () ->
                                        take(
                                                IntStream.range(0, 1_001)
                                                        .mapToObj(i -> "a")
                                                        .toList(),
                                                List.of()),
                        "a path of 1,001 touches; expected at most 1,000"));
    }

    private static void take(List<String> path, List<Double> days) {
        new Paths.Collector().add(path, days, new Outcome(1, 0, 0));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void what_cannot_be_is_refused_in_words(Runnable made, String words) {
        assertThatThrownBy(made::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(words);
    }

    @Test
    void ten_thousand_channels_are_the_most() {
        Paths.Collector paths = new Paths.Collector();
        for (int i = 0; i < Paths.CHANNELS_MAX; i++) {
            paths.add(List.of("c" + i), new Outcome(1, 0, 0));
        }
        paths.add(List.of("c1", "c2"), new Outcome(1, 0, 0));

        assertThatThrownBy(() -> paths.add(List.of("one more"), new Outcome(1, 0, 0)))
                .hasMessageStartingWith("more than 10,000 channels; group them");
    }
}
