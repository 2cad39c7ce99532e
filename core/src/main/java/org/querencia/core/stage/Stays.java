package org.querencia.core.stage;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Minimum stays as people write them, in the units of rules: `30min`, `12h`, `7d`, `2w`; nothing
/// or `0` for none.
public final class Stays {

    private static final Map<String, ChronoUnit> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("d", ChronoUnit.DAYS);
        UNITS.put("h", ChronoUnit.HOURS);
        UNITS.put("min", ChronoUnit.MINUTES);
        UNITS.put("s", ChronoUnit.SECONDS);
    }

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9}) ?(s|min|h|d|w)");

    private Stays() {}

    /// Throws [IllegalArgumentException] that says what is expected.
    public static Duration read(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = SHAPE.matcher(stripped);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "stay: '%s' is no length of time; expected one such as 30min, 12h, 7d or 2w"
                            .formatted(stripped));
        }
        long count = Long.parseLong(matcher.group(1));
        ChronoUnit unit = UNITS.get(matcher.group(2));
        return unit == null ? Duration.ofDays(7 * count) : Duration.of(count, unit);
    }

    /// In the largest unit that measures it without a rest; empty for none.
    public static String text(Duration stay) {
        if (stay.isZero()) {
            return "";
        }
        for (Map.Entry<String, ChronoUnit> unit : UNITS.entrySet()) {
            long count = stay.dividedBy(unit.getValue().getDuration());
            if (unit.getValue().getDuration().multipliedBy(count).equals(stay)) {
                return count + unit.getKey();
            }
        }
        throw new IllegalArgumentException(stay + ": expected whole seconds");
    }
}
