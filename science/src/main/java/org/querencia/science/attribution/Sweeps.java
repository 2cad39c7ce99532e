package org.querencia.science.attribution;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// Removal effects of chains of many states: for each channel the visits x of all states that
/// nobody reaches through the channel, x = b + Qᵀx with nothing in its own states, and what
/// converts of those; the rest is lost. Gauss-Seidel sweeps (Golub and Van Loan, Matrix
/// Computations, 11.2) over the states in the order in which they are reached, so that a chain
/// without loops takes one sweep; a few channels at a time, so that one look at a step serves them
/// all.
final class Sweeps {

    /// What is worked on at once, for each thread.
    private static final int BYTES_MAX = 48 << 20;

    private static final int WIDTH_MAX = 32;
    private static final int WIDTH_MIN = 4;

    /// A sweep after which no more than this share of all people went anywhere ends it.
    private static final double SETTLED = 1e-13;

    private static final int SWEEPS_MAX = 100_000;

    private final Chain chain;

    /// The states, those that are reached first first; everything below is in this order.
    private final int[] order;

    private final Chain.Steps arrivals;
    private final double[] begins;

    private Sweeps(Chain chain) {
        this.chain = chain;
        this.order = firstFirst(chain);
        this.arrivals = arrivals(chain, order);
        this.begins = Arrays.stream(order).mapToDouble(state -> chain.begins()[state]).toArray();
    }

    static Removal.Effects of(Chain chain, int channels) {
        Sweeps sweeps = new Sweeps(chain);
        double[] all = sweeps.gains(sweeps.everybody(), 0, 1);
        Removal.Effects effects = new Removal.Effects(new double[channels], new double[channels]);
        BitSet used = used(chain);
        int width =
                Math.clamp(
                        BYTES_MAX / ((long) Double.BYTES * chain.states()), WIDTH_MIN, WIDTH_MAX);
        IntStream.range(0, (channels + width - 1) / width)
                .parallel()
                .forEach(block -> {
                    int from = block * width;
                    int columns = Math.min(width, channels - from);
                    double[] visits = sweeps.without(from, columns);
                    for (int i = 0; i < columns; i++) {
                        if (used.get(from + i)) {
                            double[] left = sweeps.gains(visits, i, columns);
                            effects.conversions()[from + i] =
                                    Removal.share(all[0] - left[0], all[0]);
                            effects.values()[from + i] = Removal.share(all[1] - left[1], all[1]);
                        }
                    }
                });
        return effects;
    }

    private static BitSet used(Chain chain) {
        BitSet used = new BitSet();
        for (int state = 0; state < chain.states(); state++) {
            for (int at = 0; at < chain.order(); at++) {
                int channel = chain.channel(state, at);
                if (channel >= 0) {
                    used.set(channel);
                }
            }
        }
        return used;
    }

    /// Visits while no channel is missing.
    private double[] everybody() {
        return settled(Integer.MAX_VALUE, 1);
    }

    private double[] without(int from, int columns) {
        return settled(from, columns);
    }

    /// What converts, and what it is worth, of visits.
    private double[] gains(double[] visits, int column, int width) {
        double[] gains = new double[2];
        for (int place = 0; place < order.length; place++) {
            double visited = visits[place * width + column];
            gains[0] += visited * chain.converts()[order[place]];
            gains[1] += visited * chain.yields()[order[place]];
        }
        return gains;
    }

    /// @param from the channel that is missing in the first column, the next one in the next
    private double[] settled(int from, int width) {
        double[] visits = new double[order.length * width];
        double[] row = new double[width];
        double[] change = new double[width];
        for (int sweep = 0; sweep < SWEEPS_MAX; sweep++) {
            Arrays.fill(change, 0);
            for (int place = 0; place < order.length; place++) {
                arrive(row, visits, place);
                stop(row, order[place], from);
                int base = place * width;
                for (int i = 0; i < width; i++) {
                    change[i] += Math.abs(row[i] - visits[base + i]);
                    visits[base + i] = row[i];
                }
            }
            if (Arrays.stream(change).allMatch(moved -> moved <= SETTLED)) {
                return visits;
            }
        }
        throw new UnattributableException(
                "the chain of these paths goes round too often to be solved; take a lower order, or"
                        + " cut paths shorter");
    }

    private void arrive(double[] row, double[] visits, int place) {
        Arrays.fill(row, begins[place]);
        for (int step = arrivals.rows()[place]; step < arrivals.rows()[place + 1]; step++) {
            double chance = arrivals.chances()[step];
            int base = arrivals.to()[step] * row.length;
            for (int i = 0; i < row.length; i++) {
                row[i] += chance * visits[base + i];
            }
        }
    }

    /// Nobody goes on from a state with a channel that is missing.
    private void stop(double[] row, int state, int from) {
        for (int at = 0; at < chain.order(); at++) {
            int column = chain.channel(state, at) - from;
            if (column >= 0 && column < row.length) {
                row[column] = 0;
            }
        }
    }

    /// Of each state, by its place, where its visitors come from.
    private static Chain.Steps arrivals(Chain chain, int[] order) {
        int count = order.length;
        int[] places = new int[count];
        for (int place = 0; place < count; place++) {
            places[order[place]] = place;
        }
        Chain.Steps steps = chain.steps();
        int[] rows = new int[count + 1];
        for (int to : steps.to()) {
            rows[places[to] + 1]++;
        }
        for (int place = 0; place < count; place++) {
            rows[place + 1] += rows[place];
        }
        int[] free = Arrays.copyOf(rows, count);
        int[] from = new int[steps.to().length];
        double[] chances = new double[from.length];
        for (int place = 0; place < count; place++) {
            int state = order[place];
            for (int step = steps.rows()[state]; step < steps.rows()[state + 1]; step++) {
                int slot = free[places[steps.to()[step]]]++;
                from[slot] = place;
                chances[slot] = steps.chances()[step];
            }
        }
        return new Chain.Steps(rows, from, chances);
    }

    /// Each state before those it leads to, as far as loops allow: the reverse of the order in
    /// which a walk in depth leaves them.
    private static int[] firstFirst(Chain chain) {
        int[] order = new int[chain.states()];
        int[] trail = new int[chain.states()];
        int[] next = Arrays.copyOf(chain.steps().rows(), chain.states());
        boolean[] seen = new boolean[chain.states()];
        int free = chain.states();
        for (int start = 0; start < chain.states(); start++) {
            int depth = 0;
            if (!seen[start]) {
                seen[start] = true;
                trail[depth++] = start;
            }
            while (depth > 0) {
                int state = trail[depth - 1];
                if (next[state] == chain.steps().rows()[state + 1]) {
                    order[--free] = state;
                    depth--;
                } else {
                    int to = chain.steps().to()[next[state]++];
                    if (!seen[to]) {
                        seen[to] = true;
                        trail[depth++] = to;
                    }
                }
            }
        }
        return order;
    }
}
