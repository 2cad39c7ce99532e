package org.querencia.science.linkage;

import java.util.Arrays;
import java.util.List;

/// Given names: values are the words of one, first of which decides; the others are names in the
/// middle, in which the first of the other may be found.
final class NameComparison implements Comparison {

    private static final List<Level> LEVELS =
            List.of(
                    Comparison.level("same", 0.75),
                    Comparison.level("variant or short form", 0.06),
                    Comparison.level("typing error", 0.06),
                    Comparison.level("among the other's names", 0.03),
                    Comparison.level("initial or beginning", 0.03),
                    Comparison.level("similar or sounds the same", 0.02),
                    Comparison.level("different", 0.05));

    private final String[][] words;
    private final int[][] groups;
    private final String[] sounds;

    NameComparison(String[] values) {
        words = new String[values.length][];
        groups = new int[values.length][];
        sounds = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            words[i] = values[i].split(" ");
            groups[i] = Nicknames.groups(words[i][0]);
            sounds[i] = Phonetic.key(words[i][0]);
        }
    }

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public String rarity(int value) {
        return words[value][0];
    }

    @Override
    public int level(int a, int b) {
        String first = words[a][0];
        String other = words[b][0];
        if (first.equals(other)) {
            return 0;
        }
        if (Nicknames.share(groups[a], groups[b])) {
            return 1;
        }
        if (first.length() > 1 && other.length() > 1 && Strings.near(first, other)) {
            return 2;
        }
        if (contains(words[a], other) || contains(words[b], first)) {
            return 3;
        }
        if (begins(first, other) || begins(other, first)) {
            return 4;
        }
        boolean alike =
                (sounds[a].length() > 1 && sounds[a].equals(sounds[b]))
                        || Strings.jaroWinkler(first, other) >= 0.88;
        return alike ? 5 : 6;
    }

    private static boolean contains(String[] names, String name) {
        for (int i = 1; i < names.length; i++) {
            if (names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String shorter, String longer) {
        return (shorter.length() == 1 || shorter.length() >= 3) && longer.startsWith(shorter);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(words);
    }
}
