package org.querencia.runtime.review;

/// What one field says of whether two people are one.
///
/// @param field its name, such as `last_name`
/// @param one its value with the first of the pair ([PairKey#one]); empty where it has none
/// @param other the same of the second
/// @param weight the natural logarithm of how much likelier this is among records of one person
///   than among strangers; above 0 it speaks for one person, below 0 against, 0 says nothing
/// @param level how well the values agree, as the key of a word: `exact`, `close`, `different`,
///   `missing` or one of the model's own
public record Contribution(String field, String one, String other, double weight, String level) {

    public static final int VALUE_LENGTH_MAX = 200;

    /// Values that are longer are cut.
    public Contribution {
        if (field.isBlank() || !Double.isFinite(weight)) {
            throw new IllegalArgumentException(
                    "contribution of '%s': expected a name and a finite weight, not %s"
                            .formatted(field, weight));
        }
        one = cut(one);
        other = cut(other);
    }

    /// The same seen from the other side.
    public Contribution turned() {
        return new Contribution(field, /* one= */ other, /* other= */ one, weight, level);
    }

    private static String cut(String value) {
        return value.length() > VALUE_LENGTH_MAX ? value.substring(0, VALUE_LENGTH_MAX) : value;
    }
}
