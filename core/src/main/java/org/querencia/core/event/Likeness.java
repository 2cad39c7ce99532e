package org.querencia.core.event;

import java.util.List;

/// How alike two people are, by the fields that are known of both. No value of anybody stands here:
/// those may be erased.
///
/// @param probability that they are one person, 0 to 1
/// @param model which one says so, such as `linkage-3`
/// @param parts what it rests on, at most [#PARTS_MAX]
public record Likeness(double probability, String model, List<Part> parts) {

    /// Who decides where likeness does.
    public static final String BY = "linkage";

    public static final int PARTS_MAX = 40;
    public static final int MODEL_LENGTH_MAX = 100;

    public Likeness {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability %s: expected 0 to 1".formatted(probability));
        }
        if (model.isBlank() || model.length() > MODEL_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "model '%s': expected 1 to %d characters".formatted(model, MODEL_LENGTH_MAX));
        }
        parts = List.copyOf(parts.subList(0, Math.min(parts.size(), PARTS_MAX)));
    }

    /// What one field says.
    ///
    /// @param level how both agree in it, such as `typing-error`
    /// @param hundredths of a natural unit: the logarithm of how much likelier that is for one
    ///   person than for two, times 100
    public record Part(String field, String level, int hundredths) {}
}
