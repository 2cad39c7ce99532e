package org.querencia.app.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Different texts, numbered in the order in which they come. A table of numbers instead of a map
/// of objects: a million records have millions of different values.
final class Distinct {
    private static final int FREE = -1;

    private final List<String> texts = new ArrayList<>();
    private int[] table = emptyTable(1_024);

    /// The number of a text, which is the size before if it is new.
    int number(String text) {
        int slot = slot(text);
        if (table[slot] == FREE) {
            table[slot] = texts.size();
            texts.add(text);
            if (texts.size() * 2L > table.length) {
                grow();
                return texts.size() - 1;
            }
        }
        return table[slot];
    }

    int size() {
        return texts.size();
    }

    /// All of them; not to be changed.
    List<String> texts() {
        return texts;
    }

    /// What finds texts is given up; the texts stay.
    void close() {
        table = emptyTable(0);
    }

    private int slot(String text) {
        int slot = spread(text.hashCode()) & (table.length - 1);
        while (table[slot] != FREE && !texts.get(table[slot]).equals(text)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void grow() {
        table = emptyTable(table.length * 2);
        for (int i = 0; i < texts.size(); i++) {
            int slot = spread(texts.get(i).hashCode()) & (table.length - 1);
            while (table[slot] != FREE) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = i;
        }
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 15) ^ (hash >>> 7);
    }

    private static int[] emptyTable(int size) {
        int[] table = new int[size];
        Arrays.fill(table, FREE);
        return table;
    }
}
