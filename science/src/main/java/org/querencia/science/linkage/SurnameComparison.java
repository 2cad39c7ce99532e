package org.querencia.science.linkage;

import java.util.List;

/// Surnames: one, or the two of Spanish in any order or one of them missing.
final class SurnameComparison implements Comparison {

    private static final List<Level> LEVELS =
            List.of(
                    Comparison.level("same", 0.8),
                    Comparison.level("one of them the same", 0.05),
                    Comparison.level("typing error", 0.07),
                    Comparison.level("similar or sounds the same", 0.03),
                    Comparison.level("different", 0.05));

    private final String[][] words;
    private final String[] sorted;
    private final String[] sounds;

    SurnameComparison(String[] values) {
        words = new String[values.length][];
        sorted = new String[values.length];
        sounds = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            words[i] = values[i].split(" ");
            String[] inOrder = words[i].clone();
            java.util.Arrays.sort(inOrder);
            sorted[i] = String.join(" ", inOrder);
            sounds[i] = Phonetic.key(words[i][0]);
        }
    }

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public String rarity(int value) {
        return sorted[value];
    }

    @Override
    public int level(int a, int b) {
        if (sorted[a].equals(sorted[b])) {
            return 0;
        }
        String[] left = words[a];
        String[] right = words[b];
        boolean near = false;
        for (String one : left) {
            for (String other : right) {
                if (one.equals(other) && one.length() > 1) {
                    return left.length > 1 && right.length > 1 && left[0].equals(right[0])
                            ? 1
                            : left.length == 1 || right.length == 1 ? 1 : 3;
                }
                near |= one.length() > 3 && other.length() > 3 && Strings.near(one, other);
            }
        }
        if (near || initials(left, right)) {
            return 2;
        }
        boolean alike =
                (sounds[a].length() > 1 && sounds[a].equals(sounds[b]))
                        || Strings.jaroWinkler(left[0], right[0]) >= 0.88;
        return alike ? 3 : 4;
    }

    private static boolean initials(String[] left, String[] right) {
        return (left[0].length() == 1 || right[0].length() == 1)
                && left[0].charAt(0) == right[0].charAt(0);
    }
}
