package org.querencia.science.attribution;

import java.util.Arrays;

/// A Markov chain fitted to paths: a state is the latest channels touched, as many as the order
/// says, and a path shorter than that is one state. A path begins in its first state and ends in a
/// conversion or in nothing (Anderl, Becker, von Wangenheim and Schumann 2016, section 3).
///
/// Steps from a state to itself are left out: they change how long people stay, not where they go,
/// so neither conversions nor removal effects depend on them.
///
/// @param order how many channels a state has at most
/// @param keys of each state, its channels packed: 21 bits each, counted from 1, earliest lowest
/// @param begins the share of paths that begin in each state
/// @param converts the chance to convert from each state at once
/// @param yields what is earned on average by being in each state once, through conversions from it
/// @param steps the chances of going to other states
record Chain(
        int order, long[] keys, double[] begins, double[] converts, double[] yields, Steps steps) {

    static final int STATES_MAX = 1_000_000;
    static final int STEPS_MAX = 5_000_000;

    private static final int BITS = 21;
    private static final long MASK = (1L << BITS) - 1;

    /// A sparse matrix, row by row.
    ///
    /// @param rows where the steps of each state begin, and where the last ones end
    record Steps(int[] rows, int[] to, double[] chances) {}

    int states() {
        return keys.length;
    }

    /// The channel at a place of a state, from 0; -1 where the state has none.
    int channel(int state, int at) {
        return (int) ((keys[state] >>> (BITS * at)) & MASK) - 1;
    }

    boolean has(int state, int channel) {
        for (int at = 0; at < order; at++) {
            if (channel(state, at) == channel) {
                return true;
            }
        }
        return false;
    }

    static Chain of(Paths paths, Model.Markov model) {
        Counting counting = new Counting(model.order());
        for (int path = 0; path < paths.size(); path++) {
            double nulls = model.nulls() ? paths.nulls(path) : 0;
            if (paths.conversions(path) + nulls > 0) {
                counting.add(paths, path, nulls);
            }
        }
        return counting.chain();
    }

    /// What went how often where.
    private static final class Counting {
        private final int order;
        private final LongIndex states = new LongIndex();
        private final LongIndex steps = new LongIndex();
        private double[] begun = new double[64];
        private double[] left = new double[64];
        private double[] converted = new double[64];
        private double[] earned = new double[64];
        private double[] gone = new double[256];
        private double all;

        Counting(int order) {
            this.order = order;
        }

        void add(Paths paths, int path, double nulls) {
            double weight = paths.conversions(path) + nulls;
            int length = paths.length(path);
            long key = 0;
            int at = 0;
            while (at < order && at < length) {
                key |= (paths.touch(path, at) + 1L) << (BITS * at);
                at++;
            }
            int state = state(key);
            begun[state] += weight;
            all += weight;
            while (at < length) {
                key = (key >>> BITS) | ((paths.touch(path, at) + 1L) << (BITS * (order - 1)));
                int next = state(key);
                if (next != state) {
                    step(state, next, weight);
                }
                state = next;
                at++;
            }
            left[state] += weight;
            converted[state] += paths.conversions(path);
            earned[state] += paths.value(path);
        }

        private int state(long key) {
            int state = states.of(key);
            if (state >= STATES_MAX) {
                throw tooLarge("%,d states".formatted(STATES_MAX));
            }
            if (state >= begun.length) {
                int room = begun.length * 2;
                begun = Arrays.copyOf(begun, room);
                left = Arrays.copyOf(left, room);
                converted = Arrays.copyOf(converted, room);
                earned = Arrays.copyOf(earned, room);
            }
            return state;
        }

        private void step(int from, int to, double weight) {
            int step = steps.of(((long) from << Integer.SIZE) | to);
            if (step >= STEPS_MAX) {
                throw tooLarge("%,d different steps".formatted(STEPS_MAX));
            }
            if (step >= gone.length) {
                gone = Arrays.copyOf(gone, gone.length * 2);
            }
            gone[step] += weight;
            left[from] += weight;
        }

        private UnattributableException tooLarge(String bound) {
            return new UnattributableException(
                    "a Markov chain of order %d of these paths has more than %s; take a lower order,"
                                    .formatted(order, bound)
                            + " or group channels");
        }

        Chain chain() {
            int count = states.size();
            long[] keys = new long[count];
            double[] begins = new double[count];
            double[] converts = new double[count];
            double[] yields = new double[count];
            for (int state = 0; state < count; state++) {
                keys[state] = states.key(state);
                begins[state] = begun[state] / all;
                converts[state] = converted[state] / left[state];
                yields[state] = earned[state] / left[state];
            }
            return new Chain(order, keys, begins, converts, yields, rows(count));
        }

        /// Sorted by the state they leave, by counting.
        private Steps rows(int count) {
            int[] rows = new int[count + 1];
            for (int step = 0; step < steps.size(); step++) {
                rows[from(step) + 1]++;
            }
            for (int state = 0; state < count; state++) {
                rows[state + 1] += rows[state];
            }
            int[] free = Arrays.copyOf(rows, count);
            int[] to = new int[steps.size()];
            double[] chances = new double[steps.size()];
            for (int step = 0; step < steps.size(); step++) {
                int from = from(step);
                int place = free[from]++;
                to[place] = (int) steps.key(step);
                chances[place] = gone[step] / left[from];
            }
            return new Steps(rows, to, chances);
        }

        private int from(int step) {
            return (int) (steps.key(step) >>> Integer.SIZE);
        }
    }
}
