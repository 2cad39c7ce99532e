package org.querencia.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.querencia.core.alarm.Shop.MONDAY;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static final Series STEADY = Shop.days(70, 100, usual -> usual);

    @Test
    void the_usual_is_that_of_the_same_weekday() {
        assertThat(Baseline.of(STEADY, MONDAY.plusDays(60)).map(Baseline::expected))
                .contains(130.0);
        assertThat(Baseline.of(STEADY, MONDAY.plusDays(62)).map(Baseline::expected)).contains(40.0);
    }

    @Test
    void a_figure_without_noise_still_has_that_of_small_numbers() {
        Baseline usual = Baseline.of(STEADY, MONDAY.plusDays(56)).orElseThrow();

        assertThat(usual).isEqualTo(new Baseline(100, 10));
        assertThat(usual.score(60)).isEqualTo(-4);
    }

    @Test
    void fewer_than_four_weeks_say_nothing() {
        assertThat(Baseline.of(STEADY, MONDAY.plusDays(27))).isEmpty();
        assertThat(Baseline.of(STEADY, MONDAY.plusDays(28))).isPresent();
    }

    @Test
    void neither_a_promotion_nor_a_broken_week_bends_it() {
        Series bent = STEADY;
        for (int day = 35; day < 42; day++) {
            bent = Shop.with(bent, MONDAY.plusDays(day), 900);
            bent = Shop.with(bent, MONDAY.plusDays(day + 7), 0);
        }

        assertThat(Baseline.of(bent, MONDAY.plusDays(56)))
                .isEqualTo(Baseline.of(STEADY, MONDAY.plusDays(56)));
    }

    @Test
    void the_noise_is_that_of_the_days_before_in_proportion() {
        int[] day = {0};
        Series wavering = Shop.days(56, 1_000, usual -> usual * (day[0]++ % 2 == 0 ? 0.9 : 1.1));

        Baseline usual = Baseline.of(wavering, MONDAY.plusDays(56)).orElseThrow();

        assertThat(usual.expected()).isEqualTo(1_000);
        assertThat(usual.spread()).isCloseTo(1.4826 * 1.1 * 100, within(1e-9));
    }

    @Test
    void hours_are_compared_with_the_same_hour_of_the_week() {
        TreeMap<LocalDateTime, Double> values = new TreeMap<>();
        for (int hour = 0; hour < 24 * 35; hour++) {
            values.put(MONDAY.plusHours(hour), hour % 24 < 8 ? 0.0 : 50.0);
        }
        Series hours = new Series(Step.HOUR, true, values);

        assertThat(Baseline.of(hours, MONDAY.plusDays(35).plusHours(9)).map(Baseline::expected))
                .contains(50.0);
        assertThat(Baseline.of(hours, MONDAY.plusDays(35).plusHours(7)))
                .contains(new Baseline(0, 1));
    }

    @Test
    void a_series_is_made_whole_from_the_first_value_told() {
        assertThat(
                        Series.filled(
                                Step.DAY,
                                true,
                                Map.of(MONDAY.plusDays(1), 3.0, MONDAY.plusDays(3), 4.0),
                                MONDAY.plusDays(5)))
                .isEqualTo(
                        new Series(
                                Step.DAY,
                                true,
                                new TreeMap<>(
                                        Map.of(
                                                MONDAY.plusDays(1), 3.0,
                                                MONDAY.plusDays(2), 0.0,
                                                MONDAY.plusDays(3), 4.0,
                                                MONDAY.plusDays(4), 0.0))));
    }
}
