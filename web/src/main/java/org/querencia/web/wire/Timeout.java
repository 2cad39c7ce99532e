package org.querencia.web.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long a question may take, as clients set it: `SET statement_timeout = '5s'`.
final class Timeout {

    /// What a question may take at most, whatever is set.
    static final Duration MAX = Duration.ofSeconds(60);

    private static final Pattern SET =
            Pattern.compile(
                    "(?is)\\s*SET\\s+(?:(?:SESSION|LOCAL)\\s+)?statement_timeout\\s*(?:=|TO)\\s*(.+?)\\s*");

    private static final Pattern RESET =
            Pattern.compile("(?is)\\s*(?:RESET\\s+(?:ALL|statement_timeout)|DISCARD\\s+ALL)\\s*");

    private static final Pattern OPTION = Pattern.compile("statement_timeout=(\\w+)");

    private static final Pattern VALUE = Pattern.compile("'?(\\d{1,9})\\s*(ms|s|min|h)?'?");

    private Timeout() {}

    /// What holds after a statement.
    static Duration said(String sql, Duration now) {
        Matcher set = SET.matcher(sql);
        if (set.matches()) {
            return value(set.group(1));
        }
        return RESET.matcher(sql).matches() ? MAX : now;
    }

    /// What the options of a connection say.
    static Duration option(String options) {
        Matcher found = OPTION.matcher(options);
        return found.find() ? value(found.group(1)) : MAX;
    }

    private static Duration value(String text) {
        Matcher value = VALUE.matcher(text);
        if (!value.matches()) {
            return MAX;
        }
        long count = Long.parseLong(value.group(1));
        Duration time =
                switch (Optional.ofNullable(value.group(2)).orElse("ms")) {
                    case "s" -> Duration.ofSeconds(count);
                    case "min" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofMillis(count);
                };
        return time.isZero() || time.compareTo(MAX) > 0 ? MAX : time;
    }
}
