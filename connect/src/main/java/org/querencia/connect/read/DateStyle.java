package org.querencia.connect.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// In which order dates are written in a column. What stands between the numbers, how many digits
/// they have, and whether a time follows may differ from row to row, as it does in life; a day that
/// does not exist is none.
public enum DateStyle {
    DAY_FIRST,
    MONTH_FIRST,
    YEAR_FIRST,
    /// Seconds or milliseconds since 1970.
    EPOCH;

    private static final Pattern NUMERIC =
            Pattern.compile("(\\d{1,4})([-/. ])(\\d{1,2})\\2(\\d{1,4})(?:[T ,]\\s*(.+))?");
    private static final Pattern NAMED_DAY =
            Pattern.compile(
                    "(?:\\p{L}+\\.?,? )?(\\d{1,2})(?: de |[-/. ])(\\p{L}{3,10})\\.?(?: de | del |[-/., ] ?)(\\d{2,4})(?:[T ,]\\s*(.+))?");
    private static final Pattern NAMED_MONTH =
            Pattern.compile(
                    "(\\p{L}{3,10})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?:[T ,]\\s*(.+))?");
    private static final Pattern COMPACT =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?)?");
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([AaPp]\\.?\\s?[Mm]\\.?)?\\s*(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?");

    private static final int LENGTH_MAX = 60;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /// The first three letters of months in Spanish and English.
    private static final Map<String, Integer> MONTHS =
            Map.ofEntries(
                    Map.entry("ene", 1),
                    Map.entry("jan", 1),
                    Map.entry("feb", 2),
                    Map.entry("mar", 3),
                    Map.entry("abr", 4),
                    Map.entry("apr", 4),
                    Map.entry("may", 5),
                    Map.entry("jun", 6),
                    Map.entry("jul", 7),
                    Map.entry("ago", 8),
                    Map.entry("aug", 8),
                    Map.entry("sep", 9),
                    Map.entry("set", 9),
                    Map.entry("oct", 10),
                    Map.entry("nov", 11),
                    Map.entry("dic", 12),
                    Map.entry("dec", 12));

    /// A day, with a time where one was written.
    ///
    /// @param offset where one was written
    public record Written(LocalDate day, Optional<LocalTime> time, Optional<ZoneOffset> offset) {

        /// When that was. A day without a time is taken at noon, which is that day in any zone a
        /// company is likely to compare.
        public Instant in(ZoneId zone) {
            LocalDateTime local = day.atTime(time.orElse(LocalTime.NOON));
            return offset.isPresent()
                    ? local.toInstant(offset.get())
                    : local.atZone(zone).toInstant();
        }
    }

    /// The order a pattern such as `dd/MM/yyyy HH:mm` has; empty when it has none.
    public static Optional<DateStyle> ofPattern(String pattern) {
        if (pattern.strip().equalsIgnoreCase("epoch")) {
            return Optional.of(EPOCH);
        }
        String date = pattern.strip().replace('u', 'y').replace('D', 'd').replace('Y', 'y');
        int day = date.indexOf('d');
        int month = date.indexOf('M');
        int year = date.indexOf('y');
        if (day < 0 || month < 0 || year < 0 || !date.matches("[dMyHhmsSaXTZ'\\-/. :,]+")) {
            return Optional.empty();
        }
        if (year < month && month < day) {
            return Optional.of(YEAR_FIRST);
        }
        if (day < month && month < year) {
            return Optional.of(DAY_FIRST);
        }
        return month < day && day < year ? Optional.of(MONTH_FIRST) : Optional.empty();
    }

    /// How people call it.
    public String pattern() {
        return switch (this) {
            case DAY_FIRST -> "dd/MM/yyyy";
            case MONTH_FIRST -> "MM/dd/yyyy";
            case YEAR_FIRST -> "yyyy-MM-dd";
            case EPOCH -> "epoch";
        };
    }

    /// The day a text names; empty when it names none between 1900 and 9999.
    public Optional<Written> parse(String text) {
        String bare = text.strip();
        if (bare.length() < 6 || bare.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            return (this == EPOCH ? epoch(bare) : day(bare))
                    .filter(written -> !written.day().isBefore(EARLIEST))
                    .filter(written -> written.day().getYear() <= 9_999);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private Optional<Written> day(String text) {
        Matcher numeric = NUMERIC.matcher(text);
        if (numeric.matches()) {
            return numeric(numeric);
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return Optional.of(compact(compact));
        }
        Matcher named = NAMED_DAY.matcher(text);
        if (named.matches()) {
            return named(named.group(1), named.group(2), named.group(3), named.group(4));
        }
        Matcher american = NAMED_MONTH.matcher(text);
        return american.matches()
                ? named(american.group(2), american.group(1), american.group(3), american.group(4))
                : Optional.empty();
    }

    private Optional<Written> numeric(Matcher numeric) {
        String first = numeric.group(1);
        String last = numeric.group(4);
        int second = Integer.parseInt(numeric.group(3));
        if (first.length() == 3 || last.length() == 3) {
            return Optional.empty();
        }
        // A year of four digits in front is followed by the month, whatever the others do.
        if (first.length() == 4 || (this == YEAR_FIRST && last.length() < 4)) {
            return last.length() > 2
                    ? Optional.empty()
                    : timed(
                            LocalDate.of(year(first), second, Integer.parseInt(last)),
                            numeric.group(5));
        }
        if (last.length() == 1) {
            return Optional.empty();
        }
        return switch (this) {
            case DAY_FIRST ->
                    timed(
                            LocalDate.of(year(last), second, Integer.parseInt(first)),
                            numeric.group(5));
            case MONTH_FIRST ->
                    timed(
                            LocalDate.of(year(last), Integer.parseInt(first), second),
                            numeric.group(5));
            case YEAR_FIRST, EPOCH -> Optional.empty();
        };
    }

    private static Written compact(Matcher compact) {
        LocalDate day =
                LocalDate.of(
                        Integer.parseInt(compact.group(1)),
                        Integer.parseInt(compact.group(2)),
                        Integer.parseInt(compact.group(3)));
        Optional<LocalTime> time =
                Optional.ofNullable(compact.group(4))
                        .map(hour ->
                                LocalTime.of(
                                        Integer.parseInt(hour),
                                        Integer.parseInt(compact.group(5)),
                                        number(compact.group(6))));
        return new Written(day, time, Optional.empty());
    }

    private static Optional<Written> named(
            String day, String month, String year, @Nullable String time) {
        String start = month.substring(0, 3).toLowerCase(Locale.ROOT);
        Integer number = MONTHS.get(start);
        return number == null
                ? Optional.empty()
                : timed(LocalDate.of(year(year), number, Integer.parseInt(day)), time);
    }

    private static Optional<Written> timed(LocalDate day, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.of(new Written(day, Optional.empty(), Optional.empty()));
        }
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(time.group(1));
        if (time.group(5) != null) {
            boolean afternoon = Character.toLowerCase(time.group(5).charAt(0)) == 'p';
            if (hour < 1 || hour > 12) {
                return Optional.empty();
            }
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        LocalTime at =
                LocalTime.of(
                        hour,
                        Integer.parseInt(time.group(2)),
                        number(time.group(3)),
                        micros(time.group(4)) * 1_000);
        return Optional.of(
                new Written(
                        day,
                        Optional.of(at),
                        Optional.ofNullable(time.group(6)).map(DateStyle::offset)));
    }

    private static Optional<Written> epoch(String text) {
        if (!text.matches("\\d{9,13}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        Instant instant =
                text.length() > 11 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return Optional.of(
                new Written(
                        utc.toLocalDate(),
                        Optional.of(utc.toLocalTime()),
                        Optional.of(ZoneOffset.UTC)));
    }

    private static ZoneOffset offset(String text) {
        return text.startsWith("+") || text.startsWith("-") ? ZoneOffset.of(text) : ZoneOffset.UTC;
    }

    /// Two digits are of the years around us: customers of 1975 were born then, orders of 75 are
    /// none.
    private static int year(String text) {
        int year = Integer.parseInt(text);
        if (text.length() > 2) {
            return year;
        }
        return year < 70 ? 2_000 + year : 1_900 + year;
    }

    private static int number(@Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text);
    }

    private static int micros(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000").substring(0, 6));
    }
}
