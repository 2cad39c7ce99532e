package org.querencia.science.linkage;

import java.util.Arrays;
import java.util.List;

/// Pairs of rows with the logarithm of the odds that they are of one entity.
final class Edges {
    private int[] left = new int[64];
    private int[] right = new int[64];
    private float[] odds = new float[64];
    private int count;
    private long walked;

    static Edges of(List<Edges> parts) {
        Edges all = new Edges();
        int count = parts.stream().mapToInt(part -> part.count).sum();
        all.left = new int[count];
        all.right = new int[count];
        all.odds = new float[count];
        for (Edges part : parts) {
            System.arraycopy(part.left, 0, all.left, all.count, part.count);
            System.arraycopy(part.right, 0, all.right, all.count, part.count);
            System.arraycopy(part.odds, 0, all.odds, all.count, part.count);
            all.count += part.count;
            all.walked += part.walked;
        }
        return all;
    }

    void add(int i, int j, float logOdds) {
        if (count == left.length) {
            int room = count * 2;
            left = Arrays.copyOf(left, room);
            right = Arrays.copyOf(right, room);
            odds = Arrays.copyOf(odds, room);
        }
        left[count] = i;
        right[count] = j;
        odds[count++] = logOdds;
    }

    void walk() {
        walked++;
    }

    /// How many pairs were looked at.
    long walked() {
        return walked;
    }

    int count() {
        return count;
    }

    int left(int edge) {
        return left[edge];
    }

    int right(int edge) {
        return right[edge];
    }

    float odds(int edge) {
        return odds[edge];
    }

    /// The edges by falling odds; equal ones by their rows.
    int[] strongestFirst() {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            int bits = Float.floatToIntBits(odds[i]);
            int rising = bits ^ (bits >> 31 & 0x7fffffff);
            keys[i] = (long) ~rising << 32 | i;
        }
        Arrays.parallelSort(keys);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }
}
