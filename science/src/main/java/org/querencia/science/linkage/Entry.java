package org.querencia.science.linkage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A record made ready to be compared under a [Kept] model: the plain value of each of its fields,
/// one after the other.
public final class Entry {

    private static final char BETWEEN = '\u001F';

    private final String[] values;

    Entry(String[] values) {
        this.values = values;
    }

    /// As [#packed] wrote it.
    public static Entry of(byte[] packed) {
        String text = new String(packed, StandardCharsets.UTF_8);
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == BETWEEN ? 1 : 0;
        }
        String[] values = new String[count];
        int from = 0;
        for (int f = 0; f < count; f++) {
            int to = text.indexOf(BETWEEN, from);
            values[f] = text.substring(from, to < 0 ? text.length() : to);
            from = to + 1;
        }
        return new Entry(values);
    }

    /// In few bytes, to keep many.
    public byte[] packed() {
        return String.join(String.valueOf(BETWEEN), values).getBytes(StandardCharsets.UTF_8);
    }

    /// Empty where nothing stands.
    String value(int field) {
        return values[field];
    }

    /// In how many fields something stands.
    public int filled() {
        return (int) Arrays.stream(values).filter(value -> !value.isEmpty()).count();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
