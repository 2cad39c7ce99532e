package org.querencia.science.linkage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A model that was learned, as it is kept: with it a record that was never seen is compared with
/// others ([Scorer]). No value of anybody stands in it: what is common is known by its hash.
///
/// @param columns of a record, in their order
/// @param names how often words were given names, and how often surnames, by their hash
/// @param keys by which records are brought together
/// @param prior the logarithm of the odds that two records taken at random are of one entity
/// @param bars how many pairs there were, by their odds, rising
/// @param records from how many it was learned
public record Kept(
        List<Source> columns,
        List<FieldKept> fields,
        Map<Long, Roles> names,
        List<Key> keys,
        double prior,
        List<Bar> bars,
        long records) {

    /// So many values, words and houses of a field are told apart, the commonest; others count as
    /// rare.
    public static final int COMMON_MAX = 50_000;

    public Kept {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
        names = Map.copyOf(names);
        keys = List.copyOf(keys);
        bars = List.copyOf(bars);
    }

    /// A column that records bring.
    ///
    /// @param monthFirst whether its days are written month/day/year
    public record Source(String name, Kind kind, boolean monthFirst) {}

    public record Roles(int given, int surname) {}

    /// What agreement and disagreement in a field weigh.
    ///
    /// @param name of the column, or one of the three parts of a person's name
    /// @param judges whether it is of who somebody is
    /// @param parent the place of the field on which it hangs; -1 for none
    /// @param same the logarithm of how probable equality is among records of one entity
    /// @param weights by level, for a value that is neither rare nor common
    /// @param usual by level: the logarithm of how frequent values there usually are
    /// @param lift by level: what to take away where the parent agrees
    /// @param chance by power of two of a value's count: the logarithm of the share of agreeing
    ///   pairs that are of two entities
    /// @param filled records that have it, and those that are thought of
    /// @param different how many values there were
    /// @param counts of values that came more than once, by hash
    /// @param parts of words, or of houses of addresses, that came more than once, by hash
    public record FieldKept(
            String name,
            Kind kind,
            boolean judges,
            int parent,
            double same,
            List<Double> weights,
            List<Double> usual,
            List<Double> lift,
            List<Double> chance,
            double filled,
            int different,
            Map<Long, Integer> counts,
            Map<Long, Integer> parts) {

        public FieldKept {
            weights = List.copyOf(weights);
            usual = List.copyOf(usual);
            lift = List.copyOf(lift);
            chance = List.copyOf(chance);
            counts = Map.copyOf(counts);
            parts = Map.copyOf(parts);
        }
    }

    /// One or two parts of records that must be equal.
    public record Key(Part first, Optional<Part> second) {}

    /// @param field its place
    public record Part(int field, KeyKind kind) {}

    /// Pairs from some log odds up to the next bar's.
    ///
    /// @param wrong how many of them are expected to be of two entities
    /// @param same how many somebody said are of one entity
    /// @param apart how many somebody said are of two
    public record Bar(double from, long pairs, double wrong, long same, long apart) {}

    /// What a threshold brings among the records it was learned from.
    ///
    /// @param pairs from that probability on
    /// @param wrong the share of those that is expected to be of two entities, 0 to 1
    /// @param decided how many of those somebody judged
    /// @param refused how many of these were of two
    public record Consequence(long pairs, double wrong, long decided, long refused) {}

    /// @param probability from which pairs count, between 0 and 1
    public Consequence from(double probability) {
        double least = Math.log(probability / (1 - probability));
        long pairs = 0;
        double wrong = 0;
        long same = 0;
        long apart = 0;
        for (Bar bar : bars) {
            if (bar.from() >= least - BAR_WIDTH / 2) {
                pairs += bar.pairs();
                wrong += bar.wrong();
                same += bar.same();
                apart += bar.apart();
            }
        }
        return new Consequence(pairs, pairs == 0 ? 0 : wrong / pairs, same + apart, apart);
    }

    static final double BAR_FROM = -4;
    static final double BAR_WIDTH = 0.25;
    static final int BARS = 96;
}
