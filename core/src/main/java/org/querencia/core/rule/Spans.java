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
    record Wrong(Complaint what) implements Read {}

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
            return Optional.of(new Wrong(Complaint.of(Problem.NO_TIME, text)));
        }
        if (length.compareTo(LENGTH_MAX) > 0) {
            return Optional.of(
                    new Wrong(Complaint.of(Problem.TOO_MUCH_HISTORY, text, text(LENGTH_MAX))));
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

    private static Complaint wrongUnit(String count, String unit) {
        if (unit.startsWith("mo") || unit.equals("m") || unit.startsWith("mes")) {
            return Complaint.of(Problem.MINUTES_OR_MONTHS, count + unit, count + "min");
        }
        String meant = MEANT.get(unit);
        return meant == null
                ? Complaint.of(Problem.NO_UNIT, count + unit)
                : Complaint.of(Problem.UNIT_MEANT, count + unit, count + meant);
    }
}
