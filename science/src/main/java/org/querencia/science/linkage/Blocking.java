package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses by which keys records are brought together. Every key and every two keys of different
/// fields are candidates; each is judged by how many of the probable pairs it finds that the chosen
/// ones do not, and by how many pairs it costs, both measured on the data.
final class Blocking {

    /// Rows that share a key with more others than this are not compared for that reason.
    static final int BLOCK_ROWS_MAX = 300;

    private static final int RULES_MAX = 24;
    private static final double GAIN_MIN = 0.0003;
    private static final double ENOUGH = 0.9995;

    /// Costs and gains are measured on at most so many rows and pairs.
    private static final int MEASURED_ROWS = 40_000;

    private static final int MEASURED_PAIRS = 30_000;

    private final List<Field> fields;
    private final List<Keys> keys;
    private final int rows;

    Blocking(List<Field> fields, int rows) {
        this.fields = fields;
        this.keys = Keys.of(fields);
        this.rows = rows;
    }

    /// @param second -1 where one key is enough
    /// @param pairs how many it is estimated to bring
    /// @param found the share of probable pairs found with it and those before it
    record Rule(int first, int second, double pairs, double found) {}

    private record Candidate(int first, int second, double cost, BitSet finds) {}

    List<Rule> choose(List<int[]> likely, double[] stands, long budget) {
        int[] sample = stride(likely.size(), MEASURED_PAIRS);
        List<Candidate> candidates = candidates(likely, sample, budget);
        double all = 0;
        for (int i : sample) {
            all += stands[i];
        }
        List<Rule> chosen = new ArrayList<>();
        BitSet found = new BitSet();
        double spent = 0;
        double foundWeight = 0;
        while (chosen.size() < RULES_MAX && foundWeight < ENOUGH * all) {
            Candidate best = null;
            double bestRate = 0;
            double bestGain = 0;
            for (Candidate one : candidates) {
                if (spent + one.cost() > budget) {
                    continue;
                }
                BitSet fresh = (BitSet) one.finds().clone();
                fresh.andNot(found);
                double gain = fresh.stream().mapToDouble(i -> stands[sample[i]]).sum();
                double rate = gain / (one.cost() + rows * 0.5);
                if (gain > GAIN_MIN * all && rate > bestRate) {
                    best = one;
                    bestRate = rate;
                    bestGain = gain;
                }
            }
            if (best == null) {
                break;
            }
            found.or(best.finds());
            spent += best.cost();
            foundWeight += bestGain;
            chosen.add(new Rule(best.first(), best.second(), best.cost(), foundWeight / all));
        }
        return chosen;
    }

    private List<Candidate> candidates(List<int[]> likely, int[] sample, long budget) {
        int[] measured = stride(rows, MEASURED_ROWS);
        double scale = (double) rows / measured.length;
        BitSet[] agree = new BitSet[keys.size()];
        IntStream.range(0, keys.size())
                .parallel()
                .forEach(k -> agree[k] = finds(k, likely, sample));
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < keys.size(); a++) {
            pairs.add(new int[] {a, -1});
            for (int b = a + 1; b < keys.size(); b++) {
                if (keys.get(a).field() != keys.get(b).field()) {
                    pairs.add(new int[] {a, b});
                }
            }
        }
        return pairs.parallelStream()
                .map(pair -> {
                    BitSet finds = (BitSet) agree[pair[0]].clone();
                    if (pair[1] >= 0) {
                        finds.and(agree[pair[1]]);
                    }
                    double cost =
                            finds.isEmpty()
                                    ? Double.POSITIVE_INFINITY
                                    : cost(pair[0], pair[1], measured) * scale * scale;
                    return new Candidate(pair[0], pair[1], cost, finds);
                })
                .filter(one -> one.cost() <= budget)
                .toList();
    }

    private BitSet finds(int key, List<int[]> likely, int[] sample) {
        BitSet finds = new BitSet(sample.length);
        Keys of = keys.get(key);
        Field field = fields.get(of.field());
        for (int i = 0; i < sample.length; i++) {
            int[] pair = likely.get(sample[i]);
            int left = of.of(field, pair[0]);
            if (left != 0 && left == of.of(field, pair[1])) {
                finds.set(i);
            }
        }
        return finds;
    }

    /// How many pairs of the measured rows share the keys, those in too large blocks included.
    private double cost(int first, int second, int[] measured) {
        int[] made = new int[measured.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = key(first, second, measured[i]);
        }
        Arrays.sort(made);
        double pairs = 0;
        for (int from = 0; from < made.length; ) {
            int to = from + 1;
            while (to < made.length && made[to] == made[from]) {
                to++;
            }
            double size = (double) to - from;
            pairs += made[from] == 0 ? 0 : size * (size - 1) / 2;
            from = to;
        }
        return pairs;
    }

    /// 0 where the row has none.
    private int key(int first, int second, int row) {
        int a = keys.get(first).of(fields.get(keys.get(first).field()), row);
        if (second < 0 || a == 0) {
            return a;
        }
        int b = keys.get(second).of(fields.get(keys.get(second).field()), row);
        if (b == 0) {
            return 0;
        }
        long mixed = ((long) a << 32 | b) * 0x9E3779B97F4A7C15L;
        int key = (int) (mixed >>> 32) ^ (int) mixed;
        return key == 0 ? 1 : key;
    }

    /// The keys of all rows under a rule; 0 for rows without, and for those in a block too large.
    int[] keysOf(Rule rule) {
        int[] made = new int[rows];
        IntStream.range(0, rows)
                .parallel()
                .forEach(row -> made[row] = key(rule.first(), rule.second(), row));
        return made;
    }

    Kept.Part part(int key) {
        return new Kept.Part(keys.get(key).field(), keys.get(key).kind());
    }

    String words(Rule rule) {
        String first = keys.get(rule.first()).words();
        return rule.second() < 0 ? first : first + ", " + keys.get(rule.second()).words();
    }

    private static int[] stride(int count, int most) {
        int step = Math.max(1, (count + most - 1) / most);
        return IntStream.iterate(0, i -> i < count, i -> i + step).toArray();
    }
}
