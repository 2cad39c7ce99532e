package org.querencia.warehouse.measure;

import java.util.List;
import java.util.stream.Collectors;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Grain;
import org.querencia.runtime.measure.UnansweredException;

/// Names and values written out in SQL.
final class Names {

    private Names() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// Values of a dimension in brackets; of periods their first days.
    static String values(Dimension dimension, List<String> values) {
        return values.stream()
                .map(value ->
                        dimension
                                .grain()
                                .map(grain -> "DATE '%s'".formatted(day(grain, value)))
                                .orElseGet(() -> text(value)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String day(Grain grain, String value) {
        return grain.parse(value)
                .orElseThrow(() ->
                        new UnansweredException(
                                "%s: '%s': expected such as %s"
                                        .formatted(
                                                grain.text(),
                                                value,
                                                grain.format(
                                                        grain.start(
                                                                java.time.LocalDate.of(
                                                                        2026, 11, 2))))))
                .toString();
    }
}
