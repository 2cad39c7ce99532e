package org.querencia.runtime.linkage;

import java.util.Arrays;
import java.util.UUID;
import org.querencia.core.identity.ProfileId;

/// Numbers for ids of people, in 16 bytes each and 8 for its place; a number that becomes free is
/// given again.
///
/// Not safe from several threads.
final class Numbering {

    static final int NONE = -1;

    private static final int TAKEN_MAX_PERCENT = 60;

    private long[] high = new long[256];
    private long[] low = new long[256];
    private int[] freed = new int[16];
    private int freedCount;
    private int count;
    private int[] slots = new int[1_024];

    Numbering() {
        Arrays.fill(slots, NONE);
    }

    /// How many numbers were given, those free again among them.
    int given() {
        return count;
    }

    int size() {
        return count - freedCount;
    }

    ProfileId id(int number) {
        return new ProfileId(new UUID(high[number], low[number]));
    }

    /// [#NONE] for somebody who has no number.
    int find(ProfileId id) {
        return slots[
                slot(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits())];
    }

    int give(ProfileId id) {
        long one = id.value().getMostSignificantBits();
        long other = id.value().getLeastSignificantBits();
        int known = slots[slot(one, other)];
        if (known != NONE) {
            return known;
        }
        if ((size() + 1L) * 100 > (long) slots.length * TAKEN_MAX_PERCENT) {
            spread(slots.length * 2);
        }
        int number = freedCount > 0 ? freed[--freedCount] : count++;
        if (number == high.length) {
            high = Arrays.copyOf(high, number * 2);
            low = Arrays.copyOf(low, number * 2);
        }
        high[number] = one;
        low[number] = other;
        slots[slot(one, other)] = number;
        return number;
    }

    void free(ProfileId id) {
        int slot = slot(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits());
        if (slots[slot] == NONE) {
            return;
        }
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, freedCount * 2);
        }
        freed[freedCount++] = slots[slot];
        slots[slot] = NONE;
        close(slot);
    }

    /// Those behind a gap may have come there because the gap was taken.
    private void close(int gap) {
        for (int at = after(gap); slots[at] != NONE; at = after(at)) {
            int number = slots[at];
            slots[at] = NONE;
            slots[slot(high[number], low[number])] = number;
        }
    }

    private int after(int slot) {
        return slot + 1 & slots.length - 1;
    }

    /// Where the id is, or would be.
    private int slot(long one, long other) {
        long mixed = (one ^ Long.rotateLeft(other, 32)) * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & slots.length - 1;
        while (slots[slot] != NONE && (high[slots[slot]] != one || low[slots[slot]] != other)) {
            slot = after(slot);
        }
        return slot;
    }

    private void spread(int room) {
        int[] before = slots;
        slots = new int[room];
        Arrays.fill(slots, NONE);
        for (int number : before) {
            if (number != NONE) {
                slots[slot(high[number], low[number])] = number;
            }
        }
    }

    long bytes() {
        return 8L * (high.length + low.length) + 4L * (slots.length + freed.length);
    }
}
