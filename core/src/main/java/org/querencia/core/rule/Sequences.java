package org.querencia.core.rule;

import java.util.Arrays;

/// What instants one after the other say.
final class Sequences {

    private Sequences() {}

    /// The median of the intervals, the lower of the two in the middle; unknown without any.
    static Answer rhythm(Kept.Times times) {
        long[] at = times.at();
        if (at.length < 2) {
            return Answer.UNKNOWN;
        }
        long[] intervals = new long[at.length - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = at[i + 1] - at[i];
        }
        Arrays.sort(intervals);
        return new Answer.Lapse(intervals[(intervals.length - 1) / 2]);
    }

    /// Whether any of the others is later than one, by no more than `within` microseconds.
    static boolean follow(Kept.Times ones, Kept.Times others, long within) {
        int next = 0;
        long[] later = others.at();
        for (long one : ones.at()) {
            while (next < later.length && later[next] <= one) {
                next++;
            }
            if (next < later.length && later[next] - one <= within) {
                return true;
            }
        }
        return false;
    }
}
