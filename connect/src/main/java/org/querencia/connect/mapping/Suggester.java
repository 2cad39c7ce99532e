package org.querencia.connect.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.connect.mapping.PersonColumns.Found;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.Detection.DetectedFile;
import org.querencia.runtime.imports.Detection.Looks;
import org.querencia.runtime.imports.Detection.Suggestion;
import org.querencia.runtime.imports.FileFormat;

/// Suggests what the columns of a file mean, from their names and values.
public final class Suggester {

    private Suggester() {}

    public static Suggestion suggest(DetectedFile file) {
        if (file.format().type() == FileFormat.Type.UBL) {
            return InvoiceMapping.suggestion();
        }
        List<DetectedColumn> columns =
                file.columns().stream().filter(c -> c.looks() != Looks.EMPTY).toList();
        return said(
                Kinds.ALL.stream()
                        .map(kind -> Guess.of(kind, columns, file.name()))
                        .max(Comparator.comparingDouble(Guess::score))
                        .orElseThrow(),
                file);
    }

    /// What the columns mean if the rows are of this kind.
    public static Suggestion suggest(DetectedFile file, Kind kind) {
        List<DetectedColumn> columns =
                file.columns().stream().filter(c -> c.looks() != Looks.EMPTY).toList();
        return said(Guess.of(kind, columns, file.name()), file);
    }

    private static Suggestion said(Guess best, DetectedFile file) {
        return new Suggestion(
                best.kind().name(),
                Math.round(100 * Math.clamp(best.score(), 0, 1)) / 100.0,
                YamlText.of(yaml(best, file)),
                best.suggested());
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
        guess.employer().ifPresent(employer -> person.put("company", company(employer)));
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

    private static Fields company(Employer employer) {
        Map<String, Value> company = new LinkedHashMap<>();
        company.put("id", Value.of(employer.id().name()));
        company.put("traits", new Fields(Map.of("name", Value.of(employer.called().name()))));
        employer.words().forEach((word, column) -> company.put(word, Value.of(column.name())));
        return new Fields(company);
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
