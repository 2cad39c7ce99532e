package org.querencia.science.linkage;

import java.util.stream.IntStream;

/// What the fields that judge say of many pairs at once, field by field, so that memory is read in
/// the order in which it lies.
final class Evidence {

    /// So many pairs are one piece of work.
    private static final int PIECE = 4_096;

    private static final int NONE = -1;

    private Evidence() {}

    /// Of each pair, by every field that judges.
    static double[] all(Model model, Pairs pairs) {
        return sums(model, pairs, false);
    }

    /// Of each pair, but not by the field for which it was taken, and those bound to that.
    static double[] others(Model model, Pairs pairs) {
        return sums(model, pairs, true);
    }

    private static double[] sums(Model model, Pairs pairs, boolean others) {
        double[] sums = new double[pairs.count()];
        IntStream.range(0, (sums.length + PIECE - 1) / PIECE)
                .parallel()
                .forEach(piece -> {
                    int from = piece * PIECE;
                    int to = Math.min(sums.length, from + PIECE);
                    for (int f = 0; f < model.size(); f++) {
                        if (model.judges[f]) {
                            add(model, pairs, f, others, from, to, sums);
                        }
                    }
                });
        return sums;
    }

    private static void add(
            Model model, Pairs pairs, int f, boolean others, int from, int to, double[] sums) {
        for (int i = from; i < to; i++) {
            int own = others ? pairs.block[i] : NONE;
            if (own != f && !bound(model, f, own)) {
                sums[i] += part(model, pairs, f, i);
            }
        }
    }

    /// Whether one of two fields hangs on the other.
    static boolean bound(Model model, int f, int other) {
        return other >= 0 && (model.parent[f] == other || model.parent[other] == f);
    }

    /// Of one pair by one field; 0 where one of the two lacks it.
    static double part(Model model, Pairs pairs, int f, int i) {
        int level = pairs.levels[f][i];
        if (level == Pairs.MISSING) {
            return 0;
        }
        double weight = model.weightBy(f, level, pairs.codes[f][i], pairs.commoner[f][i]);
        int parent = model.parent[f];
        return parent >= 0 && pairs.levels[parent][i] == 0 ? weight - model.lift[f][level] : weight;
    }
}
