package org.querencia.science.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is compared of each record: the values of one or more columns made plain, how often each
/// occurs, and how two of them agree.
final class Field {

    /// Comparisons that were made are kept in a table in which a later one may take the place of an
    /// earlier; each entry is one number, so threads cannot see a half of it.
    private static final int CACHE_SLOTS = 1 << 18;

    private static final int CODE_BITS = 29;

    final String name;
    final Kind kind;

    /// Of each row; -1 where nothing stands.
    final int[] codes;

    final String[] values;
    final Comparison comparison;

    /// Of each value: how many rows have it, or one that agrees with it at level 0.
    final int[] counts;

    /// Rows in which something stands.
    final int filled;

    /// The probability that two rows agree, whosever they are; above 0.
    final double repeated;

    private final int[] sameAs;
    private final long[] cache = new long[CACHE_SLOTS];

    Field(String name, Kind kind, int[] codes, String[] values) {
        this.name = name;
        this.kind = kind;
        this.codes = codes;
        this.values = values;
        this.comparison = comparison(kind, values);
        this.sameAs = new int[values.length];
        this.counts = new int[values.length];
        Map<String, Integer> same = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            sameAs[i] = same.computeIfAbsent(comparison.rarity(i), _ -> same.size());
        }
        int[] bySame = new int[same.size()];
        int rows = 0;
        for (int code : codes) {
            if (code >= 0) {
                bySame[sameAs[code]]++;
                rows++;
            }
        }
        for (int i = 0; i < values.length; i++) {
            counts[i] = bySame[sameAs[i]];
        }
        this.filled = rows;
        this.repeated = repeated(bySame, rows);
    }

    private static double repeated(int[] counts, int rows) {
        double squares = 0;
        for (int count : counts) {
            squares += (double) count * count;
        }
        return Math.max(1e-12, squares / Math.max(1, (double) rows * rows));
    }

    private static Comparison comparison(Kind kind, String[] values) {
        return switch (kind) {
            case GIVEN_NAME -> new NameComparison(values);
            case SURNAME -> new SurnameComparison(values);
            case DATE, DAY -> new DateComparison(values);
            case POSTCODE, PHONE, EMAIL, ID_NUMBER, NUMBER, CATEGORY ->
                    new CodeComparison(values, kind);
            case FULL_NAME, BUSINESS_NAME, PLACE, ADDRESS, TEXT, IGNORED ->
                    new WordsComparison(values);
        };
    }

    List<Comparison.Level> levels() {
        return comparison.levels();
    }

    /// The value under which level 0 is one, as a number.
    int same(int code) {
        return sameAs[code];
    }

    int sames() {
        int most = 0;
        for (int same : sameAs) {
            most = Math.max(most, same + 1);
        }
        return most;
    }

    /// How two values agree; symmetric.
    int level(int a, int b) {
        if (a == b || sameAs[a] == sameAs[b]) {
            return 0;
        }
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        long pair = (long) low << CODE_BITS | high;
        int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 46);
        long kept = cache[slot];
        if (kept >>> 4 == pair && kept != 0) {
            return (int) (kept & 15);
        }
        int level = comparison.level(low, high);
        cache[slot] = pair << 4 | level;
        return level;
    }
}
