package org.querencia.connect.mapping;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.runtime.imports.Detection.DetectedColumn;

/// The columns that tell of the company somebody works for.
///
/// @param id names it for ever; its name where there is nothing better
/// @param called its name; its id where there is nothing better
/// @param words role, title and buying_role of the person there
record Employer(
        DetectedColumn id,
        DetectedColumn called,
        Map<String, DetectedColumn> words,
        double confidence) {

    private static final double ENOUGH = 0.6;

    private static final List<String> ID =
            List.of(
                    "nit empresa",
                    "id empresa",
                    "company id",
                    "codigo empresa",
                    "account id",
                    "nit compania");

    private static final List<String> NAME =
            List.of(
                    "empresa",
                    "compania",
                    "company",
                    "nombre empresa",
                    "company name",
                    "organizacion",
                    "organization",
                    "account name",
                    "empleador");

    private static final Map<String, List<String>> WORDS =
            Map.of(
                    "role", List.of("cargo", "role", "rol", "puesto", "position"),
                    "title", List.of("job title", "titulo"),
                    "buying_role",
                            List.of("rol compra", "rol de compra", "buying role", "papel compra"));

    static Optional<Employer> in(List<DetectedColumn> columns) {
        Optional<DetectedColumn> id = best(columns, ID);
        Optional<DetectedColumn> name =
                best(
                        columns.stream()
                                .filter(column -> id.filter(column::equals).isEmpty())
                                .toList(),
                        NAME);
        Optional<DetectedColumn> either = id.or(() -> name);
        if (either.isEmpty()) {
            return Optional.empty();
        }
        Set<DetectedColumn> taken = new LinkedHashSet<>();
        id.ifPresent(taken::add);
        name.ifPresent(taken::add);
        Map<String, DetectedColumn> words = new LinkedHashMap<>();
        for (String word : List.of("buying_role", "title", "role")) {
            best(
                            columns.stream().filter(column -> !taken.contains(column)).toList(),
                            WORDS.getOrDefault(word, List.of()))
                    .filter(taken::add)
                    .ifPresent(column -> words.put(word, column));
        }
        return Optional.of(
                new Employer(
                        either.get(),
                        name.orElse(either.get()),
                        words,
                        Math.max(
                                NameMatch.name(either.get().name(), NAME),
                                NameMatch.name(either.get().name(), ID))));
    }

    Set<DetectedColumn> columns() {
        Set<DetectedColumn> all = new LinkedHashSet<>(List.of(id));
        all.add(called);
        all.addAll(words.values());
        return all;
    }

    private static Optional<DetectedColumn> best(
            List<DetectedColumn> columns, List<String> synonyms) {
        return columns.stream()
                .filter(column -> NameMatch.name(column.name(), synonyms) >= ENOUGH)
                .max(Comparator.comparingDouble(column -> NameMatch.name(column.name(), synonyms)));
    }
}
