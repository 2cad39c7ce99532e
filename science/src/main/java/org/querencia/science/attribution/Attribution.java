package org.querencia.science.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.querencia.science.attribution.Credit.Ground;

/// Shares the conversions of paths among the channels on them.
public final class Attribution {

    private Attribution() {}

    /// One credit a channel, in the order of [Paths#channels()]. Conversions add up to those of the
    /// paths, and values too, whatever the model.
    ///
    /// Throws [UnattributableException] when there is no conversion, when a model needs paths that
    /// led to nothing and there are none, and when a Markov chain would be too large.
    public static List<Credit> of(Paths paths, Model model) {
        if (paths.total().conversions() <= 0) {
            throw new UnattributableException(
                    "no path has a conversion, so there is nothing to attribute");
        }
        return switch (model) {
            case Model.Markov markov -> markov(paths.grouped(), markov);
            case Model.Shapley shapley -> shapley(paths.grouped(), shapley);
            case Model.First _,
                    Model.Last _,
                    Model.LastNonDirect _,
                    Model.Linear _,
                    Model.TimeDecay _,
                    Model.Position _ ->
                    rows(paths, Rules.share(paths, model), _ -> new Ground.Rule());
        };
    }

    /// Which part of the conversions of each path a channel is given, 0 to 1, in the order of the
    /// paths: the conversions of each times its part add up to the [Credit]. Empty for models that
    /// credit a channel as a whole, and not path by path.
    public static Optional<double[]> ofEach(Paths paths, String channel, Model model) {
        int place = paths.channels().indexOf(channel);
        if (place < 0) {
            return Optional.of(new double[paths.size()]);
        }
        return switch (model) {
            case Model.Markov _ -> Optional.empty();
            case Model.Shapley shapley ->
                    shapley.worth() == Model.Worth.CONVERSIONS
                            ? Optional.of(ShapleyByPath.ofEach(paths, place))
                            : Optional.empty();
            case Model.First _,
                    Model.Last _,
                    Model.LastNonDirect _,
                    Model.Linear _,
                    Model.TimeDecay _,
                    Model.Position _ ->
                    Optional.of(Rules.ofEach(paths, place, model));
        };
    }

    private static List<Credit> markov(Paths paths, Model.Markov model) {
        if (model.nulls() && paths.total().nulls() <= 0) {
            throw new UnattributableException(
                    "no path led to nothing, so there are no nulls to take in");
        }
        Removal.Effects effects = Removal.of(Chain.of(paths, model), paths.channels().size());
        Outcome total = paths.total();
        Shares shares =
                new Shares(
                        scaled(effects.conversions(), total.conversions()),
                        scaled(effects.values(), total.value()));
        return rows(
                paths,
                shares,
                channel ->
                        new Ground.Removal(
                                effects.conversions()[channel], effects.values()[channel]));
    }

    private static List<Credit> shapley(Paths paths, Model.Shapley model) {
        return switch (model.worth()) {
            case CONVERSIONS ->
                    rows(paths, ShapleyByPath.share(paths), _ -> new Ground.Sampling(0, 0));
            case RATE -> {
                ShapleyOfRate.Sampled sampled = ShapleyOfRate.of(paths, model);
                yield rows(
                        paths,
                        sampled.shares(),
                        channel ->
                                new Ground.Sampling(
                                        sampled.errors().conversions()[channel],
                                        sampled.errors().values()[channel]));
            }
        };
    }

    private static double[] scaled(double[] weights, double total) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double[] scaled = new double[weights.length];
        for (int i = 0; i < weights.length && sum > 0; i++) {
            scaled[i] = weights[i] / sum * total;
        }
        return scaled;
    }

    private static List<Credit> rows(Paths paths, Shares shares, IntFunction<Ground> ground) {
        double all = paths.total().conversions();
        List<Credit> rows = new ArrayList<>();
        for (int i = 0; i < paths.channels().size(); i++) {
            rows.add(
                    new Credit(
                            paths.channels().get(i),
                            shares.conversions()[i],
                            shares.values()[i],
                            shares.conversions()[i] / all,
                            ground.apply(i)));
        }
        return List.copyOf(rows);
    }
}
