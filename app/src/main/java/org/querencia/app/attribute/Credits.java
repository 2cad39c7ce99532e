package org.querencia.app.attribute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.querencia.app.client.ApiClient;
import org.querencia.runtime.attribution.NamedModel;
import org.querencia.science.attribution.Attribution;
import org.querencia.science.attribution.Credit;
import org.querencia.science.attribution.Credit.Ground;
import org.querencia.science.attribution.Model;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What one model gives the channels of a file, most first; told as JSON, as columns for people and
/// as rows for other programs.
public record Credits(NamedModel named, PathFile.Content content, List<Credit> rows) {

    private static final Comparator<Credit> MOST_FIRST =
            Comparator.comparingDouble(Credit::conversions)
                    .reversed()
                    .thenComparing(Credit::channel);

    public static Credits of(PathFile.Content content, NamedModel named) {
        return new Credits(
                named,
                content,
                Attribution.of(content.paths(), named.model()).stream()
                        .sorted(MOST_FIRST)
                        .toList());
    }

    private boolean removes() {
        return named.model() instanceof Model.Markov;
    }

    private boolean samples() {
        return named.model() instanceof Model.Shapley;
    }

    /// Nothing is rounded. Values are there when the file tells any.
    public ObjectNode json() {
        ObjectNode json = ApiClient.object().put("model", named.name());
        switch (named.model()) {
            case Model.Markov markov ->
                    json.put("order", markov.order()).put("nulls", markov.nulls());
            case Model.Shapley shapley ->
                    json.put("worth", shapley.worth().name().toLowerCase(Locale.ROOT));
            case Model.First _,
                    Model.Last _,
                    Model.LastNonDirect _,
                    Model.Linear _,
                    Model.TimeDecay _,
                    Model.Position _ -> {}
        }
        json.put("paths", content.paths().size());
        json.put("conversions", content.paths().total().conversions());
        if (content.valued()) {
            json.put("value", content.paths().total().value());
        }
        ArrayNode array = json.putArray("rows");
        rows.forEach(row -> put(array.addObject(), row));
        return json;
    }

    private void put(ObjectNode json, Credit row) {
        json.put("channel", row.channel()).put("conversions", row.conversions());
        if (content.valued()) {
            json.put("value", row.value());
        }
        json.put("share", row.share());
        switch (row.ground()) {
            case Ground.Rule() -> {}
            case Ground.Removal(double effect, double effectOfValue) -> {
                json.put("removal_effect", effect);
                if (content.valued()) {
                    json.put("removal_effect_value", effectOfValue);
                }
            }
            case Ground.Sampling(double error, double errorOfValue) -> {
                json.put("standard_error", error);
                if (content.valued()) {
                    json.put("standard_error_value", errorOfValue);
                }
            }
        }
    }

    /// The names of the columns, for rows of a table of any model.
    public static List<String> csvHeader() {
        return List.of(
                "model",
                "channel",
                "conversions",
                "value",
                "share",
                "removal_effect",
                "removal_effect_value",
                "standard_error",
                "standard_error_value");
    }

    /// Nothing is rounded; what a model or the file does not say is empty.
    public List<List<String>> csvRows() {
        return rows.stream().map(this::csvRow).toList();
    }

    private List<String> csvRow(Credit row) {
        List<String> cells = new ArrayList<>();
        ObjectNode json = ApiClient.object().put("model", named.name());
        put(json, row);
        csvHeader().forEach(column -> cells.add(json.path(column).asString("")));
        return cells;
    }

    public List<String> heads() {
        List<String> heads = new ArrayList<>(List.of("CHANNEL", "CONVERSIONS", "SHARE"));
        if (content.valued()) {
            heads.add("VALUE");
        }
        if (removes()) {
            heads.add("LOST WITHOUT");
        }
        if (samples()) {
            heads.add("ERROR");
        }
        return heads;
    }

    /// Rounded, for people.
    public List<List<String>> table() {
        return rows.stream().map(this::row).toList();
    }

    private List<String> row(Credit row) {
        List<String> cells = new ArrayList<>();
        cells.add(row.channel());
        cells.add("%,.2f".formatted(row.conversions()));
        cells.add("%.1f %%".formatted(row.share() * 100));
        if (content.valued()) {
            cells.add("%,.2f".formatted(row.value()));
        }
        switch (row.ground()) {
            case Ground.Rule() -> {}
            case Ground.Removal(double effect, double _) ->
                    cells.add("%.1f %%".formatted(effect * 100));
            case Ground.Sampling(double error, double _) -> cells.add("%,.2f".formatted(error));
        }
        return cells;
    }

    /// What the model gives each channel, for people.
    public Map<String, String> conversions() {
        return rows.stream()
                .collect(
                        Collectors.toMap(
                                Credit::channel, row -> "%,.2f".formatted(row.conversions())));
    }
}
