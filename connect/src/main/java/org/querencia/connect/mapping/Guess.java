package org.querencia.connect.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.connect.mapping.Kind.Who;
import org.querencia.connect.mapping.PersonColumns.Found;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.Detection.SuggestedField;

/// What the columns of a file would be if its rows were of a kind, and how likely they are.
///
/// @param score 0 to about 1
/// @param fields the kind's, by name
/// @param employer the company a contact works for
record Guess(
        Kind kind,
        double score,
        Map<String, Fit> fields,
        List<Found> identifiers,
        List<Found> traits,
        Optional<Employer> employer) {

    private static final double ENOUGH = 0.5;

    /// A column that is kept because it is there, not because it is known.
    private static final double WEAK = 0.4;

    record Fit(FieldSpec field, DetectedColumn column, double score) {}

    static Guess of(Kind kind, List<DetectedColumn> columns, String fileName) {
        Optional<Employer> employer =
                kind.equals(Kinds.CONTACTS) ? Employer.in(columns) : Optional.empty();
        Set<DetectedColumn> taken = new HashSet<>();
        employer.ifPresent(one -> taken.addAll(one.columns()));
        List<Found> identifiers =
                kind.who() == Who.NOBODY
                        ? List.of()
                        : PersonColumns.identifiers(without(columns, taken));
        identifiers.forEach(one -> taken.add(one.column()));
        Map<String, Fit> fields = fields(kind, columns, taken);
        fields.values().forEach(fit -> taken.add(fit.column()));
        List<Found> traits =
                kind.who() == Who.NOBODY || identifiers.isEmpty()
                        ? List.of()
                        : traits(kind, without(columns, taken));
        Guess unscored = new Guess(kind, 0, fields, identifiers, traits, employer);
        return new Guess(
                kind,
                Likelihood.of(unscored, columns, fileName),
                fields,
                identifiers,
                traits,
                employer);
    }

    /// Traits whose names are usual.
    List<Found> knownTraits() {
        return traits.stream().filter(one -> one.confidence() > WEAK).toList();
    }

    /// How many columns it makes something of; what is only kept counts half.
    double used() {
        int known = knownTraits().size();
        return identifiers.size()
                + fields.size()
                + known
                + employer.map(one -> one.columns().size()).orElse(0)
                + (traits.size() - known) / 2.0;
    }

    List<SuggestedField> suggested() {
        List<SuggestedField> all = new ArrayList<>();
        identifiers.forEach(one -> all.add(suggested("person.identifiers.", one)));
        traits.forEach(one -> all.add(suggested("person.traits.", one)));
        employer.ifPresent(one -> {
            all.add(new SuggestedField("person.company.id", one.id().name(), one.confidence()));
            one.words()
                    .forEach((word, column) ->
                            all.add(
                                    new SuggestedField(
                                            "person.company." + word,
                                            column.name(),
                                            one.confidence())));
        });
        fields.forEach((name, fit) ->
                all.add(new SuggestedField("fields." + name, fit.column().name(), fit.score())));
        return all;
    }

    private static SuggestedField suggested(String path, Found one) {
        return new SuggestedField(path + one.name(), one.column().name(), one.confidence());
    }

    private static List<DetectedColumn> without(
            List<DetectedColumn> columns, Set<DetectedColumn> taken) {
        return columns.stream().filter(column -> !taken.contains(column)).toList();
    }

    /// Best fits first, each column once.
    private static Map<String, Fit> fields(
            Kind kind, List<DetectedColumn> columns, Set<DetectedColumn> taken) {
        List<Fit> fits = new ArrayList<>();
        for (FieldSpec field : kind.fields()) {
            for (DetectedColumn column : columns) {
                double score = NameMatch.fits(column, field);
                if (score >= ENOUGH && !taken.contains(column)) {
                    fits.add(new Fit(field, column, score + (field.required() ? 0.05 : 0)));
                }
            }
        }
        fits.sort(Comparator.comparingDouble(Fit::score).reversed());
        Map<String, Fit> chosen = new LinkedHashMap<>();
        Set<DetectedColumn> used = new HashSet<>();
        for (Fit fit : fits) {
            if (!chosen.containsKey(fit.field().name()) && used.add(fit.column())) {
                chosen.put(fit.field().name(), fit);
            }
        }
        Map<String, Fit> inOrder = new LinkedHashMap<>();
        for (FieldSpec field : kind.fields()) {
            Optional.ofNullable(chosen.get(field.name()))
                    .ifPresent(fit ->
                            inOrder.put(
                                    field.name(),
                                    new Fit(field, fit.column(), Math.min(1, fit.score()))));
        }
        return inOrder;
    }

    /// Customers and contacts keep all that is said of them, others what is usual.
    private static List<Found> traits(Kind kind, List<DetectedColumn> columns) {
        List<Found> traits = new ArrayList<>(PersonColumns.traits(columns));
        if (kind.equals(Kinds.CUSTOMERS) || kind.equals(Kinds.CONTACTS)) {
            Set<String> known = new HashSet<>();
            traits.forEach(one -> known.add(one.column().name()));
            for (DetectedColumn column : columns) {
                String name = NameMatch.words(column.name()).replaceAll("[^a-z0-9]+", "_");
                if (!known.contains(column.name()) && name.matches("[a-z].*")) {
                    traits.add(new Found(name, column, WEAK));
                }
            }
        }
        return traits;
    }
}
