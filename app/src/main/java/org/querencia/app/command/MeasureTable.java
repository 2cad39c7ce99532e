package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.querencia.web.http.Csv;
import tools.jackson.databind.JsonNode;

/// What a measure answered, as a table, as CSV, or as it came.
record MeasureTable(Output output, boolean csv) {

    /// Rows by their dimensions.
    void answer(JsonNode found) {
        answer(found, "rows", columns(found.path("rows")));
    }

    /// @param field of the answer that holds the rows
    void answer(JsonNode found, String field, List<String> columns) {
        if (csv) {
            csv(found, field, columns);
            return;
        }
        output.answer(found, () -> told(found, field, columns));
    }

    private void told(JsonNode found, String field, List<String> columns) {
        String unit = found.path("unit").asString("");
        List<String> heads = new ArrayList<>();
        columns.forEach(column -> heads.add(column.toUpperCase(Locale.ROOT)));
        heads.add("VALUE");
        boolean compared = found.has("compare");
        if (compared) {
            heads.add("BEFORE");
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : found.path(field)) {
            List<String> cells = cells(row, columns);
            cells.add(
                    MeasureValue.words(row.path("value"), unit)
                            + (row.path("partial").asBoolean(false) ? " *" : ""));
            if (compared) {
                cells.add(MeasureValue.words(row.path("before"), unit));
            }
            rows.add(cells);
        }
        output.table(heads, rows);
        if (rows.isEmpty()) {
            output.note("Nothing happened in this period that it could tell of.");
        }
        notes(found, unit);
        found.path("elsewhere")
                .forEach(other ->
                        output.note(
                                "%d orders in %s are in no amount: no rate is known."
                                        .formatted(
                                                other.path("orders").asLong(),
                                                other.path("currency").asString(""))));
    }

    private void notes(JsonNode found, String unit) {
        for (JsonNode row : found.path("rows")) {
            if (row.path("partial").asBoolean(false)) {
                output.note("* The period is not whole.");
                break;
            }
        }
        for (JsonNode total : found.path("totals")) {
            String of = String.join(" ", cells(total, columns(found.path("totals"))));
            output.note(
                    "All together%s: %s; who is in several segments is in several rows."
                            .formatted(
                                    of.isEmpty() ? "" : " " + of,
                                    MeasureValue.words(total.path("value"), unit)));
        }
        found.path("memberships")
                .forEach(one ->
                        output.note(
                                "Who was in '%s' is known since %s; before, those who are in it now."
                                        .formatted(
                                                one.path("segment").asString(""),
                                                one.path("since").asString(""))));
    }

    private void csv(JsonNode found, String field, List<String> columns) {
        boolean compared = found.has("compare");
        List<String> heads = new ArrayList<>(columns);
        heads.add("value");
        if (compared) {
            heads.add("before");
        }
        output.line(Csv.row(heads).strip());
        for (JsonNode row : found.path(field)) {
            List<String> cells = new ArrayList<>();
            cells(row, columns).forEach(cell -> cells.add(Csv.cell(cell)));
            // A number below zero is no formula.
            cells.add(MeasureValue.plain(row.path("value")));
            if (compared) {
                cells.add(MeasureValue.plain(row.path("before")));
            }
            output.line(String.join(",", cells));
        }
    }

    /// The dimensions in their order; the value comes last.
    private static List<String> columns(JsonNode rows) {
        List<String> columns = new ArrayList<>();
        if (!rows.isEmpty()) {
            rows.get(0).propertyNames().forEach(columns::add);
        }
        columns.removeAll(List.of("value", "before", "partial"));
        return columns;
    }

    private static List<String> cells(JsonNode row, List<String> columns) {
        List<String> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(row.path(column).asString("")));
        return cells;
    }
}
