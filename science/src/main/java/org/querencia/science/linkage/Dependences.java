package org.querencia.science.linkage;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds which fields agree oftener where a commoner one does, among pairs of two entities, and how
/// much oftener at each level: a postcode on its town. Pairs are judged as if no field hung on
/// another, so that the fields can be looked at in any order.
final class Dependences {

    /// A field is taken to hang on another when that takes so much from what it says.
    private static final double LIFT_BITS_MIN = 0.4;

    /// Only pairs that the other fields speak against are surely of two entities.
    private static final double APART_EVIDENCE = -2;

    /// Of fewer pairs nothing is concluded.
    private static final double LOOKED_MIN = 50;

    private final Model model;
    private final Looked random;
    private final Looked blocks;

    Dependences(Model model, Pairs random, Pairs blocks) {
        this.model = model;
        Arrays.fill(model.parent, -1);
        this.random = new Looked(random, false, Evidence.all(model, random));
        this.blocks = new Looked(blocks, true, Evidence.all(model, blocks));
    }

    /// @param chosen whether they were taken because they agree on a field
    private record Looked(Pairs pairs, boolean chosen, double[] evidence) {}

    private record Found(int parent, double[] lift) {}

    /// Puts what is found into the model.
    void learn() {
        Found[] found =
                IntStream.range(0, model.size())
                        .parallel()
                        .mapToObj(this::parent)
                        .toArray(Found[]::new);
        for (int f = 0; f < found.length; f++) {
            model.parent[f] = found[f].parent();
            model.lift[f] = found[f].lift();
        }
    }

    private Found parent(int f) {
        double best = LIFT_BITS_MIN * Math.log(2);
        Found found = new Found(-1, new double[model.u[f].length]);
        for (int g = 0; g < model.size(); g++) {
            if (!commoner(g, f)) {
                continue;
            }
            double[] lift = lift(f, g);
            double counted = 0;
            for (int level = 0; level < lift.length - 1; level++) {
                counted += model.m[f][level] * Math.max(0, lift[level]);
            }
            if (counted > best) {
                best = counted;
                found = new Found(g, lift);
            }
        }
        return found;
    }

    private boolean commoner(int g, int f) {
        double one = model.field(g).repeated;
        double other = model.field(f).repeated;
        return one > other || (one == other && g < f);
    }

    /// The logarithm of how much likelier each level of a field is once another agrees.
    private double[] lift(int f, int g) {
        double[] counts = new double[model.u[f].length];
        double[] known = {0, 0, 0};
        count(random, f, g, counts, known);
        count(blocks, f, g, counts, known);
        double[] lift = new double[counts.length];
        if (known[1] < LOOKED_MIN) {
            return lift;
        }
        for (int level = 0; level < lift.length; level++) {
            // A few of one entity are always among them, and agree although nothing hangs on the
            // other.
            double expected =
                    (known[0] - known[2]) * model.u[f][level] + known[2] * model.m[f][level];
            lift[level] = Math.log((counts[level] + 1) / (expected + 1));
        }
        return lift;
    }

    /// @param known the weight of pairs, their number, and the weight that is expected to be of one
    ///   entity
    private void count(Looked looked, int f, int g, double[] counts, double[] known) {
        Pairs pairs = looked.pairs();
        for (int i = 0; i < pairs.count(); i++) {
            int level = pairs.levels[f][i];
            if (pairs.levels[g][i] != 0
                    || level == Pairs.MISSING
                    || (looked.chosen() && pairs.block[i] != g)
                    || mostlyOfOne(g, pairs.codes[g][i])
                    || without(looked, i, f, g) > APART_EVIDENCE) {
                continue;
            }
            double weight = looked.chosen() ? Math.min(1, pairs.stands[i]) : 1;
            counts[level] += weight;
            known[0] += weight;
            known[1]++;
            known[2] += weight * ofOne(g, pairs.codes[g][i], without(looked, i, f, g));
        }
    }

    /// How probable a pair that agrees on that value is of one entity, by what speaks otherwise.
    private double ofOne(int g, int code, double evidence) {
        double apart =
                Math.clamp(
                        Math.exp(model.chance[g][Model.bucket(model.field(g).counts[code])]),
                        1e-9,
                        1 - 1e-9);
        return Model.probability(Math.log((1 - apart) / apart) + evidence);
    }

    /// Whether agreement on a value is mostly that of one entity: the others are then mostly pairs
    /// misjudged.
    private boolean mostlyOfOne(int g, int code) {
        return model.chance[g][Model.bucket(model.field(g).counts[code])] < Math.log(0.5);
    }

    /// The evidence of every field but two, and those bound to them.
    private double without(Looked looked, int i, int f, int g) {
        double evidence = looked.evidence()[i];
        for (int other = 0; other < model.size(); other++) {
            boolean out =
                    other == f
                            || other == g
                            || Evidence.bound(model, other, f)
                            || Evidence.bound(model, other, g);
            if (out && model.judges[other]) {
                evidence -= Evidence.part(model, looked.pairs(), other, i);
            }
        }
        return evidence;
    }
}
