package org.querencia.science.attribution;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What would be lost without each channel: the share of conversions (and of value) of people who
/// pass any state with the channel in it. Removing a channel turns its states into dead ends, so
/// this is 1 - P(conversion without it) / P(conversion).
///
/// With the chances of steps Q, the first states b, the chances c to convert from each state sooner
/// or later and the visits u = bᵀ(I-Q)⁻¹, the states A of a channel lose uᴬ (Nᴬᴬ)⁻¹ cᴬ, where Nᴬᴬ
/// is what stands in the rows and columns of A in N = (I-Q)⁻¹ (Kemeny and Snell 1960, chapter 3,
/// and the inverse of a partitioned matrix): one inverse serves all channels. Chains of many states
/// are solved for each channel by sweeps instead, which gives the same.
final class Removal {

    /// Beyond, sweeps are quicker.
    static final int INVERTED_STATES_MAX = 1_000;

    private Removal() {}

    /// By channel, each 0 to 1.
    record Effects(double[] conversions, double[] values) {}

    static Effects of(Chain chain, int channels) {
        return chain.states() <= INVERTED_STATES_MAX
                ? byInverse(chain, channels)
                : Sweeps.of(chain, channels);
    }

    static Effects byInverse(Chain chain, int channels) {
        double[][] visits = Dense.inverse(unitMinusSteps(chain));
        double[] visited = new double[chain.states()];
        double[][] later = new double[chain.states()][2];
        for (int from = 0; from < chain.states(); from++) {
            for (int to = 0; to < chain.states(); to++) {
                visited[to] += chain.begins()[from] * visits[from][to];
                later[from][0] += visits[from][to] * chain.converts()[to];
                later[from][1] += visits[from][to] * chain.yields()[to];
            }
        }
        double[] all = new double[2];
        for (int state = 0; state < chain.states(); state++) {
            all[0] += chain.begins()[state] * later[state][0];
            all[1] += chain.begins()[state] * later[state][1];
        }
        Effects effects = new Effects(new double[channels], new double[channels]);
        for (int channel = 0; channel < channels; channel++) {
            double[] lost = lost(visits, visited, later, states(chain, channel));
            effects.conversions()[channel] = share(lost[0], all[0]);
            effects.values()[channel] = share(lost[1], all[1]);
        }
        return effects;
    }

    /// What passes any of the states: conversions, and value.
    private static double[] lost(
            double[][] visits, double[] visited, double[][] later, int[] states) {
        double[][] among = new double[states.length][states.length];
        double[][] right = new double[states.length][];
        for (int i = 0; i < states.length; i++) {
            for (int j = 0; j < states.length; j++) {
                among[i][j] = visits[states[i]][states[j]];
            }
            right[i] = later[states[i]].clone();
        }
        double[][] first = Dense.solve(among, right);
        double[] lost = new double[2];
        for (int i = 0; i < states.length; i++) {
            lost[0] += visited[states[i]] * first[i][0];
            lost[1] += visited[states[i]] * first[i][1];
        }
        return lost;
    }

    private static int[] states(Chain chain, int channel) {
        return IntStream.range(0, chain.states())
                .filter(state -> chain.has(state, channel))
                .toArray();
    }

    private static double[][] unitMinusSteps(Chain chain) {
        double[][] matrix = new double[chain.states()][chain.states()];
        Chain.Steps steps = chain.steps();
        for (int state = 0; state < chain.states(); state++) {
            matrix[state][state] = 1;
            for (int step = steps.rows()[state]; step < steps.rows()[state + 1]; step++) {
                matrix[state][steps.to()[step]] -= steps.chances()[step];
            }
        }
        return matrix;
    }

    /// Rounding must not make a share that is none.
    static double share(double part, double all) {
        return all > 0 ? Math.clamp(part / all, 0, 1) : 0;
    }

    /// For each channel the whole system anew, a few channels at a time: Gauss-Seidel sweeps (Golub
    /// and Van Loan, 11.2) over the states, those that are reached last first, so that a chain
    /// without loops takes one sweep.
    static final class Sweeps {

        /// Channels that share a sweep: one look at a step serves them all.
        private static final int WIDTH = 8;

        /// A sweep that changes nothing by more than this share ends it.
        private static final double SETTLED = 1e-15;

        private static final int SWEEPS_MAX = 100_000;

        private Sweeps() {}

        static Effects of(Chain chain, int channels) {
            int[] order = lastFirst(chain);
            return new Effects(
                    shares(chain, channels, order, chain.converts()),
                    shares(chain, channels, order, chain.yields()));
        }

        private static double[] shares(Chain chain, int channels, int[] order, double[] atOnce) {
            double[] later = new double[chain.states()];
            double largest = Arrays.stream(atOnce).max().orElse(0);
            if (largest == 0) {
                return new double[channels];
            }
            new Sweep(chain, order, largest).settle(later, atOnce, 0, 1, false);
            double all = weighed(chain, later, 0, 1);
            double[] shares = new double[channels];
            IntStream.range(0, (channels + WIDTH - 1) / WIDTH)
                    .parallel()
                    .forEach(block -> {
                        int from = block * WIDTH;
                        int width = Math.min(WIDTH, channels - from);
                        double[] passing = new double[chain.states() * width];
                        new Sweep(chain, order, largest).settle(passing, later, from, width, true);
                        for (int i = 0; i < width; i++) {
                            shares[from + i] = share(weighed(chain, passing, i, width), all);
                        }
                    });
            return shares;
        }

        private static double weighed(Chain chain, double[] values, int column, int width) {
            double sum = 0;
            for (int state = 0; state < chain.states(); state++) {
                sum += chain.begins()[state] * values[state * width + column];
            }
            return sum;
        }

        /// @param largest what is measured against when it has settled
        private record Sweep(Chain chain, int[] order, double largest) {

            /// Of a chain (not `removing`): x = given + Q x. Of channels: x = given in states with
            /// the channel, else x = Q x: what passes such a state.
            void settle(double[] x, double[] given, int from, int width, boolean removing) {
                double[] row = new double[width];
                for (int sweep = 0; sweep < SWEEPS_MAX; sweep++) {
                    double change = 0;
                    for (int state : order) {
                        fill(row, x, state, width);
                        if (removing) {
                            replace(row, state, given[state], from);
                        } else {
                            row[0] += given[state];
                        }
                        for (int i = 0; i < width; i++) {
                            change = Math.max(change, Math.abs(row[i] - x[state * width + i]));
                            x[state * width + i] = row[i];
                        }
                    }
                    if (change <= SETTLED * largest) {
                        return;
                    }
                }
                throw new UnattributableException(
                        "the chain of these paths goes round too often to be solved; take a lower"
                                + " order, or cut paths shorter");
            }

            private void fill(double[] row, double[] x, int state, int width) {
                Arrays.fill(row, 0);
                Chain.Steps steps = chain.steps();
                for (int step = steps.rows()[state]; step < steps.rows()[state + 1]; step++) {
                    double chance = steps.chances()[step];
                    int base = steps.to()[step] * width;
                    for (int i = 0; i < width; i++) {
                        row[i] += chance * x[base + i];
                    }
                }
            }

            private void replace(double[] row, int state, double given, int from) {
                for (int at = 0; at < chain.order(); at++) {
                    int column = chain.channel(state, at) - from;
                    if (column >= 0 && column < row.length) {
                        row[column] = given;
                    }
                }
            }
        }

        /// Each state after those it leads to, as far as loops allow: the order in which a walk in
        /// depth leaves them.
        private static int[] lastFirst(Chain chain) {
            int[] order = new int[chain.states()];
            int[] trail = new int[chain.states()];
            int[] next = Arrays.copyOf(chain.steps().rows(), chain.states());
            boolean[] seen = new boolean[chain.states()];
            int done = 0;
            for (int start = 0; start < chain.states(); start++) {
                int depth = 0;
                if (!seen[start]) {
                    seen[start] = true;
                    trail[depth++] = start;
                }
                while (depth > 0) {
                    int state = trail[depth - 1];
                    if (next[state] == chain.steps().rows()[state + 1]) {
                        order[done++] = state;
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
}
