package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Compares two records under a [Kept] model, whether they were among those it was learned from or
/// not; of those that were the score is that of [Linkage]. Safe from any thread.
public final class Scorer {

    /// Two records that agree on a value are two that have it, whatever was counted.
    private static final int SHARED_MIN = 2;

    private static final int[] NEVER = {0, 0};

    private final Kept model;
    private final FieldScore[] fields;
    private final int[] parents;
    private final Map<String, Integer> places = new HashMap<>();
    private final Function<String, int[]> roles;

    public Scorer(Kept model) {
        this.model = model;
        this.fields = model.fields().stream().map(FieldScore::new).toArray(FieldScore[]::new);
        this.parents = model.fields().stream().mapToInt(Kept.FieldKept::parent).toArray();
        for (int f = 0; f < fields.length; f++) {
            places.put(model.fields().get(f).name(), f);
        }
        this.roles =
                word -> {
                    Kept.Roles seen = model.names().get(Hashes.of(word));
                    return seen == null ? NEVER : new int[] {seen.given(), seen.surname()};
                };
    }

    public Kept model() {
        return model;
    }

    /// @param values as written, one for each of the model's columns; empty where nothing stands
    public Entry read(List<String> values) {
        String[] plain = new String[fields.length];
        Arrays.fill(plain, "");
        List<Column> names = new ArrayList<>();
        for (int c = 0; c < values.size(); c++) {
            Kept.Source column = model.columns().get(c);
            if (values.get(c).isEmpty() || column.kind() == Kind.IGNORED) {
                continue;
            }
            if (column.kind().isPersonName()) {
                names.add(
                        new Column(
                                column.name(),
                                column.kind(),
                                new int[] {0},
                                List.of(values.get(c))));
            } else {
                put(
                        plain,
                        column.name(),
                        Plain.of(values.get(c), column.kind(), column.monthFirst()));
            }
        }
        if (!names.isEmpty()) {
            List<List<String>> placed = new PersonNames(names, roles).placed(0);
            for (int part = 0; part < placed.size(); part++) {
                put(plain, PersonNames.NAMES.get(part), String.join(" ", placed.get(part)));
            }
        }
        return new Entry(plain);
    }

    private void put(String[] plain, String field, String value) {
        Integer place = places.get(field);
        if (place != null) {
            plain[place] = value;
        }
    }

    /// The logarithm of the odds that the two are of one entity; symmetric.
    public double logOdds(Entry one, Entry other) {
        boolean[] agree = new boolean[fields.length];
        int[] levels = levels(one, other, agree);
        double sum = model.prior();
        for (int f = 0; f < fields.length; f++) {
            sum += weight(f, levels[f], one, other, agree);
        }
        return sum;
    }

    /// What one field says of two records.
    ///
    /// @param level how they agree, as a key for words, such as `typing-error`; `missing` where one
    ///   of them has nothing
    /// @param weight the natural logarithm of how much likelier that is among records of one entity
    public record Part(String field, String one, String other, double weight, String level) {}

    /// What makes up [#logOdds], but for the prior; fields that both lack are left out.
    public List<Part> parts(Entry one, Entry other) {
        boolean[] agree = new boolean[fields.length];
        int[] levels = levels(one, other, agree);
        List<Part> parts = new ArrayList<>();
        for (int f = 0; f < fields.length; f++) {
            if (!one.value(f).isEmpty() || !other.value(f).isEmpty()) {
                parts.add(
                        new Part(
                                fields[f].name(),
                                one.value(f),
                                other.value(f),
                                weight(f, levels[f], one, other, agree),
                                fields[f].word(levels[f])));
            }
        }
        return parts;
    }

    /// Each field's level, -1 where one of the two lacks it.
    private int[] levels(Entry one, Entry other, boolean[] agree) {
        int[] levels = new int[fields.length];
        for (int f = 0; f < fields.length; f++) {
            boolean both = !one.value(f).isEmpty() && !other.value(f).isEmpty();
            levels[f] = both ? fields[f].level(one.value(f), other.value(f)) : -1;
            agree[f] = levels[f] == 0;
        }
        return levels;
    }

    private double weight(int f, int level, Entry one, Entry other, boolean[] agree) {
        if (level < 0) {
            return 0;
        }
        double weight = fields[f].weight(level, one.value(f), other.value(f), SHARED_MIN);
        return parents[f] >= 0 && agree[parents[f]] ? weight - fields[f].lift(level) : weight;
    }

    /// By what a record is brought together with others: hashes, each under its own key.
    public int[] keys(Entry entry) {
        int[] keys = new int[model.keys().size()];
        int count = 0;
        for (int k = 0; k < keys.length; k++) {
            Kept.Key key = model.keys().get(k);
            String first = part(key.first(), entry);
            String second = key.second().map(part -> part(part, entry)).orElse("-");
            if (!first.isEmpty() && !second.isEmpty()) {
                long hash = Hashes.of(first) * 31 + Hashes.of(second);
                keys[count++] = (int) Hashes.mixed(hash + k);
            }
        }
        return Arrays.copyOf(keys, count);
    }

    private String part(Kept.Part part, Entry entry) {
        String value = entry.value(part.field());
        return value.isEmpty() ? "" : fields[part.field()].key(part.kind(), value);
    }

    public static double probability(double logOdds) {
        return Model.probability(logOdds);
    }

    /// Of a probability between 0 and 1.
    public static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
