package org.querencia.science.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// Values of several words: places, addresses, names of businesses, names in the middle. Common
/// words weigh less than rare ones (inverse document frequency, Spärck Jones 1972), and words with
/// a typing error count nearly whole (SoftTFIDF, Cohen, Ravikumar, Fienberg 2003).
final class WordsComparison implements Comparison {

    private static final List<Level> LEVELS =
            List.of(
                    Comparison.level("same", 0.75),
                    Comparison.level("typing error", 0.1),
                    Comparison.level("most words the same", 0.05),
                    Comparison.level("some words the same", 0.04),
                    Comparison.level("different", 0.06));

    static final int WORDS_MAX = 12;

    private final String[] values;
    private final String[] together;
    private final String[][] words;
    private final double[][] weights;

    WordsComparison(String[] values) {
        this(values, counted(values), values.length);
    }

    private WordsComparison(String[] values, Map<String, Integer> counts, int different) {
        this(values, word -> counts.getOrDefault(word, 1), different);
    }

    /// @param counts in how many values a word stands
    /// @param different how many values those are
    WordsComparison(String[] values, ToIntFunction<String> counts, int different) {
        this.values = values;
        words = new String[values.length][];
        together = new String[values.length];
        weights = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            words[i] = told(values[i]).toArray(String[]::new);
            together[i] = String.join("", words[i]);
            weights[i] = new double[words[i].length];
            for (int j = 0; j < words[i].length; j++) {
                weights[i][j] = Math.log(1 + (double) different / counts.applyAsInt(words[i][j]));
            }
        }
    }

    /// How often each word stands in these values.
    static Map<String, Integer> counted(String[] values) {
        Map<String, Integer> counts = new HashMap<>();
        for (String value : values) {
            told(value).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        return counts;
    }

    /// The words of a value that are looked at.
    static List<String> told(String value) {
        List<String> all = Strings.words(value);
        return all.subList(0, Math.min(all.size(), WORDS_MAX));
    }

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public String rarity(int value) {
        return together[value].isEmpty() ? values[value] : together[value];
    }

    @Override
    public int level(int a, int b) {
        String one = together[a];
        String other = together[b];
        if (one.equals(other)) {
            return 0;
        }
        int shorter = Math.min(one.length(), other.length());
        int most = shorter < 4 ? 0 : shorter < 8 ? 1 : shorter < 16 ? 2 : 3;
        if (most > 0 && Strings.distance(one, other, most) <= most) {
            return 1;
        }
        double common = common(a, b);
        return common >= 0.75 ? 2 : common >= 0.35 ? 3 : 4;
    }

    /// The share of weight that stands in both.
    private double common(int a, int b) {
        double both = 0;
        double all = 0;
        boolean[] used = new boolean[words[b].length];
        for (int i = 0; i < words[a].length; i++) {
            all += weights[a][i];
            for (int j = 0; j < used.length; j++) {
                if (!used[j] && same(words[a][i], words[b][j])) {
                    used[j] = true;
                    both += weights[a][i] + weights[b][j];
                    break;
                }
            }
        }
        for (double weight : weights[b]) {
            all += weight;
        }
        return all == 0 ? 0 : both / all;
    }

    private static boolean same(String a, String b) {
        return a.equals(b) || (a.length() > 3 && b.length() > 3 && Strings.near(a, b));
    }
}
