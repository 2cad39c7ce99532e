package org.querencia.science.linkage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How alike two strings are, and how they are made plain before that is asked.
final class Strings {

    /// What is longer is cut: no name or address is, and comparing takes the square of the length.
    static final int CHARS_MAX = 120;

    private Strings() {}

    /// Lower case without accents and marks, with single spaces; letters, digits and `@ . ' -`
    /// stay.
    static String plain(String raw) {
        String text = raw.length() > CHARS_MAX ? raw.substring(0, CHARS_MAX) : raw;
        if (!isAscii(text)) {
            text = Normalizer.normalize(text, Normalizer.Form.NFD);
        }
        StringBuilder plain = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || "@.'-_/+&".indexOf(c) >= 0) {
                if (space && !plain.isEmpty()) {
                    plain.append(' ');
                }
                space = false;
                plain.append(Character.toLowerCase(c));
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                space = true;
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /// The runs of letters and digits; apostrophes within a word vanish.
    static List<String> words(String plain) {
        List<String> words = new ArrayList<>(4);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (c != '\'' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                digits.append((char) ('0' + Character.digit(text.charAt(i), 10)));
            }
        }
        return digits.toString();
    }

    /// How many letters must be changed, added, left out or swapped with their neighbour to make
    /// one the other (optimal string alignment; Damerau 1964). What is more than `most` counts as
    /// `most + 1`.
    static int distance(String a, String b, int most) {
        int n = a.length();
        int m = b.length();
        if (Math.abs(n - m) > most) {
            return most + 1;
        }
        int[] before = new int[m + 1];
        int[] last = new int[m + 1];
        int[] now = new int[m + 1];
        for (int j = 0; j <= m; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= n; i++) {
            now[0] = i;
            int least = i;
            char c = a.charAt(i - 1);
            for (int j = 1; j <= m; j++) {
                char d = b.charAt(j - 1);
                int steps =
                        Math.min(last[j - 1] + (c == d ? 0 : 1), Math.min(last[j], now[j - 1]) + 1);
                if (i > 1 && j > 1 && c == b.charAt(j - 2) && d == a.charAt(i - 2)) {
                    steps = Math.min(steps, before[j - 2] + 1);
                }
                now[j] = steps;
                least = Math.min(least, steps);
            }
            if (least > most) {
                return most + 1;
            }
            int[] free = before;
            before = last;
            last = now;
            now = free;
        }
        return Math.min(last[m], most + 1);
    }

    /// From 0 to 1 (Jaro 1989, with Winkler's weight for a common beginning, 1990).
    static double jaroWinkler(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        int n = a.length();
        int m = b.length();
        if (n == 0 || m == 0 || n > 64 || m > 64) {
            return 0;
        }
        int reach = Math.max(0, Math.max(n, m) / 2 - 1);
        long usedA = 0;
        long usedB = 0;
        int common = 0;
        for (int i = 0; i < n; i++) {
            int end = Math.min(m, i + reach + 1);
            for (int j = Math.max(0, i - reach); j < end; j++) {
                if ((usedB & 1L << j) == 0 && a.charAt(i) == b.charAt(j)) {
                    usedA |= 1L << i;
                    usedB |= 1L << j;
                    common++;
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        double jaro =
                ((double) common / n
                                + (double) common / m
                                + (common - crossed(a, b, usedA, usedB) / 2.0) / common)
                        / 3;
        int prefix = 0;
        while (prefix < Math.min(4, Math.min(n, m)) && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    /// How many of the common letters stand in another order.
    private static int crossed(String a, String b, long usedA, long usedB) {
        int crossed = 0;
        int j = 0;
        for (int i = 0; i < a.length(); i++) {
            if ((usedA & 1L << i) != 0) {
                while ((usedB & 1L << j) == 0) {
                    j++;
                }
                crossed += a.charAt(i) == b.charAt(j) ? 0 : 1;
                j++;
            }
        }
        return crossed;
    }

    /// A typing error, as against another word: one step, or two in a long one.
    static boolean near(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        if (shorter < 3) {
            return false;
        }
        return distance(a, b, shorter >= 8 ? 2 : 1) <= (shorter >= 8 ? 2 : 1);
    }
}
