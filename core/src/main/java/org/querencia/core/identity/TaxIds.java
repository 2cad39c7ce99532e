package org.querencia.core.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tax ids without punctuation, their check digits proved where the country has any.
///
/// Colombia: a NIT with or without its check digit is the same NIT, so the digit is proved and left
/// out (DIAN, Orden Administrativa 4 of 1989). Spain: NIF, NIE and CIF keep theirs, which is part
/// of them (Real Decreto 1065/2007, art. 18 ff.; Orden EHA/451/2008). Elsewhere: letters and
/// digits.
final class TaxIds {

    private static final Pattern PREFIX = Pattern.compile("^(?:NIT|CO|ES)[\\s.:-]*(?=[A-Z]?\\d)");
    private static final Pattern DIGITS = Pattern.compile("\\d{5,15}");
    private static final Pattern WITH_CHECK = Pattern.compile("([\\d.,\\s]{5,20})-\\s*(\\d)");
    private static final Pattern SPANISH_PERSON = Pattern.compile("([XYZKLM]?)(\\d{7,8})([A-Z])");
    private static final Pattern SPANISH_COMPANY =
            Pattern.compile("([ABCDEFGHJNPQRSUVW])(\\d{7})([0-9A-J])");
    private static final Pattern FREE = Pattern.compile("(?=.*\\d)[A-Z0-9]{4,32}");

    private static final int[] NIT_WEIGHTS = {
        3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71
    };
    private static final String PERSON_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String COMPANY_LETTERS = "JABCDEFGHI";

    private TaxIds() {}

    static Optional<String> normalise(String text, String country) {
        String upper = text.toUpperCase(Locale.ROOT);
        String bare = PREFIX.matcher(upper).replaceFirst("");
        boolean spanish = country.equals("ES") || (upper.startsWith("ES") && !bare.equals(upper));
        String compact = compact(bare);
        if (spanish) {
            Optional<Boolean> rightSpanish = spanishCheck(compact);
            if (rightSpanish.isPresent()) {
                return rightSpanish.filter(right -> right).map(_ -> compact);
            }
        } else if (country.equals("CO")) {
            Matcher checked = WITH_CHECK.matcher(bare.strip());
            if (checked.matches()) {
                return proved(compact(checked.group(1)), checked.group(2));
            }
            if (DIGITS.matcher(compact).matches()) {
                return colombian(compact);
            }
        }
        return FREE.matcher(compact).matches() ? Optional.of(compact) : Optional.empty();
    }

    /// Ten digits that begin with 8 or 9 are a company's nine and the check digit; those of people
    /// begin with 1. Other lengths came without one.
    private static Optional<String> colombian(String digits) {
        boolean company = digits.charAt(0) == '8' || digits.charAt(0) == '9';
        boolean checked = digits.length() == 10 && company && !oneDigit(digits);
        return checked ? proved(digits.substring(0, 9), digits.substring(9)) : Optional.of(digits);
    }

    private static Optional<String> proved(String digits, String check) {
        boolean right =
                DIGITS.matcher(digits).matches() && nitCheckDigit(digits) == check.charAt(0) - '0';
        return right ? Optional.of(digits) : Optional.empty();
    }

    /// Modulus 11 of the weighted digits, from the right.
    static int nitCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * NIT_WEIGHTS[i];
        }
        int rest = sum % 11;
        return rest > 1 ? 11 - rest : rest;
    }

    /// Whether the control is right; empty when it does not look Spanish at all.
    private static Optional<Boolean> spanishCheck(String id) {
        Matcher person = SPANISH_PERSON.matcher(id);
        if (person.matches() && person.group(2).length() == (person.group(1).isEmpty() ? 8 : 7)) {
            String lead =
                    switch (person.group(1)) {
                        case "Y" -> "1";
                        case "Z" -> "2";
                        default -> "0";
                    };
            int number = Integer.parseInt(lead + person.group(2));
            return Optional.of(person.group(3).charAt(0) == PERSON_LETTERS.charAt(number % 23));
        }
        Matcher company = SPANISH_COMPANY.matcher(id);
        if (company.matches()) {
            return Optional.of(
                    companyCheck(
                            company.group(1).charAt(0),
                            company.group(2),
                            company.group(3).charAt(0)));
        }
        return Optional.empty();
    }

    /// The digits in odd places count double, their own digits summed; the control completes the
    /// sum to a ten, as a digit for trading companies, as a letter for public and foreign bodies.
    private static boolean companyCheck(char kind, String digits, char control) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int doubled = 2 * digit;
            sum += i % 2 == 0 ? doubled / 10 + doubled % 10 : digit;
        }
        int expected = (10 - sum % 10) % 10;
        boolean digitRight = control == '0' + expected;
        boolean letterRight = control == COMPANY_LETTERS.charAt(expected);
        if ("ABEH".indexOf(kind) >= 0) {
            return digitRight;
        }
        return "PQRSNW".indexOf(kind) >= 0 ? letterRight : digitRight || letterRight;
    }

    private static boolean oneDigit(String digits) {
        return digits.chars().allMatch(c -> c == digits.charAt(0));
    }

    private static String compact(String text) {
        StringBuilder compact = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Normaliser.asciiLetterOrDigit(c)) {
                compact.append(c);
            }
        }
        return compact.toString();
    }
}
