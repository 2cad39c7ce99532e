package org.querencia.core.rule.rows;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.querencia.core.rule.Rule;

/// What people type, as rules write it. Whatever is no number stands in quotes, so that nothing
/// that is typed can change what stands around it; the reader of rules says what is wrong with it.
final class Literals {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}([.,][0-9]{1,30})?");

    /// `1.000.000` and `1,000,000`: two separators are no decimal point.
    private static final Pattern GROUPED =
            Pattern.compile("-?[0-9]{1,3}([.,])[0-9]{3}(\\1[0-9]{3})+");

    /// `1.500`: a thousand and a half, or one and a half.
    private static final Pattern TWO_READINGS = Pattern.compile("-?[1-9][0-9]{0,2}[.,][0-9]{3}");

    private static final Pattern TODAY = Pattern.compile("today(?: ?([+-]) ?(.+))?");

    private Literals() {}

    static String quoted(String text) {
        return new Rule.Text(text).text();
    }

    static String number(String typed) {
        String plain = typed.strip();
        if (GROUPED.matcher(plain).matches()) {
            return plain.replaceAll("[.,]", "");
        }
        return NUMBER.matcher(plain).matches() ? plain.replace(',', '.') : quoted(plain);
    }

    /// Whether a number could be meant in two ways, so that nobody is taken to mean either.
    static boolean hasTwoReadings(String typed) {
        return TWO_READINGS.matcher(typed.strip()).matches();
    }

    /// A number as people read it, that reads back.
    static String shown(Rule.Num number) {
        String text = number.number().toPlainString();
        return hasTwoReadings(text) ? text + "0" : text;
    }

    static String duration(String typed) {
        return "duration(%s)".formatted(quoted(typed.strip()));
    }

    /// `today`, `today+7d`, `2026-12-31`.
    static String instant(String typed) {
        Matcher today = TODAY.matcher(typed.strip());
        if (!today.matches()) {
            return "timestamp(%s)".formatted(quoted(typed.strip()));
        }
        return Optional.ofNullable(today.group(1))
                .map(sign -> "today %s %s".formatted(sign, duration(today.group(2))))
                .orElse("today");
    }
}
