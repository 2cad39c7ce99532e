package org.querencia.core.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.kit.Events;

class LawTest {

    private static final Instant NOON = Events.NOON;
    private static final Instant SINCE = NOON.minus(Duration.ofHours(5));

    /// Three stages; b has a rule of its own to leave, and c is kept for a day at least.
    private static final StageModel MODEL =
            new StageModel(
                    "way",
                    Label.of("Way"),
                    List.of(
                            stage("a", "", Duration.ZERO),
                            stage("b", "leave", Duration.ZERO),
                            stage("c", "", Duration.ofDays(1))),
                    "c",
                    StageModel.State.ACTIVE,
                    3);

    @ParameterizedTest(name = "from {0}, entering {1}, leaving {2}: {3}, again in {4} hours")
    @CsvSource(
            textBlock =
                    """
                    # from, rules to enter that hold, rules to leave that hold, to, due in hours
                    -, -,     -, -, -
                    -, a,     -, a, -
                    -, a b,   -, b, -
                    -, a c,   -, c, -
                    -, a b,   b, a, -
                    -, b,     b, -, -
                    a, a,     -, a, -
                    a, -,     -, -, -
                    a, a c,   -, c, -
                    a, a b,   b, a, -
                    a, b,     b, -, -
                    b, -,     -, b, -
                    b, a,     -, b, -
                    b, a b,   b, a, -
                    b, -,     b, -, -
                    b, c,     b, c, -
                    c, c,     -, c, -
                    c, -,     -, c, 19
                    c, a b,   -, c, 19
                    c, a b,   b, c, 19
                    """)
    void the_furthest_that_admits_or_keeps(
            String from, String enters, String leaves, String to, String due) {
        Optional<Place> before =
                key(from).map(stage -> new Place(Optional.of(stage), SINCE, 2, SINCE, 1));

        Law.Stand stand = stand(before, NOON, enters, leaves);

        assertThat(stand.place().flatMap(Place::stage)).isEqualTo(key(to));
        assertThat(stand.due().map(over -> Duration.between(NOON, over).toHours()))
                .isEqualTo(key(due).map(Long::valueOf));
    }

    @Test
    void when_the_minimum_stay_is_over_they_fall_back_to_what_holds_then() {
        Optional<Place> before = Optional.of(new Place(Optional.of("c"), NOON, 1, NOON, 3));

        Instant over = NOON.plus(Duration.ofDays(1));
        assertThat(stand(before, over.minusNanos(1_000), "a b", "-").place()).isEqualTo(before);
        assertThat(stand(before, over, "a b", "-").place().flatMap(Place::stage)).contains("b");
        assertThat(stand(before, over, "-", "-").place())
                .contains(new Place(Optional.empty(), over, 1, NOON, 3));
    }

    @Test
    void each_entry_into_the_stage_that_closes_the_loop_begins_a_turn() {
        Instant day = NOON;
        Optional<Place> place = Optional.empty();
        StringBuilder told = new StringBuilder();
        for (String enters : List.of("a", "a b", "c", "b", "a", "c", "-")) {
            day = day.plus(Duration.ofDays(2));
            place = stand(place, day, enters, enters.equals("a") ? "b" : "-").place();
            told.append(
                    place.map(at ->
                                    "%s%d/%d "
                                            .formatted(
                                                    at.stage().orElse("-"),
                                                    at.turn(),
                                                    Duration.between(NOON, at.turned()).toDays()))
                            .orElseThrow());
        }

        assertThat(told).hasToString("a0/2 b0/2 c1/6 b1/6 a1/6 c2/12 -2/12 ");
    }

    @Test
    void who_stands_in_a_stage_that_is_no_more_goes_where_rules_admit_them() {
        Optional<Place> gone = Optional.of(new Place(Optional.of("x"), SINCE, 1, SINCE, 1));

        assertThat(stand(gone, NOON, "a", "-").place())
                .contains(new Place(Optional.of("a"), NOON, 1, SINCE, 3));
        assertThat(stand(gone, NOON, "-", "-").place())
                .contains(new Place(Optional.empty(), NOON, 1, SINCE, 3));
    }

    @Test
    void two_who_become_one_stand_where_the_one_came_last_and_had_the_turns_of_both() {
        Place early = new Place(Optional.of("c"), SINCE, 2, SINCE, 1);
        Place late = new Place(Optional.of("a"), NOON, 1, NOON, 1);
        Place never = new Place(Optional.of("b"), SINCE, 0, SINCE.minusSeconds(9), 1);

        assertThat(early.merge(late))
                .isEqualTo(late.merge(early))
                .isEqualTo(new Place(Optional.of("a"), NOON, 3, NOON, 1));
        assertThat(early.merge(never)).isEqualTo(new Place(Optional.of("c"), SINCE, 2, SINCE, 1));
        assertThat(early.merge(late).merge(never)).isEqualTo(never.merge(early).merge(late));
    }

    private static Law.Stand stand(
            Optional<Place> before, Instant at, String enters, String leaves) {
        Set<String> entering = keys(enters);
        Set<String> leaving = keys(leaves);
        return Law.stand(
                MODEL,
                before,
                at,
                new Law.Answers() {
                    @Override
                    public boolean enters(int stage) {
                        return entering.contains(MODEL.stages().get(stage).key());
                    }

                    @Override
                    public boolean leaves(int stage) {
                        return leaving.contains(MODEL.stages().get(stage).key());
                    }
                });
    }

    private static Stage stage(String key, String leave, Duration stay) {
        return new Stage(key, Label.of(key), "enter", leave, stay);
    }

    private static Optional<String> key(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(text);
    }

    private static Set<String> keys(String text) {
        return Arrays.stream(text.split(" "))
                .filter(key -> !key.equals("-"))
                .collect(Collectors.toSet());
    }
}
