package org.querencia.core.measure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The length of the periods by which a figure is told. Weeks begin on Monday (ISO 8601).
public enum Grain {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /// As it is named among dimensions.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Grain> of(String text) {
        return Arrays.stream(values()).filter(grain -> grain.text().equals(text)).findFirst();
    }

    /// The first day of the period that holds `day`.
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case YEAR -> LocalDate.of(day.getYear(), Month.JANUARY, 1);
        };
    }

    /// The first day of the period `count` after the one that begins on `start`.
    public LocalDate plus(LocalDate start, long count) {
        return switch (this) {
            case DAY -> start.plusDays(count);
            case WEEK -> start.plusWeeks(count);
            case MONTH -> start.plusMonths(count);
            case QUARTER -> start.plusMonths(3 * count);
            case YEAR -> start.plusYears(count);
        };
    }

    /// `2026-11-03`, `2026-11-02` (a week's Monday), `2026-11`, `2026-Q4`, `2026`: they sort as
    /// they follow each other.
    public String format(LocalDate start) {
        return switch (this) {
            case DAY, WEEK -> start.toString();
            case MONTH -> start.toString().substring(0, start.toString().length() - 3);
            case QUARTER -> "%04d-Q%d".formatted(start.getYear(), quarter(start));
            case YEAR -> "%04d".formatted(start.getYear());
        };
    }

    /// The first day of the period so written; empty for anything else.
    public Optional<LocalDate> parse(String text) {
        try {
            LocalDate day =
                    switch (this) {
                        case DAY, WEEK -> LocalDate.parse(text);
                        case MONTH -> LocalDate.parse(text + "-01");
                        case QUARTER -> quarter(text);
                        case YEAR -> LocalDate.parse(text + "-01-01");
                    };
            return Optional.of(day).filter(start -> start(start).equals(start));
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    private static int quarter(LocalDate day) {
        return (day.getMonthValue() - 1) / 3 + 1;
    }

    private static LocalDate quarter(String text) {
        int at = text.length() - 3;
        if (at < 1 || !text.substring(at).matches("-Q[1-4]")) {
            throw new DateTimeParseException("no quarter", text, 0);
        }
        return LocalDate.parse(text.substring(0, at) + "-01-01")
                .plusMonths(3L * (text.charAt(text.length() - 1) - '1'));
    }
}
