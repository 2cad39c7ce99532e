package org.querencia.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.alarm.Shop.MONDAY;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.alarm.Condition.Direction;
import org.querencia.core.alarm.Condition.Sensitivity;
import org.querencia.core.alarm.Condition.Unusual;
import org.querencia.core.alarm.Finding.Verdict;

class FindingsTest {

    private static final LocalDateTime DAY = MONDAY.plusDays(56);
    private static final Condition EITHER = new Unusual(Direction.EITHER, Sensitivity.NORMAL);
    private static final Condition FALL = new Unusual(Direction.FALL, Sensitivity.NORMAL);

    /// Mondays are 100 with a spread of 10.
    @ParameterizedTest
    @CsvSource({
        "100, EITHER, CALM",
        "74, EITHER, CALM",
        "70, EITHER, NEAR",
        "56, EITHER, NEAR",
        "54, EITHER, OUT",
        "146, EITHER, OUT",
        "54, FALL, OUT",
        "146, FALL, CALM",
        "54, RISE, CALM",
    })
    void how_far_is_too_far(double value, Direction direction, Verdict expected) {
        Series series = Shop.with(Shop.days(57, 100, usual -> usual), DAY, value);

        assertThat(verdict(series, new Unusual(direction, Sensitivity.NORMAL), DAY))
                .isEqualTo(expected);
    }

    @Test
    void two_days_that_sink_are_as_bad_as_one_that_breaks() {
        Series once = Shop.with(Shop.days(57, 100, usual -> usual), DAY, 70);
        Series twice = Shop.with(once, DAY.minusDays(1), 20);
        Series opposite = Shop.with(once, DAY.minusDays(1), 60);

        assertThat(verdict(once, EITHER, DAY)).isEqualTo(Verdict.NEAR);
        assertThat(verdict(twice, EITHER, DAY)).isEqualTo(Verdict.OUT);
        assertThat(verdict(opposite, EITHER, DAY)).isEqualTo(Verdict.NEAR);
    }

    @ParameterizedTest
    @CsvSource({
        "9, OUT, CALM",
        "10, CALM, CALM",
        "20, CALM, CALM",
        "21, CALM, OUT",
    })
    void a_level_is_a_level(double value, Verdict below, Verdict above) {
        Series series = Shop.with(Shop.days(1, 15, usual -> usual), MONDAY, value);

        assertThat(verdict(series, new Condition.Below(10), MONDAY)).isEqualTo(below);
        assertThat(verdict(series, new Condition.Above(20), MONDAY)).isEqualTo(above);
        assertThat(verdict(series, new Condition.Above(20), DAY)).isEqualTo(Verdict.NO_VALUE);
    }

    @Test
    void nothing_is_missed_where_much_was_due() {
        Series busy = Shop.with(Shop.days(57, 20, usual -> usual), DAY, 0);
        Series rare = Shop.with(Shop.days(57, 3, usual -> usual), DAY, 0);
        Series rareForLong = Shop.fallen(rare, DAY.minusDays(2), 0);

        assertThat(verdict(busy, new Condition.Missing(), DAY)).isEqualTo(Verdict.OUT);
        assertThat(verdict(rare, new Condition.Missing(), DAY)).isEqualTo(Verdict.TOO_RARE);
        assertThat(verdict(rareForLong, new Condition.Missing(), DAY)).isEqualTo(Verdict.OUT);
    }

    @Test
    void few_weeks_say_nothing_instead_of_guessing() {
        Series young = Shop.with(Shop.days(20, 100, usual -> usual), MONDAY.plusDays(20), 0);

        assertThat(verdict(young, FALL, MONDAY.plusDays(20))).isEqualTo(Verdict.TOO_LITTLE_HISTORY);
        assertThat(verdict(young, new Condition.Missing(), MONDAY.plusDays(20)))
                .isEqualTo(Verdict.TOO_LITTLE_HISTORY);
    }

    private static Verdict verdict(Series series, Condition condition, LocalDateTime day) {
        List<Finding> found = new Findings(series, condition).between(day, day.plusDays(1));
        assertThat(found).hasSize(1);
        return found.getFirst().verdict();
    }
}
