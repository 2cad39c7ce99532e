package org.querencia.science.linkage;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.querencia.science.linkage.Kept.FieldKept;

/// Compares values of one field of a [Kept] model by what was counted when it was learned.
final class FieldScore {

    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

    private final FieldKept field;
    private final double[] weights;
    private final double[] usual;
    private final double[] lift;
    private final double[] chance;
    private final Map<Long, Integer> counts;
    private final Map<Long, Integer> parts;
    private final List<String> words;

    FieldScore(FieldKept field) {
        this.field = field;
        this.weights = numbers(field.weights());
        this.usual = numbers(field.usual());
        this.lift = numbers(field.lift());
        this.chance = numbers(field.chance());
        this.counts = field.counts();
        this.parts = field.parts();
        this.words =
                comparison("a", "b").levels().stream().map(level -> word(level.words())).toList();
    }

    private static double[] numbers(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// A level's words as a key.
    static String word(String words) {
        return NO_WORD.matcher(words).replaceAll("-");
    }

    String name() {
        return field.name();
    }

    String word(int level) {
        return level < 0 ? "missing" : words.get(level);
    }

    private Comparison comparison(String... values) {
        return switch (field.kind()) {
            case GIVEN_NAME -> new NameComparison(values);
            case SURNAME -> new SurnameComparison(values);
            case DATE, DAY -> new DateComparison(values);
            case POSTCODE, PHONE, EMAIL, ID_NUMBER, NUMBER, CATEGORY ->
                    new CodeComparison(values, field.kind(), this::part);
            case FULL_NAME, BUSINESS_NAME, PLACE, ADDRESS, TEXT, IGNORED ->
                    new WordsComparison(values, this::part, field.different());
        };
    }

    private int part(String word) {
        return parts.getOrDefault(Hashes.of(word), 1);
    }

    /// Symmetric.
    int level(String one, String other) {
        int order = one.compareTo(other);
        if (order == 0) {
            return 0;
        }
        Comparison comparison = order < 0 ? comparison(one, other) : comparison(other, one);
        return comparison.rarity(0).equals(comparison.rarity(1)) ? 0 : comparison.level(0, 1);
    }

    /// @param least how many have a value that two share
    double weight(int level, String one, String other, int least) {
        if (level == 0) {
            int count = Math.max(least, count(one));
            return Model.bound(
                    field.same() - log(count) - chance[Model.bucket(count)], field.judges());
        }
        double rarity = usual[level] - Math.max(log(count(one)), log(count(other)));
        return Model.below(weights[level], rarity);
    }

    double lift(int level) {
        return lift[level];
    }

    /// Empty where the value has none.
    String key(KeyKind kind, String value) {
        return kind.of(value, rarity(value), this::part);
    }

    private String rarity(String value) {
        return comparison(value).rarity(0);
    }

    /// How many records had the value.
    private int count(String value) {
        return counts.getOrDefault(Hashes.of(rarity(value)), 1);
    }

    private double log(int count) {
        return Math.log(count / field.filled());
    }
}
