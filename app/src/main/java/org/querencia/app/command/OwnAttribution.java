package org.querencia.app.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// What brought the company's own orders: what `attribute` answers without a file.
final class OwnAttribution {
    private static final List<String> COLUMNS =
            List.of(
                    "channel",
                    "conversions",
                    "value",
                    "share",
                    "removal_effect",
                    "removal_effect_value",
                    "spend",
                    "cost_per_conversion",
                    "roas");

    @Option(
            names = "--from",
            paramLabel = "<day>",
            description = "Without a file: first day of the orders, 2026-11-01.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "<day>",
            description = "Without a file: last day of the orders.")
    private @Nullable String to;

    @Option(
            names = "--window",
            paramLabel = "<days>",
            description = "Without a file: how long before an order a touch counts. Default: 30.")
    private int window = 30;

    @Option(
            names = "--by",
            paramLabel = "orders|new_customers|revenue|margin",
            description = "Without a file: what is to be attributed. Default: orders.")
    private String by = "orders";

    @Option(
            names = "--marginal",
            description = "Without a file: what the next unit of spend on each channel brings.")
    private boolean marginal;

    JsonNode ask(ApiClient client, String model, int order, boolean nulls) {
        StringBuilder query =
                new StringBuilder(
                        ApiClient.path(
                                "/api/attribution?model={}&order={}&nulls={}&window={}&by={}&marginal={}",
                                model,
                                Integer.toString(order),
                                Boolean.toString(nulls),
                                Integer.toString(window),
                                by,
                                Boolean.toString(marginal)));
        if (from != null) {
            query.append(ApiClient.path("&from={}", from));
        }
        if (to != null) {
            query.append(ApiClient.path("&to={}", to));
        }
        return client.get(query.toString());
    }

    /// Rounded, for people.
    static void say(Output output, JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        answer.path("rows")
                .forEach(row ->
                        rows.add(
                                List.of(
                                        row.path("channel").asString(""),
                                        rounded(row, "conversions"),
                                        "%.1f %%".formatted(row.path("share").asDouble() * 100),
                                        rounded(row, "value"),
                                        rounded(row, "spend"),
                                        rounded(row, "cost_per_conversion"),
                                        rounded(row, "roas"),
                                        next(row.path("marginal")))));
        output.table(
                List.of(
                        "CHANNEL",
                        "CONVERSIONS",
                        "SHARE",
                        "VALUE",
                        "SPEND",
                        "COST OF ONE",
                        "ROAS",
                        "NEXT UNIT"),
                rows);
        answer.path("elsewhere")
                .forEach(one ->
                        output.note(
                                "%,d orders in %s are in no value: no rate is known"
                                        .formatted(
                                                one.path("orders").asLong(),
                                                one.path("currency").asString(""))));
    }

    /// What the next unit of spend brings, with 90 % confidence; or why that cannot be said.
    private static String next(JsonNode marginal) {
        return switch (marginal.path("said").asString("")) {
            case "known" ->
                    "%,.2f (%,.2f to %,.2f)"
                            .formatted(
                                    marginal.path("next").asDouble(),
                                    marginal.path("low").asDouble(),
                                    marginal.path("high").asDouble());
            case "too_short" -> "too few months";
            case "too_even" -> "spend varied too little to say";
            default -> "-";
        };
    }

    private static String rounded(JsonNode row, String field) {
        return row.path(field).isNumber() ? "%,.2f".formatted(row.path(field).asDouble()) : "-";
    }

    /// Nothing is rounded; what there is none of is empty.
    static String csv(JsonNode answer) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(COLUMNS);
            answer.path("rows")
                    .forEach(row ->
                            csv.writeRecord(
                                    COLUMNS.stream()
                                            .map(column -> row.path(column).asString(""))
                                            .toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
