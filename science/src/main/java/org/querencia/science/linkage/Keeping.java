package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes what is kept of a [Model] that was learned.
final class Keeping {

    private Keeping() {}

    static Kept kept(Linked linked, List<Column> columns, List<Linkage.Label> labels) {
        Model model = linked.model();
        int[] order = linked.order();
        return new Kept(
                columns.stream()
                        .map(one -> new Kept.Source(one.name(), one.kind(), Fields.monthFirst(one)))
                        .toList(),
                fields(model),
                names(columns, order),
                linked.course().kept(),
                model.prior,
                bars(model, linked.edges(), labels),
                order.length);
    }

    private static List<Kept.FieldKept> fields(Model model) {
        List<Kept.FieldKept> fields = new ArrayList<>();
        for (int f = 0; f < model.size(); f++) {
            Field field = model.field(f);
            int place = f;
            double[] weights = new double[model.m[f].length];
            Arrays.setAll(weights, level -> model.base(place, level));
            fields.add(
                    new Kept.FieldKept(
                            field.name,
                            field.kind,
                            model.judges[f],
                            model.parent[f],
                            Math.log(model.m[f][0]),
                            numbers(weights),
                            numbers(model.usual[f]),
                            numbers(model.lift[f]),
                            numbers(model.chance[f]),
                            field.filled + Model.unseen(field.kind),
                            field.values.length,
                            counts(field),
                            parts(field)));
        }
        return fields;
    }

    private static List<Double> numbers(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static Map<Long, Integer> counts(Field field) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < field.values.length; i++) {
            counts.put(field.comparison.rarity(i), field.counts[i]);
        }
        return common(counts);
    }

    private static Map<Long, Integer> parts(Field field) {
        return switch (field.kind) {
            case EMAIL -> common(CodeComparison.counted(field.values));
            case FULL_NAME, BUSINESS_NAME, PLACE, ADDRESS, TEXT, IGNORED ->
                    common(WordsComparison.counted(field.values));
            default -> Map.of();
        };
    }

    /// Those that came more than once, the commonest if there are too many.
    private static Map<Long, Integer> common(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(Kept.COMMON_MAX)
                .collect(
                        Collectors.toMap(
                                entry -> Hashes.of(entry.getKey()),
                                Map.Entry::getValue,
                                Math::max));
    }

    private static Map<Long, Kept.Roles> names(List<Column> columns, int[] order) {
        List<Column> names = columns.stream().filter(one -> one.kind().isPersonName()).toList();
        if (names.isEmpty()) {
            return Map.of();
        }
        return new PersonNames(names, order)
                .learned().entrySet().stream()
                        .sorted(
                                Comparator.<Map.Entry<String, int[]>>comparingInt(
                                                entry -> -entry.getValue()[0] - entry.getValue()[1])
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(2L * Kept.COMMON_MAX)
                        .collect(
                                Collectors.toMap(
                                        entry -> Hashes.of(entry.getKey()),
                                        entry ->
                                                new Kept.Roles(
                                                        entry.getValue()[0], entry.getValue()[1]),
                                        (one, _) -> one));
    }

    static List<Kept.Key> keys(Blocking blocking, List<Blocking.Rule> rules) {
        return rules.stream()
                .map(rule ->
                        new Kept.Key(
                                blocking.part(rule.first()),
                                rule.second() < 0
                                        ? Optional.empty()
                                        : Optional.of(blocking.part(rule.second()))))
                .toList();
    }

    private static List<Kept.Bar> bars(Model model, Edges edges, List<Linkage.Label> labels) {
        long[] pairs = new long[Kept.BARS];
        double[] wrong = new double[Kept.BARS];
        long[][] said = new long[2][Kept.BARS];
        for (int e = 0; e < edges.count(); e++) {
            int bar = bar(edges.odds(e));
            pairs[bar]++;
            wrong[bar] += 1 - Model.probability(edges.odds(e));
        }
        for (Linkage.Label label : labels) {
            said[label.same() ? 0 : 1][bar(Judged.logOdds(model, label))]++;
        }
        List<Kept.Bar> bars = new ArrayList<>();
        for (int bar = 0; bar < Kept.BARS; bar++) {
            bars.add(
                    new Kept.Bar(
                            Kept.BAR_FROM + bar * Kept.BAR_WIDTH,
                            pairs[bar],
                            wrong[bar],
                            said[0][bar],
                            said[1][bar]));
        }
        return bars;
    }

    private static int bar(double logOdds) {
        return Math.clamp(
                (long) Math.floor((logOdds - Kept.BAR_FROM) / Kept.BAR_WIDTH), 0, Kept.BARS - 1);
    }
}
