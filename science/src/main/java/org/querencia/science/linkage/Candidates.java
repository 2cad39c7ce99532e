package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Walks all pairs that the rules bring together, each once, and keeps those with enough evidence.
final class Candidates {

    /// So many rows are walked as one piece of work.
    private static final int PIECE = 2_048;

    private final Model model;
    private final int rows;
    private final List<int[]> keys = new ArrayList<>();

    /// How many pairs each rule brought first.
    final List<Long> brought = new ArrayList<>();

    Candidates(Model model, int rows) {
        this.model = model;
        this.rows = rows;
    }

    /// @param least the log odds from which a pair is kept
    Edges edges(List<int[]> keysOfRules, double least) {
        List<Edges> parts = new ArrayList<>();
        for (int[] made : keysOfRules) {
            parts.add(edges(made, least));
        }
        return Edges.of(parts);
    }

    private Edges edges(int[] made, double least) {
        long[] sorted = new long[rows];
        for (int row = 0; row < rows; row++) {
            sorted[row] = (long) made[row] << 32 | row;
        }
        Arrays.parallelSort(sorted);
        int[] ends = new int[rows];
        for (int from = 0; from < rows; ) {
            int to = from + 1;
            int key = (int) (sorted[from] >> 32);
            while (to < rows && (int) (sorted[to] >> 32) == key) {
                to++;
            }
            boolean walked = key != 0 && to - from <= Blocking.BLOCK_ROWS_MAX;
            for (int i = from; i < to; i++) {
                ends[i] = walked ? to : i;
                if (!walked) {
                    made[(int) sorted[i]] = 0;
                }
            }
            from = to;
        }
        List<Edges> pieces =
                IntStream.range(0, (rows + PIECE - 1) / PIECE)
                        .parallel()
                        .mapToObj(piece -> walk(piece, sorted, ends, least))
                        .toList();
        keys.add(made);
        Edges all = Edges.of(pieces);
        brought.add(all.walked());
        return all;
    }

    private Edges walk(int piece, long[] sorted, int[] ends, double least) {
        Edges edges = new Edges();
        int until = Math.min(rows, (piece + 1) * PIECE);
        for (int at = piece * PIECE; at < until; at++) {
            int left = (int) sorted[at];
            for (int other = at + 1; other < ends[at]; other++) {
                int right = (int) sorted[other];
                if (known(left, right)) {
                    continue;
                }
                edges.walk();
                double odds = model.prior + model.evidence(left, right);
                if (odds >= least) {
                    edges.add(Math.min(left, right), Math.max(left, right), (float) odds);
                }
            }
        }
        return edges;
    }

    /// Whether a rule before brought the pair.
    private boolean known(int left, int right) {
        for (int[] made : keys) {
            if (made[left] != 0 && made[left] == made[right]) {
                return true;
            }
        }
        return false;
    }
}
