package org.querencia.core.rule;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as rules write them: `90s`, `20min`, `12h`, `30d`, `6w`. A day has 24 hours, a
/// week 7 days.
final class Spans {

    /// What is longer is `ever`.
    static final Duration LENGTH_MAX = Duration.ofDays(3_660);

    static final String UNITS = "s, min, h, d (24 hours) and w (7 days)";

    private static final Map<String, Duration> BY_UNIT = new LinkedHashMap<>();

    static {
        BY_UNIT.put("w", Duration.ofDays(7));
        BY_UNIT.put("d", Duration.ofDays(1));
        BY_UNIT.put("h", Duration.ofHours(1));
        BY_UNIT.put("min", Duration.ofMinutes(1));
        BY_UNIT.put("s", Duration.ofSeconds(1));
    }

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9}) ?([a-z]+)");

    /// What people write for a unit, and ours.
    private static final Map<String, String> MEANT =
            Map.ofEntries(
                    Map.entry("sec", "s"),
                    Map.entry("second", "s"),
                    Map.entry("seconds", "s"),
                    Map.entry("minute", "min"),
                    Map.entry("minutes", "min"),
                    Map.entry("hour", "h"),
                    Map.entry("hours", "h"),
                    Map.entry("hr", "h"),
                    Map.entry("day", "d"),
                    Map.entry("days", "d"),
                    Map.entry("dias", "d"),
                    Map.entry("week", "w"),
                    Map.entry("weeks", "w"));

    private Spans() {}

    /// A length above zero and not beyond [#LENGTH_MAX].
    sealed interface Read {}

    record Length(Duration length) implements Read {}

    /// It looks like a length and is none.
    record Wrong(String what) implements Read {}

    /// Empty when the text does not look like a length at all.
    static Optional<Read> read(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration unit = BY_UNIT.get(matcher.group(2));
        if (unit == null) {
            return Optional.of(new Wrong(wrongUnit(matcher.group(1), matcher.group(2))));
        }
        Duration length = unit.multipliedBy(Long.parseLong(matcher.group(1)));
        if (length.isZero()) {
            return Optional.of(new Wrong("'%s' is no time at all".formatted(text)));
        }
        if (length.compareTo(LENGTH_MAX) > 0) {
            return Optional.of(
                    new Wrong(
                            "'%s' asks for too much history: at most %dd, or 'ever'"
                                    .formatted(text, LENGTH_MAX.toDays())));
        }
        return Optional.of(new Length(length));
    }

    /// In the largest unit that measures it without a rest; days rather than weeks.
    static String text(Duration length) {
        for (Map.Entry<String, Duration> unit : BY_UNIT.entrySet()) {
            long count = length.dividedBy(unit.getValue());
            if (!unit.getKey().equals("w") && unit.getValue().multipliedBy(count).equals(length)) {
                return count + unit.getKey();
            }
        }
        throw new IllegalArgumentException(length + ": expected whole seconds");
    }

    private static String wrongUnit(String count, String unit) {
        if (unit.startsWith("mo") || unit.equals("m") || unit.startsWith("mes")) {
            return ("'%s%s' could be minutes or months: write '%smin', or days such as '30d'; calendar"
                            + " months are 'this month' and 'last month'")
                    .formatted(count, unit, count);
        }
        String meant = MEANT.get(unit);
        return meant == null
                ? "'%s%s' has no unit of time: those are %s".formatted(count, unit, UNITS)
                : "'%s%s' has no unit of time: write '%s%s'".formatted(count, unit, count, meant);
    }
}
