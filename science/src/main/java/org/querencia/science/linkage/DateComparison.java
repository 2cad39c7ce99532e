package org.querencia.science.linkage;

import java.util.List;

/// Days, as eight digits `yyyymmdd`, some of which may be impossible: `1822-22-12` was meant to be
/// a day. What is no eight digits is compared as text. The first of January often means that only
/// the year was known.
final class DateComparison implements Comparison {

    private static final List<Level> LEVELS =
            List.of(
                    Comparison.level("same", 0.75),
                    Comparison.level("one digit, or two swapped", 0.1),
                    Comparison.level("same year, the rest unknown in one", 0.03),
                    Comparison.level("same year and month or day, or day and month", 0.03),
                    Comparison.level("same year", 0.02),
                    Comparison.level("two digits", 0.02),
                    Comparison.level("different", 0.05));

    private final String[] days;

    DateComparison(String[] values) {
        days = values;
    }

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public String rarity(int value) {
        return days[value];
    }

    @Override
    public int level(int a, int b) {
        String one = days[a];
        String other = days[b];
        if (one.length() != 8 || other.length() != 8) {
            return Strings.distance(one, other, 1) <= 1 ? 1 : 6;
        }
        int different = 0;
        for (int i = 0; i < 8; i++) {
            different += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        boolean year = one.regionMatches(0, other, 0, 4);
        if (year && (one.endsWith("0101") || other.endsWith("0101"))) {
            return 2;
        }
        if (different == 1
                || (year && swapped(one, other))
                || (different == 2 && moved(one, other))) {
            return 1;
        }
        boolean month = one.regionMatches(4, other, 4, 2);
        boolean day = one.regionMatches(6, other, 6, 2);
        if ((year && (month || day)) || (month && day && !one.endsWith("0101"))) {
            return 3;
        }
        return year ? 4 : different == 2 ? 5 : 6;
    }

    private static boolean swapped(String one, String other) {
        return one.regionMatches(4, other, 6, 2) && one.regionMatches(6, other, 4, 2);
    }

    private static boolean moved(String one, String other) {
        for (int i = 0; i < 7; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return one.charAt(i) == other.charAt(i + 1) && one.charAt(i + 1) == other.charAt(i);
            }
        }
        return false;
    }
}
