package org.querencia.core.segment;

import java.util.regex.Pattern;

/// Names a segment: lower-case letters, digits, `-` and `_`, 1 to 64 of them.
public record SegmentKey(String value) implements Comparable<SegmentKey> {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    public SegmentKey {
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "segment key '%s': expected 1 to 64 lower-case letters, digits, '-' or '_'"
                            .formatted(value));
        }
    }

    public static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public int compareTo(SegmentKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
