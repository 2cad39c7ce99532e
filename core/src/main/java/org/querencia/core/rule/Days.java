package org.querencia.core.rule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.querencia.core.event.Value;

/// Days and instants as fields tell them, in the workspace's zone: ISO 8601, a day alone
/// (`1990-05-17`, which begins at its local midnight) or an instant with its offset
/// (`2026-11-01T12:00:00-05:00`).
public record Days(ZoneId zone) {

    /// The same expressions are read by the warehouse.
    public static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    public static final String INSTANT =
            DAY + "T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})";

    private static final Pattern DAY_SHAPE = Pattern.compile(DAY);
    private static final Pattern INSTANT_SHAPE = Pattern.compile(INSTANT);

    /// The trait that tells when somebody was born.
    public static final List<String> BIRTHDAY = List.of("birthday");

    private static final long PACKED_MONTH = 100;
    private static final long PACKED_YEAR = 10_000;

    /// In microseconds; empty when it is neither.
    Optional<Long> instant(Value value) {
        if (!(value instanceof Value.Text(String text))) {
            return Optional.empty();
        }
        try {
            if (DAY_SHAPE.matcher(text).matches()) {
                return Optional.of(Window.start(LocalDate.parse(text), zone));
            }
            return INSTANT_SHAPE.matcher(text).matches()
                    ? Optional.of(Micros.of(OffsetDateTime.parse(text).toInstant()))
                    : Optional.empty();
        } catch (DateTimeException notOnTheCalendar) {
            return Optional.empty();
        }
    }

    /// The local day; empty when it is neither.
    Optional<LocalDate> day(Value value) {
        if (value instanceof Value.Text(String text) && DAY_SHAPE.matcher(text).matches()) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException notOnTheCalendar) {
                return Optional.empty();
            }
        }
        return instant(value).map(this::day);
    }

    LocalDate day(long micros) {
        return LocalDate.ofInstant(Micros.instant(micros), zone);
    }

    public LocalDate today(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    public long start(LocalDate day) {
        return Window.start(day, zone);
    }

    /// Whole years, below 0 for days to come; who was born on 29 February is a year older on 1
    /// March of other years.
    static long years(LocalDate from, LocalDate today) {
        return (packed(today) - packed(from)) / PACKED_YEAR;
    }

    private static long packed(LocalDate day) {
        return day.getYear() * PACKED_YEAR
                + day.getMonthValue() * PACKED_MONTH
                + day.getDayOfMonth();
    }

    /// Whether a birthday comes round in a window that is seen from `today`.
    static boolean comesRound(LocalDate birthday, Window window, LocalDate today) {
        LocalDate first = first(window, today);
        LocalDate last = last(window, today);
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            LocalDate round = birthday.withYear(year);
            if (!round.isBefore(first) && !round.isAfter(last)) {
                return true;
            }
        }
        return false;
    }

    public static LocalDate first(Window window, LocalDate today) {
        return window instanceof Window.Calendar calendar ? calendar.first(today) : today;
    }

    /// A birthday looks forward: `7d` is today and the seven days after it.
    public static LocalDate last(Window window, LocalDate today) {
        return switch (window) {
            case Window.Sliding(var length) -> today.plusDays(length.toDays());
            case Window.Calendar calendar -> calendar.end(today).minusDays(1);
            case Window.Ever() -> today;
        };
    }

    /// The first day after `today` on which [#comesRound] may answer otherwise.
    static LocalDate turns(LocalDate birthday, Window window, LocalDate today) {
        if (window instanceof Window.Calendar calendar) {
            return calendar.next(today);
        }
        LocalDate next = birthday.withYear(today.getYear());
        if (next.isBefore(today)) {
            next = birthday.withYear(today.getYear() + 1);
        }
        long ahead = ChronoUnit.DAYS.between(today, last(window, today));
        LocalDate enters = next.minusDays(ahead);
        return enters.isAfter(today) ? enters : next.plusDays(1);
    }
}
