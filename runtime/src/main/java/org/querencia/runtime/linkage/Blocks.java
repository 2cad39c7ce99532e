package org.querencia.runtime.linkage;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Which rows have a key: chains in arrays, 12 bytes for each row of each key and 4 to 8 for its
/// place. Of a key that more rows have than [#ROWS_MAX] no row is told: it is common, and other
/// keys find those.
///
/// Not safe from several threads.
final class Blocks {

    static final int ROWS_MAX = 300;

    private static final int NONE = -1;

    private int[] heads;
    private int[] keys;
    private int[] rows;
    private int[] next;
    private int count;
    private int free = NONE;

    Blocks() {
        heads = new int[1 << 10];
        Arrays.fill(heads, NONE);
        keys = new int[1 << 9];
        rows = new int[1 << 9];
        next = new int[1 << 9];
    }

    void add(int key, int row) {
        int entries = 0;
        for (int at = heads[slot(key)]; at != NONE; at = next[at]) {
            if (keys[at] == key && (rows[at] == row || ++entries > ROWS_MAX)) {
                return;
            }
        }
        int at = place();
        keys[at] = key;
        rows[at] = row;
        int slot = slot(key);
        next[at] = heads[slot];
        heads[slot] = at;
    }

    void remove(int key, int row) {
        int slot = slot(key);
        int before = NONE;
        for (int at = heads[slot]; at != NONE; before = at, at = next[at]) {
            if (keys[at] == key && rows[at] == row) {
                if (before == NONE) {
                    heads[slot] = next[at];
                } else {
                    next[before] = next[at];
                }
                next[at] = free;
                free = at;
                return;
            }
        }
    }

    /// Tells the rows that have the key; none where too many have it.
    void rows(int key, IntConsumer told) {
        int[] found = new int[16];
        int size = 0;
        for (int at = heads[slot(key)]; at != NONE; at = next[at]) {
            if (keys[at] == key) {
                if (size == ROWS_MAX) {
                    return;
                }
                if (size == found.length) {
                    found = Arrays.copyOf(found, size * 2);
                }
                found[size++] = rows[at];
            }
        }
        for (int i = 0; i < size; i++) {
            told.accept(found[i]);
        }
    }

    long bytes() {
        return 4L * (heads.length + keys.length + rows.length + next.length);
    }

    private int slot(int key) {
        return key & heads.length - 1;
    }

    private int place() {
        if (free != NONE) {
            int at = free;
            free = next[at];
            return at;
        }
        if (count == keys.length) {
            int room = count + (count >> 1);
            keys = Arrays.copyOf(keys, room);
            rows = Arrays.copyOf(rows, room);
            next = Arrays.copyOf(next, room);
            if (room > heads.length) {
                spread(heads.length * 2);
            }
        }
        return count++;
    }

    /// Free places are in no chain, and stay so.
    private void spread(int slots) {
        int[] before = heads;
        heads = new int[slots];
        Arrays.fill(heads, NONE);
        for (int head : before) {
            int at = head;
            while (at != NONE) {
                int following = next[at];
                int slot = slot(keys[at]);
                next[at] = heads[slot];
                heads[slot] = at;
                at = following;
            }
        }
    }
}
