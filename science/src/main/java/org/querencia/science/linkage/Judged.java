package org.querencia.science.linkage;

import java.util.List;
import java.util.Map;

/// Pairs that somebody judged, by how their fields agreed: each counts as much as several that were
/// only guessed.
final class Judged {

    private static final double WEIGHT = 5;

    static final Judged NOTHING = new Judged(new double[0][], new double[0][]);

    private final double[][] same;
    private final double[][] apart;

    private Judged(double[][] same, double[][] apart) {
        this.same = same;
        this.apart = apart;
    }

    /// @param labels fields and levels the model does not know are passed over
    static Judged of(Model model, List<Linkage.Label> labels) {
        if (labels.isEmpty()) {
            return NOTHING;
        }
        double[][] same = new double[model.size()][];
        double[][] apart = new double[model.size()][];
        for (int f = 0; f < model.size(); f++) {
            Field field = model.field(f);
            same[f] = new double[field.levels().size()];
            apart[f] = new double[field.levels().size()];
            for (Linkage.Label label : labels) {
                int level = level(field, label.levels());
                if (level >= 0) {
                    (label.same() ? same : apart)[f][level] += WEIGHT;
                }
            }
        }
        return new Judged(same, apart);
    }

    /// What the model says of a pair of which its levels are known only.
    static double logOdds(Model model, Linkage.Label label) {
        double sum = model.prior;
        for (int f = 0; f < model.size(); f++) {
            int level = level(model.field(f), label.levels());
            sum += level < 0 ? 0 : model.base(f, level);
        }
        return sum;
    }

    private static int level(Field field, Map<String, String> levels) {
        String word = levels.getOrDefault(field.name, "");
        for (int level = 0; level < field.levels().size(); level++) {
            if (FieldScore.word(field.levels().get(level).words()).equals(word)) {
                return level;
            }
        }
        return -1;
    }

    /// Adds to the counts of a field's levels; says how much in all.
    ///
    /// @param scale by which what is added is multiplied
    double add(boolean ofOne, int f, double[] counts, double scale) {
        double[][] from = ofOne ? same : apart;
        double all = 0;
        if (from.length > 0) {
            for (int level = 0; level < counts.length; level++) {
                counts[level] += from[f][level] * scale;
                all += from[f][level] * scale;
            }
        }
        return all;
    }
}
