package org.querencia.connect.read;

import java.math.BigDecimal;
import java.util.Optional;

/// How numbers are written in a file: what stands before the decimals, and what groups digits.
///
/// @param thousands 0 when digits are not grouped
public record NumberStyle(char decimal, char thousands) {

    public static final NumberStyle POINT = new NumberStyle('.', ',');
    public static final NumberStyle COMMA = new NumberStyle(',', '.');

    private static final int LENGTH_MAX = 40;

    /// The number a text is; empty when it is none. Signs of currencies, spaces, a minus behind and
    /// brackets around (as bookkeepers write debts) are understood; groups must be whole.
    public Optional<BigDecimal> parse(String text) {
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder(text.length());
        boolean negative = false;
        String bare = bare(text);
        if (bare.startsWith("(") && bare.endsWith(")")) {
            negative = true;
            bare = bare(bare.substring(1, bare.length() - 1));
        }
        if (bare.endsWith("-")) {
            negative = true;
            bare = bare(bare.substring(0, bare.length() - 1));
        } else if (bare.startsWith("-")) {
            negative = true;
            bare = bare(bare.substring(1));
        } else if (bare.startsWith("+")) {
            bare = bare.substring(1);
        }
        return collect(bare, digits) ? number(digits, negative) : Optional.empty();
    }

    /// As a number would be written that a program reads again.
    String plain(BigDecimal number) {
        String text = number.toPlainString();
        return decimal == '.' ? text : text.replace('.', decimal);
    }

    /// Copies the digits of a well-written number; false when it is none.
    private boolean collect(String text, StringBuilder digits) {
        int group = -1;
        boolean decimals = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                group = group < 0 || decimals ? group : group + 1;
            } else if (c == decimal && !decimals && (group < 0 || group == 3)) {
                decimals = true;
                digits.append('.');
            } else if (groups(c) && !decimals && !digits.isEmpty() && (group < 0 || group == 3)) {
                // The first group has one to three digits.
                if (group < 0 && digits.length() > 3) {
                    return false;
                }
                group = 0;
            } else if ((c == 'e' || c == 'E') && !digits.isEmpty() && group < 0) {
                digits.append(text, i, text.length());
                return true;
            } else {
                return false;
            }
        }
        return decimals || group < 0 || group == 3;
    }

    private boolean groups(char c) {
        return (c == thousands && thousands != 0)
                || (thousands == ' ' && (c == '\u00a0' || c == '\u202f'))
                || (thousands == '\'' && c == '\u2019');
    }

    private static Optional<BigDecimal> number(StringBuilder digits, boolean negative) {
        try {
            BigDecimal number = new BigDecimal(digits.toString());
            // 1e999999999 is a number of a gigabyte.
            if (Math.abs((long) number.scale()) > LENGTH_MAX) {
                return Optional.empty();
            }
            return Optional.of(negative ? number.negate() : number);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /// Without spaces, and without a currency's sign or code before or behind.
    private static String bare(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isAround(text.charAt(from))) {
            from++;
        }
        while (to > from && isAround(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isAround(char c) {
        return c == ' '
                || c == '\t'
                || c == '\u00a0'
                || c == '\u202f'
                || Character.getType(c) == Character.CURRENCY_SYMBOL
                || (c >= 'A' && c <= 'Z' && c != 'E');
    }
}
