package org.querencia.app.bench;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Figures as Markdown tables: lists of objects become one each, the rest a table of two columns.
public final class Markdown {

    private Markdown() {}

    public static List<String> of(ObjectNode figures) {
        List<String> lines = new ArrayList<>();
        figures.properties()
                .forEach(figure -> {
                    if (figure.getValue().isArray() && figure.getValue().path(0).isObject()) {
                        rows(figure.getKey(), figure.getValue(), lines);
                    }
                });
        lines.add("| figure | value |");
        lines.add("| --- | --- |");
        single("", figures, lines);
        return lines;
    }

    private static void rows(String name, JsonNode rows, List<String> lines) {
        List<String> heads = List.copyOf(rows.path(0).propertyNames());
        lines.add(name + ":");
        lines.add("");
        lines.add("| " + String.join(" | ", heads) + " |");
        lines.add("|" + " --- |".repeat(heads.size()));
        rows.forEach(row ->
                lines.add(
                        "| "
                                + String.join(
                                        " | ",
                                        heads.stream().map(head -> text(row.path(head))).toList())
                                + " |"));
        lines.add("");
    }

    private static void single(String prefix, JsonNode figures, List<String> lines) {
        figures.properties()
                .forEach(figure -> {
                    String name = prefix + figure.getKey();
                    JsonNode value = figure.getValue();
                    if (value.isObject()) {
                        single(name + ".", value, lines);
                    } else if (!value.isArray() || !value.path(0).isObject()) {
                        lines.add("| %s | %s |".formatted(name, text(value)));
                    }
                });
    }

    private static String text(JsonNode value) {
        if (value.isIntegralNumber()) {
            return "%,d".formatted(value.asLong());
        }
        return value.isString() ? value.asString() : value.toString();
    }
}
