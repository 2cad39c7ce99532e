package org.querencia.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.alarm.Shop.MONDAY;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.querencia.core.alarm.Condition.Direction;
import org.querencia.core.alarm.Condition.Sensitivity;
import org.querencia.core.alarm.Condition.Unusual;
import org.querencia.core.kit.Seeds;

/// How often noise alone raises an alarm, and whether a figure that is halved does.
class NoiseTest {

    private static final int SHOPS = 300;
    private static final int HISTORY_DAYS = 56;
    private static final int DAYS = 90;

    /// Alarms in a year of one sensor, from noise alone.
    private static final double FALSE_A_YEAR_MAX = 1;

    private static final Sensor SENSOR =
            new Sensor(
                    "orders",
                    "Orders",
                    Subject.of("orders"),
                    Step.DAY,
                    new Unusual(Direction.EITHER, Sensitivity.NORMAL),
                    Sensor.State.ACTIVE,
                    "",
                    1);

    enum Noise {
        SMALL_NUMBERS,
        GOOD_AND_BAD_DAYS;

        Series of(RandomGenerator random, int days, double usual) {
            return Shop.days(
                    days,
                    usual,
                    mean ->
                            switch (this) {
                                case SMALL_NUMBERS -> Shop.poisson(random, mean);
                                case GOOD_AND_BAD_DAYS -> Shop.moody(random, mean, 0.10);
                            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void noise_alone_raises_less_than_one_alarm_a_year(Noise noise) {
        long[] alarms = {0};
        Seeds.each(
                SHOPS,
                (random, seed) -> {
                    Series series =
                            noise.of(random, HISTORY_DAYS + DAYS, 10.0 + 3.0 * (double) seed);
                    alarms[0] += alarms(series, MONDAY.plusDays(HISTORY_DAYS), DAYS).size();
                });

        assertThat(alarms[0] * 365.0 / (SHOPS * DAYS)).isLessThan(FALSE_A_YEAR_MAX);
    }

    @ParameterizedTest
    @EnumSource
    void a_figure_that_is_halved_is_noticed_in_days(Noise noise) {
        int[] noticed = {0, 0};
        LocalDateTime broken = MONDAY.plusDays(HISTORY_DAYS + 3);
        Seeds.each(
                SHOPS,
                (random, seed) -> {
                    Series series =
                            Shop.fallen(
                                    noise.of(random, HISTORY_DAYS + 7, 100.0 + (double) seed),
                                    broken,
                                    0.5);
                    noticed[0] += alarms(series, broken, 2).isEmpty() ? 0 : 1;
                    noticed[1] += alarms(series, broken, 4).isEmpty() ? 0 : 1;
                });

        assertThat(noticed[0] / (double) SHOPS).as("in two days").isGreaterThan(0.9);
        assertThat(noticed[1] / (double) SHOPS).as("in four days").isGreaterThan(0.95);
    }

    /// What a sensor raises that looks every morning.
    private static List<Alarm> alarms(Series series, LocalDateTime from, int days) {
        List<Alarm> raised = new ArrayList<>();
        List<Finding> found =
                new Findings(series, SENSOR.condition()).between(from, from.plusDays(days));
        Watch watch = Watch.of(SENSOR);
        for (int day = 1; day <= days; day++) {
            Watch.Turn turn = watch.step(SENSOR, found.subList(0, day), Instant.EPOCH);
            watch = turn.after();
            turn.effects().stream()
                    .filter(Effect.Raised.class::isInstance)
                    .map(Effect::alarm)
                    .forEach(raised::add);
        }
        return raised;
    }
}
