package org.querencia.runtime.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Times as clients write them: ISO 8601 with or without zone (then UTC), a date alone, or epoch
/// seconds or milliseconds. Cut to microseconds.
final class ClientTime {

    /// Before it no customer did anything; a clock that says so is broken.
    static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /// Epoch numbers below are seconds (until the year 5138), from here on milliseconds (since
    /// 1973).
    private static final long MILLIS_FROM = 100_000_000_000L;

    private static final int LENGTH_MAX = 40;

    private ClientTime() {}

    /// The instant, or empty when `text` is none between 1900 and 9999.
    static Optional<Instant> parse(String text) {
        if (text.isBlank() || text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            Instant instant = isPlain(text) ? plain(text) : other(text.strip());
            return Optional.of(instant).filter(at -> !at.isBefore(EARLIEST) && !at.isAfter(LATEST));
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /// `2026-11-22T10:15:30.123Z` with any digits of the second: nearly all there is, and five
    /// times quicker than the general parser.
    private static boolean isPlain(String text) {
        int length = text.length();
        return length >= 20
                && length <= 30
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(length - 1) == 'Z'
                && (length == 20 || (text.charAt(19) == '.' && length > 21));
    }

    private static Instant plain(String text) {
        long day =
                LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                        .toEpochDay();
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no such time of day");
        }
        long micros = 0;
        for (int at = 20; at < Math.max(26, text.length() - 1); at++) {
            int digit = at < text.length() - 1 ? digit(text, at) : 0;
            micros = at < 26 ? micros * 10 + digit : micros;
        }
        return Instant.ofEpochSecond(
                day * 86_400 + hour * 3_600L + minute * 60L + second, micros * 1_000);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + digit(text, at);
        }
        return number;
    }

    private static int digit(String text, int at) {
        int digit = text.charAt(at) - '0';
        if (digit < 0 || digit > 9) {
            throw new DateTimeException("not a digit");
        }
        return digit;
    }

    private static Instant other(String text) {
        if (text.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            return epoch(text);
        }
        String iso = text.length() > 10 && text.charAt(10) == ' ' ? withT(text) : text;
        Instant instant;
        if (iso.length() == 10) {
            instant = LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
        } else if (iso.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)")) {
            instant = OffsetDateTime.parse(withColon(iso)).toInstant();
        } else {
            instant = LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant epoch(String text) {
        int point = text.indexOf('.');
        long whole = Long.parseLong(point < 0 ? text : text.substring(0, point));
        if (whole >= MILLIS_FROM) {
            return Instant.ofEpochMilli(whole);
        }
        long micros =
                point < 0
                        ? 0
                        : Long.parseLong((text.substring(point + 1) + "000000").substring(0, 6));
        return Instant.ofEpochSecond(whole, micros * 1_000);
    }

    private static String withT(String text) {
        return text.substring(0, 10) + 'T' + text.substring(11).replace(" ", "");
    }

    /// `+0500` and `-05` as the parser wants them: `+05:00`.
    private static String withColon(String text) {
        return text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")
                .replaceFirst("(T.*[+-]\\d\\d)$", "$1:00");
    }
}
