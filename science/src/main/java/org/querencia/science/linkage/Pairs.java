package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Pairs of rows that are looked at to learn from, with how each field agrees.
final class Pairs {

    static final byte MISSING = -1;

    /// Values that more rows have say little, and their pairs are nearly all of two entities.
    static final int ROWS_MAX = 512;

    private static final int PER_BUCKET = 2_500;

    final int[] left;
    final int[] right;

    /// The field on which a pair agrees and for which it was taken; -1 for a pair at random.
    final int[] block;

    /// Which block and frequency a pair is of, counted through.
    final int[] group;

    final int groups;

    /// How many pairs it stands for.
    final double[] stands;

    final byte[][] levels;

    /// By field: the value of the left row; -1 where it lacks it.
    final int[][] codes;

    /// By field: the logarithm of how frequent the commoner of both values is. Of 32 bits, since
    /// there are millions of them; pairs that are looked at to learn from need no more.
    final float[][] commoner;

    /// By field and power of two of how many rows have a value: which share of its pairs was taken.
    final double[][] rates;

    private Pairs(Model model, List<int[]> taken, double[] stands, int groups, double[][] rates) {
        this.rates = rates;
        int count = taken.size();
        left = new int[count];
        right = new int[count];
        block = new int[count];
        group = new int[count];
        this.groups = groups;
        this.stands = stands;
        levels = new byte[model.size()][count];
        codes = new int[model.size()][count];
        commoner = new float[model.size()][count];
        for (int i = 0; i < count; i++) {
            int[] pair = taken.get(i);
            left[i] = pair[0];
            right[i] = pair[1];
            block[i] = pair[2];
            group[i] = pair[3];
        }
        IntStream.range(0, count)
                .parallel()
                .forEach(i -> {
                    for (int f = 0; f < model.size(); f++) {
                        compare(model, f, i);
                    }
                });
    }

    private void compare(Model model, int f, int i) {
        int a = model.field(f).codes[left[i]];
        int b = model.field(f).codes[right[i]];
        codes[f][i] = a;
        if (a < 0 || b < 0) {
            levels[f][i] = MISSING;
        } else {
            levels[f][i] = (byte) model.field(f).level(a, b);
            commoner[f][i] = (float) Math.max(model.logFrequency(f, a), model.logFrequency(f, b));
        }
    }

    int count() {
        return left.length;
    }

    /// Any two rows.
    static Pairs atRandom(Model model, int rows, int count, SplittableRandom random) {
        List<int[]> taken = new ArrayList<>(count);
        long all = (long) rows * (rows - 1) / 2;
        if (all <= count) {
            for (int i = 0; i < rows; i++) {
                for (int j = i + 1; j < rows; j++) {
                    taken.add(new int[] {i, j, -1, 0});
                }
            }
        } else {
            while (taken.size() < count) {
                int i = random.nextInt(rows);
                int j = random.nextInt(rows);
                if (i != j) {
                    taken.add(new int[] {i, j, -1, 0});
                }
            }
        }
        double[] stands = new double[taken.size()];
        java.util.Arrays.fill(stands, (double) all / Math.max(1, taken.size()));
        return new Pairs(model, taken, stands, 1, new double[model.size()][Model.BUCKETS]);
    }

    /// Rows that agree on a field, for each field that judges and each power of two of how many
    /// rows have the value, so that rare values are seen as well as common ones.
    static Pairs agreeing(Model model, boolean[] judges, SplittableRandom random) {
        List<int[]> taken = new ArrayList<>();
        List<Double> stands = new ArrayList<>();
        double[][] rates = new double[model.size()][Model.BUCKETS];
        int groups = 0;
        for (int f = 0; f < model.size(); f++) {
            if (!judges[f]) {
                continue;
            }
            Groups values = Groups.of(model.field(f));
            for (int bucket = 1; bucket <= Model.bucket(ROWS_MAX) - 1; bucket++) {
                int before = taken.size();
                double all = take(values, bucket, f, groups, random, taken);
                int now = taken.size() - before;
                for (int i = 0; i < now; i++) {
                    stands.add(all / now);
                }
                rates[f][bucket] = now == 0 ? 0 : now / all;
                groups += now > 0 ? 1 : 0;
            }
        }
        return new Pairs(
                model,
                taken,
                stands.stream().mapToDouble(Double::doubleValue).toArray(),
                groups,
                rates);
    }

    /// @return how many pairs there are to take from
    private static double take(
            Groups values,
            int bucket,
            int f,
            int group,
            SplittableRandom random,
            List<int[]> taken) {
        List<Integer> of = new ArrayList<>();
        List<Long> until = new ArrayList<>();
        long all = 0;
        for (int value = 0; value < values.count(); value++) {
            int rows = values.size(value);
            if (rows > 1 && Model.bucket(rows) == bucket) {
                all += (long) rows * (rows - 1) / 2;
                of.add(value);
                until.add(all);
            }
        }
        if (all <= PER_BUCKET) {
            for (int value : of) {
                for (int i = 0; i < values.size(value); i++) {
                    for (int j = i + 1; j < values.size(value); j++) {
                        taken.add(new int[] {values.row(value, i), values.row(value, j), f, group});
                    }
                }
            }
            return all;
        }
        for (int n = 0; n < PER_BUCKET; n++) {
            int at = java.util.Collections.binarySearch(until, random.nextLong(all) + 1);
            int value = of.get(at < 0 ? -at - 1 : at);
            int i = random.nextInt(values.size(value));
            int j = random.nextInt(values.size(value) - 1);
            taken.add(
                    new int[] {
                        values.row(value, i), values.row(value, j < i ? j : j + 1), f, group
                    });
        }
        return all;
    }

    /// The rows of each value.
    private record Groups(int[] starts, int[] rows) {

        static Groups of(Field field) {
            int[] starts = new int[field.sames() + 1];
            for (int code : field.codes) {
                if (code >= 0) {
                    starts[field.same(code) + 1]++;
                }
            }
            for (int i = 1; i < starts.length; i++) {
                starts[i] += starts[i - 1];
            }
            int[] next = starts.clone();
            int[] rows = new int[starts[starts.length - 1]];
            for (int row = 0; row < field.codes.length; row++) {
                if (field.codes[row] >= 0) {
                    rows[next[field.same(field.codes[row])]++] = row;
                }
            }
            return new Groups(starts, rows);
        }

        int count() {
            return starts.length - 1;
        }

        int size(int value) {
            return starts[value + 1] - starts[value];
        }

        int row(int value, int at) {
            return rows[starts[value] + at];
        }
    }
}
