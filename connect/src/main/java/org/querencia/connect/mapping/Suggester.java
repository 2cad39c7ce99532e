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
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.Detection.DetectedFile;
import org.querencia.runtime.imports.Detection.Looks;
import org.querencia.runtime.imports.Detection.SuggestedField;
import org.querencia.runtime.imports.Detection.Suggestion;
import org.querencia.runtime.imports.FileFormat;

/// Suggests what the columns of a file mean, from their names and values.
public final class Suggester {

    private static final double ENOUGH = 0.5;

    /// Words in a file's name that tell its kind.
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("customers", "cliente|customer|people|persona|usuarios"),
                    Map.entry("contacts", "contacto|contact"),
                    Map.entry("orders", "pedido|venta|order|factura|invoice|sales|retail"),
                    Map.entry("products", "producto|product|catalog|inventario|stock"),
                    Map.entry("competitor_prices", "compet"),
                    Map.entry("ad_spend", "pauta|spend|ads|campan|campaign"),
                    Map.entry("costs", "costo|gasto|cost|nomina"),
                    Map.entry("loyalty", "puntos|lealtad|loyalty|fideliza|points"),
                    Map.entry("calls", "llamada|call"),
                    Map.entry("visits", "visita|visit|asistent|evento|feria"),
                    Map.entry("receivables", "cartera|receivable|deuda"),
                    Map.entry("events", "event"));

    private Suggester() {}

    public static Suggestion suggest(DetectedFile file) {
        if (file.format().type() == FileFormat.Type.UBL) {
            return InvoiceMapping.suggestion();
        }
        List<DetectedColumn> columns =
                file.columns().stream().filter(c -> c.looks() != Looks.EMPTY).toList();
        return said(
                Kinds.ALL.stream()
                        .map(kind -> guess(kind, columns, file.name()))
                        .max(Comparator.comparingDouble(Guess::score))
                        .orElseThrow(),
                file);
    }

    /// What the columns mean if the rows are of this kind.
    public static Suggestion suggest(DetectedFile file, Kind kind) {
        List<DetectedColumn> columns =
                file.columns().stream().filter(c -> c.looks() != Looks.EMPTY).toList();
        return said(guess(kind, columns, file.name()), file);
    }

    private static Suggestion said(Guess best, DetectedFile file) {
        return new Suggestion(
                best.kind().name(),
                Math.round(100 * Math.clamp(best.score(), 0, 1)) / 100.0,
                YamlText.of(yaml(best, file)),
                best.suggested());
    }

    /// @param fields the kind's, by name
    private record Guess(
            Kind kind,
            double score,
            Map<String, Fit> fields,
            List<Found> identifiers,
            List<Found> traits) {

        List<SuggestedField> suggested() {
            List<SuggestedField> all = new ArrayList<>();
            identifiers.forEach(one ->
                    all.add(
                            new SuggestedField(
                                    "person.identifiers." + one.name(),
                                    one.column().name(),
                                    one.confidence())));
            traits.forEach(one ->
                    all.add(
                            new SuggestedField(
                                    "person.traits." + one.name(),
                                    one.column().name(),
                                    one.confidence())));
            fields.forEach((name, fit) ->
                    all.add(
                            new SuggestedField(
                                    "fields." + name, fit.column().name(), fit.score())));
            return all;
        }
    }

    private record Fit(FieldSpec field, DetectedColumn column, double score) {}

    private static Guess guess(Kind kind, List<DetectedColumn> columns, String fileName) {
        List<Found> identifiers =
                kind.who() == Who.NOBODY ? List.of() : PersonColumns.identifiers(columns);
        Set<DetectedColumn> taken = new HashSet<>();
        identifiers.forEach(one -> taken.add(one.column()));
        Map<String, Fit> fields = fields(kind, columns, taken);
        fields.values().forEach(fit -> taken.add(fit.column()));
        List<Found> traits =
                kind.who() == Who.NOBODY || identifiers.isEmpty()
                        ? List.of()
                        : traits(kind, columns.stream().filter(c -> !taken.contains(c)).toList());
        traits.forEach(one -> taken.add(one.column()));
        return new Guess(
                kind,
                score(kind, fields, identifiers, taken.size(), columns.size(), fileName),
                fields,
                identifiers,
                traits);
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

    /// Customers keep all that is said of them, others what is usual.
    private static List<Found> traits(Kind kind, List<DetectedColumn> columns) {
        List<Found> traits = new ArrayList<>(PersonColumns.traits(columns));
        if (kind.equals(Kinds.CUSTOMERS)) {
            Set<String> known = new HashSet<>();
            traits.forEach(one -> known.add(one.column().name()));
            for (DetectedColumn column : columns) {
                String name = NameMatch.words(column.name()).replaceAll("[^a-z0-9]+", "_");
                if (!known.contains(column.name()) && name.matches("[a-z].*")) {
                    traits.add(new Found(name, column, 0.4));
                }
            }
        }
        return traits;
    }

    private static double score(
            Kind kind,
            Map<String, Fit> fields,
            List<Found> identifiers,
            int taken,
            int columns,
            String fileName) {
        boolean unpriced =
                kind.equals(Kinds.ORDERS)
                        && !fields.containsKey(OrderFields.PRICE)
                        && !fields.containsKey(OrderFields.LINE_TOTAL)
                        && !fields.containsKey("total");
        boolean nobody = kind.who() == Who.NEEDED && identifiers.isEmpty();
        if (nobody || unpriced || kind.equals(Kinds.CONTACTS)) {
            return 0;
        }
        double needed = 0;
        int count = 0;
        for (FieldSpec field : kind.fields()) {
            if (field.required()) {
                Fit fit = fields.get(field.name());
                if (fit == null) {
                    return 0;
                }
                needed += fit.score();
                count++;
            }
        }
        boolean named =
                NameMatch.words(fileName)
                        .matches(".*(" + NAMES.getOrDefault(kind.name(), "-") + ").*");
        double base = count == 0 ? 0.5 + 0.05 * Math.min(4, fields.size()) : needed / count;
        double used = columns == 0 ? 0 : (double) taken / columns;
        return base * (0.55 + 0.35 * used) + (named ? 0.1 : 0) + (count > 1 ? 0.02 * count : 0);
    }

    private static Fields yaml(Guess guess, DetectedFile file) {
        Map<String, Value> top = new LinkedHashMap<>();
        top.put("kind", Value.of(guess.kind().name()));
        if (file.format().type() == FileFormat.Type.DELIMITED) {
            Map<String, Value> numbers = new LinkedHashMap<>();
            numbers.put("decimal", Value.of(String.valueOf(file.format().decimal())));
            file.format()
                    .thousands()
                    .ifPresent(mark -> numbers.put("thousands", Value.of(String.valueOf(mark))));
            top.put("file", new Fields(numbers));
        }
        Map<String, Value> person = new LinkedHashMap<>();
        Map<String, List<Value>> identifiers = new LinkedHashMap<>();
        for (Found one : guess.identifiers()) {
            identifiers
                    .computeIfAbsent(one.name(), _ -> new ArrayList<>())
                    .add(Value.of(one.column().name()));
        }
        Map<String, Value> named = new LinkedHashMap<>();
        identifiers.forEach((type, names) ->
                named.put(type, names.size() == 1 ? names.getFirst() : new Value.Items(names)));
        if (!named.isEmpty()) {
            person.put("identifiers", new Fields(named));
        }
        Map<String, Value> traits = new LinkedHashMap<>();
        guess.traits().forEach(one -> traits.put(one.name(), trait(one.column())));
        if (!traits.isEmpty()) {
            person.put("traits", new Fields(traits));
        }
        if (!person.isEmpty()) {
            top.put("person", new Fields(person));
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        guess.fields().forEach((name, fit) -> fields.put(name, taking(fit.column())));
        if (!fields.isEmpty()) {
            top.put("fields", new Fields(fields));
        }
        return new Fields(top);
    }

    private static Value trait(DetectedColumn column) {
        return switch (column.looks()) {
            case NUMBER, AMOUNT -> with(column, "as", "number");
            case FLAG -> with(column, "as", "flag");
            case DATE -> {
                Map<String, Value> parts = new LinkedHashMap<>();
                parts.put("column", Value.of(column.name()));
                parts.put("as", Value.of("date"));
                column.dates().ifPresent(dates -> parts.put("dates", Value.of(dates)));
                yield new Fields(parts);
            }
            case TEXT, EMAIL, PHONE, TAX_ID, CURRENCY, CODE, EMPTY -> Value.of(column.name());
        };
    }

    private static Value taking(DetectedColumn column) {
        return column.looks() == Looks.DATE && column.dates().isPresent()
                ? with(column, "dates", column.dates().get())
                : Value.of(column.name());
    }

    private static Value with(DetectedColumn column, String part, String value) {
        Map<String, Value> parts = new LinkedHashMap<>();
        parts.put("column", Value.of(column.name()));
        parts.put(part, Value.of(value));
        return new Fields(parts);
    }
}
