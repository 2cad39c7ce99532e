package org.querencia.core.event;

import java.util.regex.Pattern;

/// The short name of a source: lower-case letters, digits, `-`, `_` and `.`, 1 to 64 of them.
public record SourceKey(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public SourceKey {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "source key '%s': expected 1 to 64 lower-case letters, digits, '-', '_' or '.'"
                            .formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
