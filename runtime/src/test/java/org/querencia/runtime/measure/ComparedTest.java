package org.querencia.runtime.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Answer.Row;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Compared.With;

/// Periods beside earlier ones, and periods that are not whole.
final class ComparedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 17);

    @ParameterizedTest
    @CsvSource({
        "2026-10-01, 2026-10-31, PREVIOUS, 2026-09-01, 2026-09-30",
        "2026-07-01, 2026-09-30, PREVIOUS, 2026-04-01, 2026-06-30",
        "2026-11-01, 2026-11-30, PREVIOUS, 2026-10-01, 2026-10-17",
        "2026-11-10, 2026-11-12, PREVIOUS, 2026-11-07, 2026-11-09",
        "2026-02-01, 2026-02-28, YEAR, 2025-02-01, 2025-02-28",
        "2025-02-01, 2025-02-28, YEAR, 2024-02-01, 2024-02-29",
        "2026-11-01, 2026-12-31, YEAR, 2025-11-01, 2025-11-17",
        "2026-12-01, 2026-12-31, PREVIOUS, 2026-11-01, 2026-11-01"
    })
    void a_period_is_compared_with_so_many_days_or_months(
            LocalDate from, LocalDate to, With with, LocalDate first, LocalDate last) {
        Question earlier = Compared.of(Question.EVERYTHING.within(from, to), with, TODAY).earlier();

        assertThat(earlier).isEqualTo(Question.EVERYTHING.within(first, last));
    }

    @Test
    void without_a_first_day_nothing_was_before() {
        assertThatThrownBy(() -> Compared.of(Question.EVERYTHING, With.YEAR, TODAY))
                .isInstanceOf(UnansweredException.class)
                .hasMessage("compare: say from when; everything has nothing before it");
    }

    @Test
    void the_first_period_stands_beside_the_first_and_channels_beside_themselves() {
        Question asked =
                Asking.question(
                        Optional.of(LocalDate.of(2026, 9, 1)),
                        Optional.of(LocalDate.of(2026, 10, 31)),
                        "month,channel",
                        List.of());
        Compared compared = Compared.of(asked, With.PREVIOUS, TODAY);
        Answer now = answer("2026-09 web 5", "2026-10 web 6", "2026-10 shop 7");
        Answer before = answer("2026-07 web 1", "2026-08 shop 2", "2026-08 app 3");

        assertThat(compared.beside(now, before))
                .containsExactly(
                        Optional.of(BigDecimal.ONE), Optional.empty(), Optional.of(BigDecimal.TWO));
    }

    @Test
    void a_month_that_is_not_over_or_is_cut_is_partial() {
        Question asked =
                Question.EVERYTHING.within(LocalDate.of(2026, 9, 2), LocalDate.of(2026, 12, 31));
        Answer answer = answer("2026-09 web 5", "2026-10 web 6", "2026-11 web 7");

        assertThat(
                        answer.rows().stream()
                                .map(row -> Compared.isPartial(asked, answer.columns(), row, TODAY))
                                .toList())
                .containsExactly(true, false, true);
    }

    private static Answer answer(String... rows) {
        return new Answer(
                List.of("month", "channel"),
                List.of(rows).stream()
                        .map(row -> List.of(row.split(" ", -1)))
                        .map(cells ->
                                new Row(
                                        cells.subList(0, 2),
                                        Optional.of(new BigDecimal(cells.getLast())),
                                        OptionalLong.empty()))
                        .toList(),
                List.of());
    }
}
