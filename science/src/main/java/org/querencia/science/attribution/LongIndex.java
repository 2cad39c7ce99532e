package org.querencia.science.attribution;

import java.util.Arrays;

/// Numbers keys from 0 in the order in which they come. Keys are numbers themselves, so that tens
/// of millions of look-ups make no object each.
final class LongIndex {
    private static final int EMPTY = -1;

    private long[] keys = new long[64];
    private int[] slots = new int[256];
    private int size;

    LongIndex() {
        Arrays.fill(slots, EMPTY);
    }

    int size() {
        return size;
    }

    long key(int at) {
        return keys[at];
    }

    /// The number of a key; a new one for a key that is seen first.
    int of(long key) {
        int slot = slot(key);
        if (slots[slot] != EMPTY) {
            return slots[slot];
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + (size >> 1));
        }
        keys[size] = key;
        slots[slot] = size;
        size++;
        if (size > slots.length / 2) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, EMPTY);
        for (int i = 0; i < size; i++) {
            slots[slot(keys[i])] = i;
        }
    }

    /// Where the key is, or would be put.
    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) (mixed(key) & mask);
        while (slots[slot] != EMPTY && keys[slots[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// Neighbouring keys go to places far apart (the finaliser of SplitMix64, Steele and others
    /// 2014).
    private static long mixed(long key) {
        long mixed = (key ^ (key >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
