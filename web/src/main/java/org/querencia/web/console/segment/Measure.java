package org.querencia.web.console.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.querencia.core.rule.Window;

/// A length of time, a window or a distance in two fields: a number and its unit.
///
/// @param number empty where the unit says all, as 'ever' and 'this month' do
public record Measure(String number, String unit) {

    private static final List<String> OF_TIME = List.of("d", "w", "h", "min", "s");
    private static final List<String> OF_DISTANCE = List.of("km", "m");

    /// Units that have a number before them.
    static final List<String> UNITS = List.of("d", "w", "h", "min", "s", "km", "m");

    private static final Pattern MEASURED = Pattern.compile("(.*?) ?(d|w|h|min|s|km|m)");

    /// What cannot be told apart is left to the number, so that it is seen.
    static Measure of(String text, String usualUnit) {
        Matcher matcher = MEASURED.matcher(text);
        if (Window.named(text).isPresent()) {
            return new Measure("", text);
        }
        return matcher.matches()
                ? new Measure(matcher.group(1), matcher.group(2))
                : new Measure(text, usualUnit);
    }

    /// The units of windows: lengths back from now, then the calendar, then all time.
    static List<String> windows(boolean ever) {
        List<String> windows = new ArrayList<>(OF_TIME);
        Window.calendars().forEach(calendar -> windows.add(calendar.text()));
        if (ever) {
            windows.add(Window.EVER.text());
        }
        return windows;
    }

    static List<String> lengths() {
        return OF_TIME;
    }

    static List<String> distances() {
        return OF_DISTANCE;
    }
}
