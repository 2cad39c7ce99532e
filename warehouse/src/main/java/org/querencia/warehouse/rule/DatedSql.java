package org.querencia.warehouse.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
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
            case Dated.YearsSince(Rule any) -> {
                String day = day(rules.expression(any));
                yield "CAST((%d - (year(%s) * %d + %s)) // %d AS DECIMAL(24, 6))"
                        .formatted(
                                (long) today.getYear() * YEAR + packed(today),
                                day,
                                YEAR,
                                packed(day),
                                YEAR);
            }
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

    /// Years are told apart, since whoever was born on 29 February has it on the 28th in most.
    private String birthday(Window window) {
        String day = day(rules.expression(new Field.Trait(Days.BIRTHDAY)));
        LocalDate first = Days.first(window, today);
        LocalDate last = Days.last(window, today);
        List<String> rounds = new ArrayList<>();
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            int from = year == first.getYear() ? packed(first) : 0;
            int to = year == last.getYear() ? packed(last) : 12 * MONTH + 31;
            String round =
                    Year.isLeap(year)
                            ? packed(day)
                            : "CASE %1$s WHEN 229 THEN 228 ELSE %1$s END".formatted(packed(day));
            rounds.add("%s BETWEEN %d AND %d".formatted(round, from, to));
        }
        return "(" + String.join(" OR ", rounds) + ")";
    }

    private static String packed(String day) {
        return "(month(%s) * %d + day(%s))".formatted(day, MONTH, day);
    }

    private static int packed(LocalDate day) {
        return day.getMonthValue() * MONTH + day.getDayOfMonth();
    }
}
