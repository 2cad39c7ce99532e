package org.querencia.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.alarm.Attained.Verdict;
import org.querencia.core.kit.Seeds;

class PlanTest {

    private static final Plan.Passage PASSAGE = new Plan.Passage("journey", "interest", "action");
    private static final LocalDateTime DAY = LocalDateTime.parse("2026-11-19T00:00");

    @ParameterizedTest
    @CsvSource({
        "29, 0, 0.2, TOO_FEW",
        "30, 0, 0.2, SHORT",
        "200, 40, 0.2, UNSURE",
        "200, 30, 0.2, UNSURE",
        "200, 26, 0.2, SHORT",
        "200, 55, 0.2, REACHED",
        "30, 30, 0.8, REACHED",
    })
    void what_was_attained_is_short_only_beyond_chance(
            long entered, long passed, double target, Verdict verdict) {
        assertThat(Attained.of(entered, passed).against(target)).isEqualTo(verdict);
    }

    @Test
    void the_interval_is_wilsons() {
        Attained tenth = Attained.of(100, 10);

        // Worked out by hand from the formula, z = 2.3263.
        assertThat(tenth.low()).isCloseTo(0.04953, within(1e-4));
        assertThat(tenth.high()).isCloseTo(0.19155, within(1e-4));
        assertThat(Attained.of(0, 0)).isEqualTo(new Attained(0, 0, 0, 1));
    }

    @Test
    void who_does_as_planned_seldom_falls_short_by_chance() {
        int[] shorts = {0};
        int plans = 2_000;
        Seeds.each(
                plans,
                (random, _) -> {
                    int passed = 0;
                    for (int person = 0; person < 150; person++) {
                        passed += random.nextDouble() < 0.2 ? 1 : 0;
                    }
                    shorts[0] += Attained.of(150, passed).against(0.2) == Verdict.SHORT ? 1 : 0;
                });

        assertThat(shorts[0] / (double) plans).isLessThan(0.02);
    }

    @Test
    void half_of_what_was_planned_is_noticed() {
        int[] shorts = {0};
        int plans = 500;
        Seeds.each(
                plans,
                (random, _) -> {
                    int passed = 0;
                    for (int person = 0; person < 200; person++) {
                        passed += random.nextDouble() < 0.1 ? 1 : 0;
                    }
                    shorts[0] += Attained.of(200, passed).against(0.2) == Verdict.SHORT ? 1 : 0;
                });

        assertThat(shorts[0] / (double) plans).isGreaterThan(0.9);
    }

    @Test
    void a_plan_is_watched_for_its_target_and_its_review() {
        Plan plan = plan(0.2, Optional.of(LocalDate.parse("2026-11-21")));
        Subject subject = PASSAGE.subject();

        assertThat(plan.sensors())
                .extracting(Sensor::key, Sensor::condition, Sensor::subject)
                .containsExactly(
                        tuple(
                                "plan.journey.interest.action.target",
                                new Condition.Lagging(0.2, 30),
                                subject),
                        tuple(
                                "plan.journey.interest.action.review",
                                new Condition.Due(plan.review()),
                                subject));
        assertThat(Plan.Passage.of(subject)).isEqualTo(PASSAGE);
        assertThat(Plans.NONE.with(plan).with(plan.deleted()).all()).isEmpty();
        assertThat(Plans.NONE.with(plan).beside(Sensors.NONE).all()).hasSize(2);
    }

    @Test
    void a_review_is_due_on_its_day() {
        Condition.Due due = new Condition.Due(Optional.of(LocalDate.parse("2026-11-21")));

        assertThat(due.finding(DAY).verdict()).isEqualTo(Finding.Verdict.CALM);
        assertThat(due.finding(DAY.plusDays(1)))
                .isEqualTo(
                        new Finding(
                                DAY.plusDays(1),
                                OptionalDouble.empty(),
                                Finding.Verdict.OUT,
                                Optional.empty()));
        assertThat(new Condition.Due(Optional.empty()).finding(DAY).verdict())
                .isEqualTo(Finding.Verdict.CALM);
    }

    @Test
    void nonsense_is_refused_in_words() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(1.2, Optional.empty()))
                .withMessage("target: 1.2; expected a share above 0 and at most 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan.Passage("journey", "use", "use"))
                .withMessage("passage: from 'use' to itself; expected another stage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan.Action("Call", "javascript:alert(1)"))
                .withMessageStartingWith("actions: link 'javascript:alert(1)'");
    }

    private static Plan plan(double target, Optional<LocalDate> review) {
        return new Plan(
                PASSAGE,
                "ana@shop.example",
                List.of(new Plan.Action("Call within a day", "/calls")),
                target,
                30,
                review,
                Plan.State.ACTIVE,
                1);
    }
}
