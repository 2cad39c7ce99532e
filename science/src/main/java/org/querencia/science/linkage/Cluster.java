package org.querencia.science.linkage;

import java.util.Arrays;

/// Records taken to be of one entity: which values they have in each field, and how often.
final class Cluster {
    final int[] rows;
    final int[][] values;
    final int[][] times;
    final int[] filled;

    private Cluster(int[] rows, int fields) {
        this.rows = rows;
        values = new int[fields][];
        times = new int[fields][];
        filled = new int[fields];
    }

    static Cluster of(Model model, int... rows) {
        Cluster cluster = new Cluster(rows, model.size());
        for (int f = 0; f < model.size(); f++) {
            int[] codes = new int[rows.length];
            int count = 0;
            for (int row : rows) {
                int code = model.field(f).codes[row];
                if (code >= 0) {
                    codes[count++] = code;
                }
            }
            Arrays.sort(codes, 0, count);
            cluster.fill(f, codes, count);
        }
        return cluster;
    }

    static Cluster of(Model model, Cluster a, Cluster b) {
        int[] rows = Arrays.copyOf(a.rows, a.rows.length + b.rows.length);
        System.arraycopy(b.rows, 0, rows, a.rows.length, b.rows.length);
        Arrays.sort(rows);
        return of(model, rows);
    }

    Cluster without(Model model, int row) {
        return of(model, Arrays.stream(rows).filter(other -> other != row).toArray());
    }

    private void fill(int f, int[] sorted, int count) {
        int[] different = new int[count];
        int[] often = new int[count];
        int last = -1;
        for (int i = 0; i < count; i++) {
            if (last < 0 || different[last] != sorted[i]) {
                different[++last] = sorted[i];
            }
            often[last]++;
        }
        values[f] = Arrays.copyOf(different, last + 1);
        times[f] = Arrays.copyOf(often, last + 1);
        filled[f] = count;
    }
}
