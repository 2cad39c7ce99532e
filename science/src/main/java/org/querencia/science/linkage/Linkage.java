package org.querencia.science.linkage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Finds which records are of one entity: learns a model from the records, compares those that
/// share a key, and puts them into clusters. The same records give the same answer in any order; it
/// is found in time that grows little faster than their number.
public final class Linkage {

    /// Per record so many pairs are compared at most, and these many more.
    private static final int PAIRS_PER_ROW = 50;

    private static final long PAIRS_MORE = 400_000;

    /// Pairs of less than these log odds are forgotten.
    private static final double KEPT_ODDS = -4;

    private Linkage() {}

    /// @param threshold from which probability two records or clusters are of one entity, below 1
    /// @param seed of the pairs that are drawn to learn from
    /// @param alone numbers of sources that have each entity once at most
    public record Options(double threshold, long seed, List<Integer> alone) {

        public static final Options USUAL = new Options(0.95, 20_260_101, List.of());

        public Options {
            if (!(threshold > 0 && threshold < 1)) {
                throw new IllegalArgumentException(
                        "threshold %s: expected more than 0 and less than 1".formatted(threshold));
            }
            alone = List.copyOf(alone);
        }
    }

    /// Hears what is being done.
    @FunctionalInterface
    public interface Progress {
        /// @param stage what begins now
        void begins(String stage);
    }

    /// A pair that somebody judged.
    ///
    /// @param same whether it is of one entity
    /// @param levels how its fields agreed, as [Scorer.Part#level] says it, by the field's name
    public record Label(boolean same, Map<String, String> levels) {
        public Label {
            levels = Map.copyOf(levels);
        }
    }

    /// @param ids of the records, all different
    /// @param sources which source each record is of
    public static Linked link(
            List<Column> columns, String[] ids, int[] sources, Options options, Progress progress) {
        return link(new Records(columns, ids, sources, List.of()), options, progress);
    }

    /// What is to be linked.
    ///
    /// @param ids of the records, all different
    /// @param sources which source each record is of
    /// @param labels what somebody judged of pairs before
    record Records(List<Column> columns, String[] ids, int[] sources, List<Label> labels) {}

    /// The same for records of one source, with what somebody judged of pairs before.
    public static Linked learn(
            List<Column> columns,
            String[] ids,
            List<Label> labels,
            Options options,
            Progress progress) {
        return link(new Records(columns, ids, new int[ids.length], labels), options, progress);
    }

    private static Linked link(Records records, Options options, Progress progress) {
        int rows = records.ids().length;
        int[] sources = records.sources();
        List<Column> columns = records.columns();
        int[] order = order(records.ids(), sources);
        progress.begins("preparing");
        List<Field> fields = Fields.of(columns, order);
        Model model = new Model(fields);
        progress.begins("learning");
        Training.Learned learned =
                new Training(model, rows, options.seed(), Judged.of(model, records.labels()))
                        .learn();
        progress.begins("choosing keys");
        Blocking blocking = new Blocking(fields, rows);
        List<Blocking.Rule> rules =
                blocking.choose(
                        learned.likely(),
                        learned.stands(),
                        (long) rows * PAIRS_PER_ROW + PAIRS_MORE);
        progress.begins("comparing");
        Candidates candidates = new Candidates(model, rows);
        Edges edges = candidates.edges(rules.stream().map(blocking::keysOf).toList(), KEPT_ODDS);
        progress.begins("clustering");
        double least = Math.log(options.threshold() / (1 - options.threshold()));
        Clustering clustering =
                new Clustering(model, rows, edges, alone(order, sources, options), least);
        int[] found = clustering.run();
        progress.begins("telling");
        double[] certainty = clustering.certainty();
        List<Kept.Key> kept = Keeping.keys(blocking, rules);
        return new Linked(
                order,
                found,
                certainty,
                model,
                edges,
                new Linked.Course(
                        learned,
                        IntStream.range(0, rules.size())
                                .mapToObj(i ->
                                        new Linked.Key(
                                                blocking.words(rules.get(i)),
                                                kept.get(i),
                                                candidates.brought.get(i),
                                                rules.get(i).found()))
                                .toList(),
                        kept),
                options.threshold());
    }

    /// Rows in an order of their own, that of a hash of their ids: equal evidence is then decided
    /// by nothing that the order of the file or of the ids may tell.
    private static int[] order(String[] ids, int[] sources) {
        long[] hashes = new long[ids.length];
        for (int i = 0; i < hashes.length; i++) {
            long hash = sources[i] + 1L;
            for (int c = 0; c < ids[i].length(); c++) {
                hash = (hash ^ ids[i].charAt(c)) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            hashes[i] = hash;
        }
        Integer[] order = new Integer[ids.length];
        Arrays.setAll(order, i -> i);
        Arrays.parallelSort(
                order,
                Comparator.<Integer>comparingLong(i -> hashes[i])
                        .thenComparing(i -> ids[i])
                        .thenComparingInt(i -> sources[i]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static int[] alone(int[] order, int[] sources, Options options) {
        if (options.alone().isEmpty()) {
            return new int[0];
        }
        return Arrays.stream(order)
                .map(row -> options.alone().contains(sources[row]) ? sources[row] : -1)
                .toArray();
    }
}
