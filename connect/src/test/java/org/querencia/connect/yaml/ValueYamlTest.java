package org.querencia.connect.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Seeds;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.rule.Point;
import org.querencia.core.stage.ShippedModels;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.place.PlaceFiles;
import org.querencia.runtime.stage.StageFiles;

class ValueYamlTest {

    private static final List<String> TEXTS =
            List.of(
                    "Ana",
                    "",
                    "12",
                    "true",
                    "null",
                    "it's\ntwo lines",
                    " spaces ",
                    "\t",
                    "a: b # c",
                    "😀 Peña",
                    "count('Order Completed', '90d') >= 3 && trait.city == 'Bogotá' && orders > 2",
                    "'\n\n  indented'");

    private final ValueYaml yaml = new ValueYaml();
    private final PlaceFiles places = new PlaceFiles(yaml);

    @Test
    void whatever_is_written_reads_back() {
        Seeds.each(
                500,
                (random, _) -> {
                    Fields fields = fields(random, 0);
                    assertThat(yaml.read(yaml.write(fields))).isEqualTo(fields);
                });
    }

    private static Value value(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 2 ? 5 : 7)) {
            case 0, 1 -> Value.of(TEXTS.get(random.nextInt(TEXTS.size())));
            case 2 -> Value.of(random.nextInt(-50, 50));
            case 3 -> Value.of(new java.math.BigDecimal("-74.0628"));
            case 4 -> random.nextBoolean() ? Value.of(random.nextBoolean()) : Value.NOTHING;
            case 5 ->
                    random.nextInt(4) == 0
                            ? new Items(List.of())
                            : new Items(
                                    List.of(value(random, depth + 1), value(random, depth + 1)));
            default -> fields(random, depth + 1);
        };
    }

    private static Fields fields(RandomGenerator random, int depth) {
        Map<String, Value> fields = new TreeMap<>();
        for (int i = depth == 0 ? 1 : random.nextInt(2); i < 4; i++) {
            fields.put(
                    random.nextInt(5) == 0 ? "con espacio " + i : "f" + "abc".charAt(i % 3),
                    value(random, depth));
        }
        return new Fields(fields);
    }

    @Test
    void places_are_written_in_this_form_and_read_back() {
        List<NamedPlace> all =
                List.of(
                        new NamedPlace("Feria", new Point(-33.45, 0), false, 1),
                        new NamedPlace("Tienda \"Centro\"", new Point(4.6486, -74.0628), false, 1));
        String text =
                """
                places:
                  - name: "Feria"
                    latitude: -33.45
                    longitude: 0.0
                  - name: "Tienda \\"Centro\\""
                    latitude: 4.6486
                    longitude: -74.0628
                """;
        assertThat(places.write(all)).isEqualTo(text);
        assertThat(places.read(text)).isEqualTo(all);
        assertThat(places.write(List.of())).isEqualTo("places: []\n");
        assertThat(places.read("places: []")).isEmpty();
    }

    @Test
    void models_of_stages_are_written_and_read_back() {
        StageFiles stages = new StageFiles(yaml);
        String text = stages.write(ShippedModels.ALL);
        assertThat(text)
                .startsWith("models:\n  - key: \"")
                .contains("\n    stages:\n      - key: \"");
        assertThat(stages.write(stages.read(text))).isEqualTo(text);
        assertThat(stages.read(text).stream().map(StageModel::stages).toList())
                .isEqualTo(ShippedModels.ALL.stream().map(StageModel::stages).toList());
        assertThatThrownBy(() -> stages.read("models: [{key: a, version: 3}]"))
                .hasMessage("models[0]: version: is counted by the log");
        assertThatThrownBy(() -> stages.read("models: [{name: a}]"))
                .hasMessage("models[0]: key: missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    places: [                                          ~ line 1: expected the node content, but found '<stream end>'
                    place: []                                          ~ expected 'places:' and a list of them
                    places: [1]                                        ~ places[0]: expected names and values
                    places: [{name: a, latitude: 1}]                   ~ places[0]: place 'a': longitude: expected degrees, such as 4.6486
                    places: [{latitude: 1, longitude: 2}]              ~ places[0]: name: missing
                    places: [{name: a, latitude: 1, longitude: 2}, {name: a, latitude: 1, longitude: 2}] ~ place 'a' is there twice
                    places: [{name: a, latitude: 1, longitude: 2, version: 4}] ~ places[0]: expected name, latitude and longitude
                    - a                                                ~ line 1: expected names and values
                    ``                                                 ~ line 1: expected names and values
                    """)
    void what_is_no_file_of_places_is_refused_in_words(String text, String why) {
        assertThatThrownBy(() -> places.read(text)).hasMessage(why);
    }
}
