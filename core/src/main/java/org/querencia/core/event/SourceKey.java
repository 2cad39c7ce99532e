package org.querencia.core.event;

/// The short name of a source: lower-case letters, digits, `-`, `_` and `.`, 1 to 64 of them.
public record SourceKey(String value) {

    public SourceKey {
        if (!value.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
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
