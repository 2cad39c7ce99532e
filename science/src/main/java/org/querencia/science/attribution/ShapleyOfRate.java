package org.querencia.science.attribution;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Shapley's value where a set of channels is worth the rate at which the paths on which no other
/// channel is led to conversions, times the number of all paths. All sets are gone through up to
/// [#EXACT_CHANNELS_MAX] channels; above, orders are drawn, each with its reverse (Castro, Gómez
/// and Tejada 2009; the pair after Lomeli, Rowland, Gretton and Ghahramani 2019).
final class ShapleyOfRate {

    static final int EXACT_CHANNELS_MAX = 12;

    private ShapleyOfRate() {}

    /// @param errors one standard error of each share; nothing where all sets were gone through
    record Sampled(Shares shares, Shares errors) {}

    static Sampled of(Paths paths, Model.Shapley model) {
        ChannelSets sets = ChannelSets.of(paths);
        return paths.channels().size() <= EXACT_CHANNELS_MAX
                ? new Sampled(
                        new Shares(
                                exact(sets, sets.conversions(), paths.channels().size()),
                                exact(sets, sets.values(), paths.channels().size())),
                        Shares.none(paths.channels().size()))
                : drawn(sets, model, paths.channels().size());
    }

    private static double[] exact(ChannelSets sets, double[] gains, int channels) {
        int all = 1 << channels;
        double[] gained = new double[all];
        double[] ended = new double[all];
        for (int set = 0; set < sets.size(); set++) {
            int mask = 0;
            for (int channel : sets.members(set)) {
                mask |= 1 << channel;
            }
            gained[mask] += gains[set];
            ended[mask] += sets.ends()[set];
        }
        addSubsets(gained, channels);
        addSubsets(ended, channels);
        double[] weights = weights(channels);
        double[] shares = new double[channels];
        for (int mask = 0; mask < all; mask++) {
            double worth = rate(gained[mask], ended[mask]) * ended[all - 1];
            int size = Integer.bitCount(mask);
            for (int channel = 0; channel < channels; channel++) {
                // What a channel adds is the worth of sets with it, less that of sets without.
                shares[channel] +=
                        (mask & (1 << channel)) != 0
                                ? worth * weights[size - 1]
                                : -worth * weights[size];
            }
        }
        return shares;
    }

    /// Turns what each set has into what all its subsets have together, channel by channel.
    private static void addSubsets(double[] of, int channels) {
        for (int channel = 0; channel < channels; channel++) {
            for (int mask = 0; mask < of.length; mask++) {
                if ((mask & (1 << channel)) != 0) {
                    of[mask] += of[mask ^ (1 << channel)];
                }
            }
        }
    }

    /// How likely it is that exactly a given set of each size, 0 to `channels`, came before a given
    /// channel: s! (n-s-1)! / n!. Nothing comes after all.
    private static double[] weights(int channels) {
        double[] weights = new double[channels + 1];
        weights[0] = 1.0 / channels;
        for (int size = 1; size < channels; size++) {
            weights[size] = weights[size - 1] * size / (channels - size);
        }
        return weights;
    }

    private static double rate(double gained, double ended) {
        return ended > 0 ? gained / ended : 0;
    }

    private static Sampled drawn(ChannelSets sets, Model.Shapley model, int channels) {
        SplittableRandom random = new SplittableRandom(model.seed());
        int[] order = new int[channels];
        for (int i = 0; i < channels; i++) {
            order[i] = i;
        }
        Moments conversions = new Moments(channels);
        Moments values = new Moments(channels);
        Walk walk = new Walk(sets, channels);
        for (int sample = 1; sample <= model.samples(); sample++) {
            shuffle(order, random);
            walk.begin();
            walk.along(order, false);
            walk.along(order, true);
            conversions.take(walk.conversions, sample);
            values.take(walk.values, sample);
        }
        return new Sampled(
                new Shares(conversions.mean, values.mean),
                new Shares(conversions.errors(model.samples()), values.errors(model.samples())));
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    /// What each channel adds when all join in a given order, and in its reverse: the mean of both.
    private static final class Walk {
        private final ChannelSets sets;
        private final int[] places;
        private final double[][] gained;
        private final double[] conversions;
        private final double[] values;

        Walk(ChannelSets sets, int channels) {
            this.sets = sets;
            this.places = new int[channels];
            this.gained = new double[3][channels];
            this.conversions = new double[channels];
            this.values = new double[channels];
        }

        void begin() {
            Arrays.fill(conversions, 0);
            Arrays.fill(values, 0);
        }

        /// A set counts from when the last of its channels has joined.
        void along(int[] order, boolean reversed) {
            int last = order.length - 1;
            for (int i = 0; i <= last; i++) {
                places[order[i]] = reversed ? last - i : i;
            }
            for (double[] of : gained) {
                Arrays.fill(of, 0);
            }
            double ends = 0;
            for (int set = 0; set < sets.size(); set++) {
                int whole = 0;
                for (int channel : sets.members(set)) {
                    whole = Math.max(whole, places[channel]);
                }
                gained[0][whole] += sets.conversions()[set];
                gained[1][whole] += sets.values()[set];
                gained[2][whole] += sets.ends()[set];
                ends += sets.ends()[set];
            }
            double[] sum = new double[3];
            double before = 0;
            double beforeValue = 0;
            for (int place = 0; place <= last; place++) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += gained[i][place];
                }
                double now = rate(sum[0], sum[2]) * ends;
                double nowValue = rate(sum[1], sum[2]) * ends;
                int channel = order[reversed ? last - place : place];
                conversions[channel] += (now - before) / 2;
                values[channel] += (nowValue - beforeValue) / 2;
                before = now;
                beforeValue = nowValue;
            }
        }
    }

    /// Mean and spread in one pass (Welford 1962).
    private static final class Moments {
        private final double[] mean;
        private final double[] squares;

        Moments(int channels) {
            this.mean = new double[channels];
            this.squares = new double[channels];
        }

        void take(double[] sample, int number) {
            for (int i = 0; i < mean.length; i++) {
                double off = sample[i] - mean[i];
                mean[i] += off / number;
                squares[i] += off * (sample[i] - mean[i]);
            }
        }

        double[] errors(int samples) {
            double[] errors = new double[mean.length];
            for (int i = 0; i < mean.length; i++) {
                errors[i] = Math.sqrt(squares[i] / (samples - 1.0) / samples);
            }
            return errors;
        }
    }
}
