package org.querencia.warehouse.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.querencia.core.rule.Dated;
import org.querencia.core.rule.Days;
import org.querencia.core.rule.Field;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Setting;
import org.querencia.core.rule.Window;

/// The part of [RuleSql] that turns with the calendar.
final class DatedSql {

    private static final int MONTH = 100;
    private static final int YEAR = 10_000;
    private static final int FEBRUARY_28 = 228;

    private final RuleSql rules;
    private final Days days;
    private final Zone zone;
    private final LocalDate today;

    DatedSql(RuleSql rules, Setting setting, Instant at) {
        this.rules = rules;
        this.days = setting.days();
        this.zone = new Zone(setting.zone());
        this.today = days.today(at);
    }

    String expression(Dated dated) {
        return switch (dated) {
            case Dated.Today() -> Literals.micros(days.start(today));
            case Dated.YearsSince(Rule any) ->
                    "CAST((%d - CAST(strftime(%s, '%%Y%%m%%d') AS BIGINT)) // %d AS DECIMAL(24, 6))"
                            .formatted(
                                    (long) today.getYear() * YEAR + packed(today),
                                    day(rules.expression(any)),
                                    YEAR);
            case Dated.Birthday(Window window) -> birthday(window);
        };
    }

    /// Microseconds of a text that is an instant or a day.
    String instant(String text) {
        return "TRY(CASE WHEN regexp_full_match(%1$s, '%2$s') THEN %3$s WHEN regexp_full_match(%1$s, '%4$s') THEN %5$s END)"
                .formatted(
                        text,
                        Days.DAY,
                        zone.start("TRY_CAST(%s AS DATE)".formatted(text)),
                        Days.INSTANT,
                        micros(text));
    }

    /// The local DATE of a field that tells a day or an instant.
    private String day(String field) {
        String text = "rule_text(%s)".formatted(field);
        return "TRY(CASE WHEN regexp_full_match(%1$s, '%2$s') THEN TRY_CAST(%1$s AS DATE) WHEN regexp_full_match(%1$s, '%3$s') THEN %4$s END)"
                .formatted(text, Days.DAY, Days.INSTANT, zone.day(micros(text)));
    }

    private static String micros(String text) {
        return "epoch_us(TRY_CAST(%s AS TIMESTAMPTZ))".formatted(text);
    }

    /// The days of the window are named one by one: at most those of a year.
    private String birthday(Window window) {
        LocalDate last = Days.last(window, today);
        Set<Integer> days = new TreeSet<>();
        for (LocalDate day = Days.first(window, today); !day.isAfter(last); day = day.plusDays(1)) {
            days.add(packed(day));
            if (packed(day) == FEBRUARY_28 && !day.isLeapYear()) {
                days.add(FEBRUARY_28 + 1);
            }
        }
        return "(CAST(strftime(%s, '%%m%%d') AS INTEGER) IN (%s))"
                .formatted(
                        day(rules.expression(new Field.Trait(Days.BIRTHDAY))),
                        days.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private static int packed(LocalDate day) {
        return day.getMonthValue() * MONTH + day.getDayOfMonth();
    }
}
