package org.querencia.science.attribution;

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
}
