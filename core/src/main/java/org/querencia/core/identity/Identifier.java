package org.querencia.core.identity;

/// One way to name a person: a type (`email`, `user_id`, …) and a normalised value.
///
/// Made by [IdentityRules], which normalises; two identifiers are the same when type and value are.
public record Identifier(String type, String value) {

    public static final int VALUE_LENGTH_MAX = 256;

    public Identifier {
        if (type.isBlank() || value.isBlank() || value.length() > VALUE_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "identifier '%s:%s': expected a type and a value of 1 to %d characters"
                            .formatted(type, value, VALUE_LENGTH_MAX));
        }
    }

    /// As people write it: `email:ana@x.co`.
    @Override
    public String toString() {
        return type + ":" + value;
    }
}
