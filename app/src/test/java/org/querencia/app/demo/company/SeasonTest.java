package org.querencia.app.demo.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SeasonTest {
    private static final Period PERIOD = Period.before(Companies.UNTIL);
    private final Season season = Season.of(PERIOD);

    @Test
    void the_second_clock_is_as_fast_as_the_real_one_on_average() {
        assertThat(season.clock(PERIOD.days())).isCloseTo(PERIOD.days(), within(1e-6));
    }

    @Test
    void a_moment_is_found_again_by_what_the_second_clock_shows() {
        for (double moment = -20; moment < PERIOD.days() + 20; moment += 0.37) {
            assertThat(season.moment(season.clock(moment))).isCloseTo(moment, within(1e-6));
        }
    }

    @Test
    void december_saturdays_and_pay_days_are_busy() {
        assertThat(busy("2025-12-13")).isGreaterThan(busy("2025-08-09"));
        assertThat(busy("2025-08-09")).isGreaterThan(busy("2025-08-10"));
        assertThat(busy("2025-07-15")).isGreaterThan(busy("2025-07-22"));
        assertThat(busy("2025-12-25")).isLessThan(0.1);
    }

    private double busy(String date) {
        return season.busy(PERIOD.day(LocalDate.parse(date)));
    }
}
