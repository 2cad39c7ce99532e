package org.querencia.runtime.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.querencia.core.alarm.Attained;
import org.querencia.core.alarm.Plan;
import org.querencia.core.alarm.Series;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;

class PassageRateTest {

    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-11-16T00:00");

    /// Of as many as the day of the month times ten a fifth passed; less than a week is no time.
    private static final PassageRates RATES =
            new PassageRates() {
                @Override
                public Attained of(
                        Plan.Passage passage, Instant from, Instant to, Duration within) {
                    int day = to.plus(within).atZone(ZoneOffset.UTC).getDayOfMonth();
                    return within.toDays() < 7
                            ? Attained.of(10L * day, 0)
                            : Attained.of(10L * day, 2L * day);
                }

                @Override
                public List<Plan.Passage> known() {
                    return List.of();
                }
            };

    private final PassageRate rate = new PassageRate(RATES, ZoneOffset.UTC);

    @Test
    void a_passage_without_a_plan_is_a_figure_by_day() {
        Series series = rate.series(subject(Map.of()), Step.DAY, MONDAY, MONDAY.plusDays(2));
        assertThat(series.values()).isEqualTo(Map.of(MONDAY, 20.0, MONDAY.plusDays(1), 20.0));
        assertThat(
                        rate.series(
                                        subject(Map.of("days", "3")),
                                        Step.DAY,
                                        MONDAY,
                                        MONDAY.plusDays(1))
                                .values())
                .isEqualTo(Map.of(MONDAY, 0.0));
    }

    @Test
    void of_few_people_nothing_is_said() {
        LocalDateTime first = LocalDateTime.parse("2026-11-01T00:00");
        assertThat(
                        rate.series(subject(Map.of()), Step.DAY, first, first.plusDays(3))
                                .values()
                                .keySet())
                .containsExactly(first.plusDays(1), first.plusDays(2));
    }

    @Test
    void days_are_whole_and_no_more_than_a_year() {
        for (String days : List.of("0", "x", "366", "1.5")) {
            assertThatThrownBy(() -> rate.requireKnown(subject(Map.of("days", days))))
                    .hasMessage("only.days: '%s'; expected 1 to 365", days);
        }
        rate.requireKnown(subject(Map.of("days", "365")));
    }

    private static Subject subject(Map<String, String> more) {
        Map<String, String> only = new java.util.TreeMap<>(more);
        only.putAll(Map.of("model", "journey", "from", "interest", "to", "action"));
        return Subject.of(Plan.MEASURE, only);
    }
}
