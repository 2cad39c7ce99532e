package org.querencia.science.attribution;

/// What came of people who all went the same path.
///
/// @param conversions how many times it ended in what was wanted; need not be whole
/// @param value what those came to, in whatever unit the caller counts
/// @param nulls how many times it ended in nothing
public record Outcome(double conversions, double value, double nulls) {

    public Outcome {
        check("conversions", conversions);
        check("value", value);
        check("nulls", nulls);
        if (value > 0 && conversions == 0) {
            throw new IllegalArgumentException(
                    "value %s without a conversion; expected 0".formatted(value));
        }
    }

    private static void check(String what, double number) {
        if (!(number >= 0) || number == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("%s %s; expected 0 or more".formatted(what, number));
        }
    }
}
