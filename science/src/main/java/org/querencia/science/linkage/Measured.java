package org.querencia.science.linkage;

import java.util.HashMap;
import java.util.Map;

/// How right pairs are: of those said to be of one entity the share that are, and of those that are
/// the share that was said.
///
/// @param precision 1 when nothing was said
/// @param recall 1 when there was nothing to say
public record Measured(double precision, double recall) {

    public double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    static Measured of(double right, double said, double there) {
        return new Measured(said == 0 ? 1 : right / said, there == 0 ? 1 : right / there);
    }

    /// Every two records of a cluster are a pair.
    ///
    /// @param entities of each record, as found
    /// @param truth of each record; records of which nothing is known are -1 and do not count
    public static Measured clusters(int[] entities, int[] truth) {
        Map<Long, Long> both = new HashMap<>();
        Map<Long, Long> found = new HashMap<>();
        Map<Long, Long> there = new HashMap<>();
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] >= 0) {
                both.merge((long) entities[i] << 32 | truth[i], 1L, Long::sum);
                found.merge((long) entities[i], 1L, Long::sum);
                there.merge((long) truth[i], 1L, Long::sum);
            }
        }
        return of(pairs(both), pairs(found), pairs(there));
    }

    /// Pairs as they were compared, before clusters were made.
    public static Measured edges(Linked linked, int[] truth) {
        Edges edges = linked.edges();
        double least = Math.log(linked.threshold() / (1 - linked.threshold()));
        double right = 0;
        double said = 0;
        for (int e = 0; e < edges.count(); e++) {
            int a = truth[linked.row(edges.left(e))];
            int b = truth[linked.row(edges.right(e))];
            if (edges.odds(e) >= least && a >= 0 && b >= 0) {
                said++;
                right += a == b ? 1 : 0;
            }
        }
        Map<Long, Long> there = new HashMap<>();
        for (int entity : truth) {
            if (entity >= 0) {
                there.merge((long) entity, 1L, Long::sum);
            }
        }
        return of(right, said, pairs(there));
    }

    private static double pairs(Map<Long, Long> counts) {
        return counts.values().stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();
    }
}
