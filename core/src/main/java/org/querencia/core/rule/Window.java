package org.querencia.core.rule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// From when to when a rule looks. All ends are exact to the microsecond.
public sealed interface Window {

    Window EVER = new Ever();

    /// As rules write it; reads back to an equal window.
    String text();

    /// The instants it holds, seen from `at`; nothing is later than `at`.
    Range range(Instant at, ZoneId zone);

    record Ever() implements Window {
        @Override
        public String text() {
            return "ever";
        }

        @Override
        public Range range(Instant at, ZoneId zone) {
            return new Range(Long.MIN_VALUE, Micros.of(at));
        }
    }

    /// The time just gone: what happened exactly so long ago is out.
    record Sliding(Duration length) implements Window {
        @Override
        public String text() {
            return Spans.text(length);
        }

        @Override
        public Range range(Instant at, ZoneId zone) {
            long now = Micros.of(at);
            return new Range(now - Micros.of(length) + 1, now);
        }
    }

    /// A unit of the calendar in local days: the present one, or the one before.
    record Calendar(Unit unit, boolean before) implements Window {
        @Override
        public String text() {
            if (unit == Unit.DAY) {
                return before ? "yesterday" : "today";
            }
            return (before ? "last " : "this ") + unit.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Range range(Instant at, ZoneId zone) {
            LocalDate today = LocalDate.ofInstant(at, zone);
            return new Range(
                    start(first(today), zone),
                    Math.min(Micros.of(at), start(end(today), zone) - 1));
        }

        /// Its first day, seen from `today`.
        LocalDate first(LocalDate today) {
            LocalDate start = unit.start(today);
            return before ? unit.start(start.minusDays(1)) : start;
        }

        /// The day after its last.
        LocalDate end(LocalDate today) {
            return before ? unit.start(today) : unit.next(today);
        }

        /// When another unit begins, so that this window is another one.
        LocalDate next(LocalDate today) {
            return unit.next(today);
        }
    }

    /// Weeks begin on Monday (ISO 8601).
    enum Unit {
        DAY(2),
        WEEK(14),
        MONTH(62),
        QUARTER(184),
        YEAR(731);

        /// Days that the present and the former one have at most.
        private final int days;

        Unit(int days) {
            this.days = days;
        }

        int days() {
            return days;
        }

        LocalDate start(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        LocalDate next(LocalDate day) {
            LocalDate start = start(day);
            return switch (this) {
                case DAY -> start.plusDays(1);
                case WEEK -> start.plusWeeks(1);
                case MONTH -> start.plusMonths(1);
                case QUARTER -> start.plusMonths(3);
                case YEAR -> start.plusYears(1);
            };
        }
    }

    /// All calendar windows, by what rules call them.
    static List<Calendar> calendars() {
        List<Calendar> calendars = new ArrayList<>();
        for (Unit unit : Unit.values()) {
            calendars.add(new Calendar(unit, false));
            calendars.add(new Calendar(unit, true));
        }
        return calendars;
    }

    /// The window of that name, other than a sliding one.
    static Optional<Window> named(String text) {
        if (text.equals(EVER.text())) {
            return Optional.of(EVER);
        }
        return calendars().stream()
                .filter(calendar -> calendar.text().equals(text))
                .<Window>map(calendar -> calendar)
                .findFirst();
    }

    /// When a day begins; clocks that skip midnight begin it later.
    static long start(LocalDate day, ZoneId zone) {
        return Micros.of(day.atStartOfDay(zone).toInstant());
    }

    /// Microseconds since 1970, both included.
    record Range(long from, long to) {
        boolean holds(long micros) {
            return from <= micros && micros <= to;
        }
    }
}
