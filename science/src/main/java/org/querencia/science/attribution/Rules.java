package org.querencia.science.attribution;

import java.util.BitSet;

/// Rules of thumb: each path by itself says how its own conversions are shared.
final class Rules {

    private Rules() {}

    static Shares share(Paths paths, Model model) {
        Shares shares = Shares.none(paths.channels().size());
        BitSet direct = direct(paths, model);
        double[] weights = new double[Paths.TOUCHES_MAX];
        for (int path = 0; path < paths.size(); path++) {
            int length = paths.length(path);
            weigh(paths, path, model, direct, weights);
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += weights[i];
            }
            for (int i = 0; i < length; i++) {
                double share = weights[i] / sum;
                shares.add(
                        paths.touch(path, i),
                        share * paths.conversions(path),
                        share * paths.value(path));
            }
        }
        return shares;
    }

    /// Which part of each path's conversions a channel is given, 0 to 1.
    static double[] ofEach(Paths paths, int channel, Model model) {
        double[] parts = new double[paths.size()];
        BitSet direct = direct(paths, model);
        double[] weights = new double[Paths.TOUCHES_MAX];
        for (int path = 0; path < paths.size(); path++) {
            int length = paths.length(path);
            weigh(paths, path, model, direct, weights);
            double sum = 0;
            double own = 0;
            for (int i = 0; i < length; i++) {
                sum += weights[i];
                own += paths.touch(path, i) == channel ? weights[i] : 0;
            }
            parts[path] = own / sum;
        }
        return parts;
    }

    /// Writes what each touch weighs; at least one weighs more than nothing.
    private static void weigh(Paths paths, int path, Model model, BitSet direct, double[] weights) {
        int length = paths.length(path);
        switch (model) {
            case Model.First _ -> only(0, length, weights);
            case Model.Last _ -> only(length - 1, length, weights);
            case Model.LastNonDirect _ -> only(lastNonDirect(paths, path, direct), length, weights);
            case Model.Linear _ -> {
                for (int i = 0; i < length; i++) {
                    weights[i] = 1;
                }
            }
            case Model.TimeDecay decay -> decay(paths, path, decay, weights);
            case Model.Position position -> position(position, length, weights);
            case Model.Markov _, Model.Shapley _ ->
                    throw new IllegalArgumentException("%s is no rule".formatted(model));
        }
    }

    private static void only(int at, int length, double[] weights) {
        for (int i = 0; i < length; i++) {
            weights[i] = i == at ? 1 : 0;
        }
    }

    private static int lastNonDirect(Paths paths, int path, BitSet direct) {
        for (int i = paths.length(path) - 1; i >= 0; i--) {
            if (!direct.get(paths.touch(path, i))) {
                return i;
            }
        }
        return paths.length(path) - 1;
    }

    private static BitSet direct(Paths paths, Model model) {
        BitSet direct = new BitSet();
        if (model instanceof Model.LastNonDirect known) {
            for (int i = 0; i < paths.channels().size(); i++) {
                direct.set(i, known.isDirect(paths.channels().get(i)));
            }
        }
        return direct;
    }

    /// Ages are counted from the latest touch, so that an old path does not weigh nothing at all.
    private static void decay(Paths paths, int path, Model.TimeDecay decay, double[] weights) {
        int length = paths.length(path);
        if (!paths.timed(path)) {
            for (int i = 0; i < length; i++) {
                weights[i] = halved((length - 1 - i) / decay.halfLifeTouches());
            }
            return;
        }
        double latest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            latest = Math.min(latest, paths.days(path, i));
        }
        for (int i = 0; i < length; i++) {
            weights[i] = halved((paths.days(path, i) - latest) / decay.halfLifeDays());
        }
    }

    private static double halved(double times) {
        return Math.pow(2, -times);
    }

    private static void position(Model.Position position, int length, double[] weights) {
        for (int i = 1; i < length - 1; i++) {
            weights[i] = (1 - position.first() - position.last()) / (length - 2);
        }
        weights[0] = position.first();
        weights[length - 1] = position.last();
        if (length == 1) {
            weights[0] = 1;
        }
    }
}
