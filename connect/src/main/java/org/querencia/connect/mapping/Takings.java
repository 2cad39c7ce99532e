package org.querencia.connect.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.connect.read.Why;
import org.querencia.connect.read.Words;

/// Reads where a value comes from: a column by its name, several, or a mapping with more to say.
final class Takings {

    private static final List<String> PARTS =
            List.of(
                    "column",
                    "columns",
                    "join",
                    "value",
                    "translate",
                    "otherwise",
                    "dates",
                    "decimal",
                    "as",
                    "per");

    private static final Map<String, FieldType> AS =
            Map.of(
                    "text", FieldType.TEXT,
                    "number", FieldType.NUMBER,
                    "whole", FieldType.WHOLE,
                    "date", FieldType.DAY,
                    "moment", FieldType.MOMENT,
                    "flag", FieldType.FLAG,
                    "list", FieldType.LIST);

    private Takings() {}

    static Optional<Taking> read(Section parent, String name) {
        if (!parent.has(name)) {
            return Optional.empty();
        }
        if (!parent.isSection(name)) {
            List<String> columns = parent.texts(name);
            if (columns.isEmpty()) {
                parent.problem(name, Why.of("expect-column"));
            }
            return columns.isEmpty() ? Optional.empty() : Optional.of(Taking.columns(columns));
        }
        return parent.section(name).map(Takings::read);
    }

    /// Every identifier of a list counts by itself.
    static List<Taking> readEach(Section parent, String name) {
        return parent.isSection(name)
                ? read(parent, name).map(List::of).orElse(List.of())
                : parent.texts(name).stream().map(Taking::column).toList();
    }

    private static Taking read(Section section) {
        section.only(PARTS);
        List<String> columns =
                section.has("columns") ? section.texts("columns") : section.texts("column");
        Optional<String> value = section.text("value");
        if (columns.isEmpty() == value.isEmpty()) {
            section.problem(Why.of("expect-source"));
        }
        return new Taking(
                columns,
                section.text("join"),
                value,
                translate(section),
                section.text("otherwise"),
                section.parsed("dates", MappingReader::dates, Why.of("expect-dates")),
                section.character("decimal"),
                section.parsed(
                        "as",
                        text -> Optional.ofNullable(AS.get(text)),
                        Why.of("expect-one", "text, number, whole, date, moment, flag, list")),
                section.parsed(
                                "per",
                                text ->
                                        switch (text) {
                                            case "line" -> Optional.of(true);
                                            case "order" -> Optional.of(false);
                                            default -> Optional.empty();
                                        },
                                Why.of("expect-one", "line, order"))
                        .orElse(false));
    }

    private static Map<String, String> translate(Section section) {
        Map<String, String> words = new LinkedHashMap<>();
        section.section("translate")
                .ifPresent(inner ->
                        inner.names()
                                .forEach(word ->
                                        inner.text(word)
                                                .ifPresent(meant ->
                                                        words.put(Words.plain(word), meant))));
        return words;
    }
}
