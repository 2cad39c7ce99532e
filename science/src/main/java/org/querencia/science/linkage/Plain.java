package org.querencia.science.linkage;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes a value of a column plain, by the column's kind, so that what is only written otherwise is
/// the same. Empty for what says nothing.
final class Plain {

    private static final Set<String> NOTHING =
            Set.of(
                    "",
                    "-",
                    "--",
                    ".",
                    "n/a",
                    "na",
                    "nan",
                    "null",
                    "none",
                    "nil",
                    "unknown",
                    "?",
                    "s/n",
                    "n/d",
                    "nd",
                    "no tiene",
                    "no aplica",
                    "sin dato",
                    "sin datos",
                    "ninguno",
                    "ninguna",
                    "desconocido",
                    "no registra",
                    "no informa",
                    "not available");

    private static final Set<String> LEGAL_FORMS =
            Set.of(
                    "sas",
                    "sa",
                    "ltda",
                    "limitada",
                    "sl",
                    "slu",
                    "sl.",
                    "inc",
                    "ltd",
                    "limited",
                    "llc",
                    "cia",
                    "co",
                    "corp",
                    "corporation",
                    "gmbh",
                    "sc",
                    "srl",
                    "eu",
                    "eirl",
                    "cv",
                    "spa",
                    "plc",
                    "ag",
                    "bv",
                    "sociedad",
                    "anonima",
                    "simplificada");

    /// Marks, ranks and small words that come and go in names.
    private static final Set<String> NO_NAMES =
            Set.of(
                    "mr",
                    "mrs",
                    "ms",
                    "miss",
                    "dr",
                    "sir",
                    "lord",
                    "lady",
                    "dame",
                    "rev",
                    "prof",
                    "sr",
                    "sra",
                    "srta",
                    "don",
                    "dona",
                    "dra",
                    "ing",
                    "lic",
                    "jr",
                    "bt",
                    "esq",
                    "of",
                    "de",
                    "del",
                    "la",
                    "las",
                    "los",
                    "el",
                    "y",
                    "e",
                    "da",
                    "do",
                    "dos",
                    "von",
                    "van",
                    "der",
                    "den",
                    "the",
                    "and",
                    "st",
                    "1st",
                    "2nd",
                    "3rd",
                    "4th",
                    "5th",
                    "baron",
                    "baronet",
                    "viscount",
                    "earl",
                    "duke",
                    "count",
                    "captain",
                    "colonel",
                    "major",
                    "general",
                    "bishop",
                    "saint");

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[t ].*)?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:[t ].*)?");
    private static final Pattern CHECK_DIGIT = Pattern.compile(".*\\d.*\\d.*\\d.*\\d.*-\\d");

    private static final int PHONE_DIGITS = 10;

    private Plain() {}

    /// @param monthFirst whether days are written month/day/year
    static String of(String raw, Kind kind, boolean monthFirst) {
        String plain = Strings.plain(raw);
        if (NOTHING.contains(plain)) {
            return "";
        }
        return switch (kind) {
            case DATE, DAY -> date(plain, monthFirst);
            case PHONE -> phone(plain);
            case ID_NUMBER -> number(plain);
            case EMAIL -> plain.indexOf('@') > 0 ? plain.replace(" ", "") : "";
            case BUSINESS_NAME -> business(plain);
            case NUMBER -> plain.replace(" ", "");
            case GIVEN_NAME, SURNAME, FULL_NAME -> String.join(" ", names(plain));
            case POSTCODE, PLACE, ADDRESS, CATEGORY, TEXT, IGNORED -> plain;
        };
    }

    /// The words of a name that name; all of them when none would be left.
    static List<String> names(String plain) {
        List<String> words = Strings.words(plain);
        List<String> names = words.stream().filter(word -> !NO_NAMES.contains(word)).toList();
        return names.isEmpty() ? words : names;
    }

    static boolean hasLegalForm(String plain) {
        List<String> words = Strings.words(plain.replace(".", ""));
        return words.size() > 1 && LEGAL_FORMS.contains(words.getLast());
    }

    private static String business(String plain) {
        List<String> words = Strings.words(plain.replace(".", "").replace("s a s", "sas"));
        List<String> kept = words.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
        return String.join(" ", kept.isEmpty() ? words : kept);
    }

    private static String phone(String plain) {
        String digits = Strings.digits(plain);
        return digits.length() < 5
                ? ""
                : digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
    }

    /// Letters and digits; a check digit after a hyphen goes, since it is often left out.
    private static String number(String plain) {
        String body =
                CHECK_DIGIT.matcher(plain).matches()
                        ? plain.substring(0, plain.length() - 2)
                        : plain;
        StringBuilder number = new StringBuilder(body.length());
        for (int i = 0; i < body.length(); i++) {
            if (Character.isLetterOrDigit(body.charAt(i))) {
                number.append(body.charAt(i));
            }
        }
        return number.toString();
    }

    private static String date(String plain, boolean monthFirst) {
        Matcher first = YEAR_FIRST.matcher(plain);
        if (first.matches()) {
            return first.group(1) + two(first.group(2)) + two(first.group(3));
        }
        Matcher last = YEAR_LAST.matcher(plain);
        if (last.matches()) {
            String month = two(last.group(monthFirst ? 1 : 2));
            String day = two(last.group(monthFirst ? 2 : 1));
            return last.group(3) + month + day;
        }
        return plain.replace(" ", "");
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    /// Whether the days of a column are written with the month first: the second number is beyond
    /// twelve more often than the first.
    static boolean monthFirst(List<String> values) {
        int first = 0;
        int second = 0;
        for (String value : values) {
            Matcher day = YEAR_LAST.matcher(Strings.plain(value));
            if (day.matches()) {
                first += Integer.parseInt(day.group(1)) > 12 ? 1 : 0;
                second += Integer.parseInt(day.group(2)) > 12 ? 1 : 0;
            }
        }
        return second > first;
    }
}
