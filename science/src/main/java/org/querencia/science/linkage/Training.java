package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Learns a [Model] from the records alone.
///
/// `u` comes from pairs at random; `m` by expectation and maximisation (Dempster, Laird, Rubin
/// 1977; Winkler 1988 for linkage) over pairs that agree on one field, which are rich in pairs of
/// one entity; that field itself is left out when such a pair is judged, and each pair counts by
/// one over the fields that bring it. Deterministic for a seed.
final class Training {

    private static final int RANDOM_PAIRS = 200_000;
    private static final int ROUNDS = 4;
    private static final int STEPS = 6;

    /// How many imagined pairs the first guess of a field counts for.
    private static final double GUESS_PAIRS = 10;

    private static final double PROBABLE_MIN = 0.2;

    private final Model model;
    private final int rows;
    private final Pairs random;
    private final Pairs blocks;
    private final double[] shares;
    private final double[] probability;
    private final double[] rate;
    private final Judged judged;
    private double moved;
    private int steps;

    Training(Model model, int rows, long seed, Judged judged) {
        this.judged = judged;
        this.model = model;
        this.rows = rows;
        SplittableRandom lots = new SplittableRandom(seed);
        this.random = Pairs.atRandom(model, rows, RANDOM_PAIRS, lots);
        this.blocks = Pairs.agreeing(model, model.judges, lots);
        this.shares = new double[blocks.groups];
        this.probability = new double[blocks.count()];
        this.rate = new double[blocks.count()];
        for (int i = 0; i < rate.length; i++) {
            for (int f = 0; f < model.size(); f++) {
                rate[i] += rate(f, i);
            }
        }
    }

    /// How probable it was that a pair was taken because of a field; a pair then stands for one
    /// over the sum of that over its fields (the balance heuristic, Veach and Guibas 1995).
    private double rate(int f, int i) {
        if (blocks.levels[f][i] != 0) {
            return 0;
        }
        Field field = model.field(f);
        return blocks.rates[f][Model.bucket(field.counts[blocks.codes[f][i]])];
    }

    /// What came of it.
    ///
    /// @param likely pairs that are probably of one entity, to judge blocking by
    /// @param stands for how many pairs each of those stands
    record Learned(
            int steps, boolean settled, double matches, List<int[]> likely, double[] stands) {}

    Learned learn() {
        Arrays.fill(shares, 0.3);
        model.prior = -Math.log(Math.max(2, rows));
        learnChance(null);
        model.settle();
        for (int round = 0; round < ROUNDS; round++) {
            for (int step = 0; step < STEPS; step++) {
                judge();
                maximise();
                model.settle();
                steps++;
            }
            estimatePrior();
            learnChance(Evidence.all(model, random));
            if (round > 0) {
                new Dependences(model, random, blocks).learn();
            }
            model.settle();
        }
        judge();
        return learned();
    }

    /// How probable each pair is, and what share of each block.
    private void judge() {
        double[] evidence = Evidence.others(model, blocks);
        IntStream.range(0, blocks.count())
                .parallel()
                .forEach(i -> {
                    double share = shares[blocks.group[i]];
                    probability[i] = Model.probability(Math.log(share / (1 - share)) + evidence[i]);
                });
        double[] sums = new double[shares.length];
        int[] counts = new int[shares.length];
        for (int i = 0; i < probability.length; i++) {
            sums[blocks.group[i]] += probability[i];
            counts[blocks.group[i]]++;
        }
        for (int group = 0; group < shares.length; group++) {
            shares[group] =
                    Math.clamp((sums[group] + 0.05) / (counts[group] + 0.1), 1e-5, 1 - 1e-5);
        }
    }

    private void maximise() {
        moved =
                IntStream.range(0, model.size())
                        .parallel()
                        .mapToDouble(this::maximise)
                        .max()
                        .orElse(0);
    }

    /// Says how far a field's shares moved.
    private double maximise(int f) {
        double[] counts = new double[model.m[f].length];
        double all = 0;
        for (int i = 0; i < probability.length; i++) {
            int level = blocks.levels[f][i];
            if (level == Pairs.MISSING
                    || counted(i) == 0
                    || blocks.block[i] == f
                    || Evidence.bound(model, f, blocks.block[i])) {
                continue;
            }
            double weight = counted(i) / (rate[i] - rate(f, i));
            counts[level] += weight;
            all += weight;
        }
        double scale = Math.min(1, 20_000 / Math.max(1e-9, all));
        all += judged.add(true, f, counts, 1 / scale);
        double most = 0;
        for (int level = 0; level < counts.length; level++) {
            double guess = model.field(f).levels().get(level).among() * GUESS_PAIRS;
            model.seen[f][level] = counts[level] * scale;
            double now = (counts[level] * scale + guess) / (all * scale + GUESS_PAIRS);
            most = Math.max(most, Math.abs(now - model.m[f][level]));
            model.m[f][level] = now;
        }
        model.field(f).kind.bind(model.m[f]);
        return most;
    }

    /// Millions of improbable pairs together would outweigh the few that are of one entity, and
    /// theirs is the probability that is known worst.
    private double counted(int i) {
        return probability[i] < PROBABLE_MIN ? 0 : probability[i];
    }

    /// Of all pairs, how many are of one entity.
    private double matches() {
        double sum = 0;
        for (int i = 0; i < probability.length; i++) {
            sum += counted(i) / rate[i];
        }
        return sum;
    }

    private void estimatePrior() {
        double all = (double) rows * (rows - 1) / 2;
        double share = Math.clamp(matches() / all, 0.1 / all, 0.5);
        model.prior = Math.log(share / (1 - share));
    }

    /// Learns `u`, what the usual frequency at each level is, and how often agreement on values of
    /// each frequency is chance.
    private void learnChance(double @org.jspecify.annotations.Nullable [] evidence) {
        IntStream.range(0, model.size()).parallel().forEach(f -> learnChance(f, evidence));
        if (evidence != null) {
            chanceOfAgreement();
        }
    }

    private void learnChance(int f, double @org.jspecify.annotations.Nullable [] evidence) {
        double[] counts = new double[model.u[f].length];
        double[] logs = new double[counts.length];
        double all = 0;
        for (int i = 0; i < random.count(); i++) {
            int level = random.levels[f][i];
            if (level == Pairs.MISSING) {
                continue;
            }
            double apart =
                    evidence == null
                            ? 1
                            : 1
                                    - Model.probability(
                                            model.prior
                                                    + evidence[i]
                                                    - Evidence.part(model, random, f, i));
            counts[level] += apart;
            all += apart;
            logs[level] += apart * random.commoner[f][i];
        }
        all += judged.add(false, f, counts, 1);
        double repeated = Math.log(model.field(f).repeated);
        for (int level = 0; level < counts.length; level++) {
            double guess = level == counts.length - 1 ? 0.5 : 0.5 / counts.length;
            model.u[f][level] = (counts[level] + guess) / (all + 1);
            model.seenApart[f][level] = counts[level];
            model.usual[f][level] = (logs[level] + repeated) / (counts[level] + 1);
        }
    }

    private void chanceOfAgreement() {
        double[] apart = new double[model.size() * Model.BUCKETS];
        double[] counts = new double[apart.length];
        for (int i = 0; i < probability.length; i++) {
            Field field = model.field(blocks.block[i]);
            int at =
                    blocks.block[i] * Model.BUCKETS
                            + Model.bucket(field.counts[field.codes[blocks.left[i]]]);
            apart[at] += 1 - probability[i];
            counts[at]++;
        }
        for (int f = 0; f < model.size(); f++) {
            for (int bucket = 0; bucket < Model.BUCKETS; bucket++) {
                int at = f * Model.BUCKETS + bucket;
                model.chance[f][bucket] =
                        counts[at] < 30
                                ? bucket > 0 && bucket > Model.bucket(Pairs.ROWS_MAX) - 1
                                        ? 0
                                        : model.chance[f][Math.max(0, bucket - 1)]
                                : Math.log((apart[at] + 0.5) / (counts[at] + 1));
            }
        }
    }

    private Learned learned() {
        List<int[]> likely = new ArrayList<>();
        List<Double> stands = new ArrayList<>();
        for (int i = 0; i < probability.length; i++) {
            if (probability[i] > 0.5) {
                likely.add(new int[] {blocks.left[i], blocks.right[i]});
                stands.add(probability[i] / rate[i]);
            }
        }
        return new Learned(
                steps,
                moved < 0.01,
                matches(),
                likely,
                stands.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
