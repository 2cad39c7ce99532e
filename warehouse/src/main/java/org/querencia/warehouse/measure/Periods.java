package org.querencia.warehouse.measure;

import java.time.LocalDate;
import org.querencia.core.measure.Grain;

/// Periods in SQL: as their first days, and as whole numbers that follow each other.
final class Periods {

    private Periods() {}

    /// The first day of the period in which a day lies.
    static String start(Grain grain, String day) {
        return switch (grain) {
            case DAY -> day;
            case WEEK, MONTH, QUARTER, YEAR ->
                    "CAST(date_trunc('%s', %s) AS DATE)".formatted(grain.text(), day);
        };
    }

    /// The number of the period in which a day lies.
    static String index(Grain grain, String day) {
        return switch (grain) {
            case DAY -> "date_diff('day', DATE '1970-01-01', %s)".formatted(day);
            case WEEK -> "date_diff('day', DATE '1969-12-29', %s) // 7".formatted(day);
            case MONTH -> "(year(%1$s) * 12 + month(%1$s) - 1)".formatted(day);
            case QUARTER -> "(year(%1$s) * 4 + quarter(%1$s) - 1)".formatted(day);
            case YEAR -> "year(%s)".formatted(day);
        };
    }

    static long index(Grain grain, LocalDate day) {
        return switch (grain) {
            case DAY -> day.toEpochDay();
            case WEEK -> Math.floorDiv(day.toEpochDay() + 3, 7);
            case MONTH -> day.getYear() * 12L + day.getMonthValue() - 1;
            case QUARTER -> day.getYear() * 4L + (day.getMonthValue() - 1) / 3;
            case YEAR -> day.getYear();
        };
    }

    /// The first day of the period with this number.
    static String day(Grain grain, String index) {
        return switch (grain) {
            case DAY -> "(DATE '1970-01-01' + CAST(%s AS INTEGER))".formatted(index);
            case WEEK -> "(DATE '1969-12-29' + CAST(7 * (%s) AS INTEGER))".formatted(index);
            case MONTH -> "make_date((%1$s) // 12, (%1$s) %% 12 + 1, 1)".formatted(index);
            case QUARTER -> "make_date((%1$s) // 4, (%1$s) %% 4 * 3 + 1, 1)".formatted(index);
            case YEAR -> "make_date(%s, 1, 1)".formatted(index);
        };
    }
}
