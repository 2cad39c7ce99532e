package org.querencia.runtime.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.rule.Setting;
import org.querencia.core.segment.Segments;
import org.querencia.core.stage.Label;
import org.querencia.core.stage.ShippedModels;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.core.stage.StageModel.State;

class StageDefinitionsTest {

    @Test
    void a_model_is_stored_as_it_always_was() {
        StageModel model =
                new StageModel(
                        "way",
                        new Label("Camino", "Way"),
                        List.of(
                                new Stage("a", Label.of("A"), "orders == 0", "", Duration.ZERO),
                                new Stage(
                                        "b",
                                        new Label("Compra", "Purchase"),
                                        "orders > 0",
                                        "silent('Order Completed', '30d')",
                                        Duration.ofHours(36))),
                        "b",
                        State.ACTIVE,
                        2);
        String stored =
                """
                {"name":{"es":"Camino","en":"Way"},"closes":"b","state":"active","version":2,"stages":[\
                {"key":"a","name":{"es":"A","en":"A"},"enter":"orders == 0"},\
                {"key":"b","name":{"es":"Compra","en":"Purchase"},"enter":"orders > 0",\
                "leave":"silent('Order Completed', '30d')","stay":"36h"}]}\
                """;

        assertThat(StageDefinitions.write(model)).isEqualTo(stored);
        assertThat(StageDefinitions.read("way", stored)).isEqualTo(model);
    }

    @Test
    void what_may_be_left_out_is_filled_in() {
        assertThat(
                        StageDefinitions.read(
                                "way",
                                "{\"name\":\"Way\",\"stages\":[{\"key\":\"a\",\"name\":\"A\",\"enter\":\"true\"}]}"))
                .isEqualTo(
                        new StageModel(
                                "way",
                                Label.of("Way"),
                                List.of(new Stage("a", Label.of("A"), "true", "", Duration.ZERO)),
                                "",
                                State.ACTIVE,
                                1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    []                                               | expected an object
                    {"nam":"A"}                                      | 'nam' is unknown
                    {"name":"A"}                                     | 0 stages
                    {"stages":[{"key":"a","enter":"true"}]}          | a name is missing
                    {"name":"A","stages":[{"name":"A"}]}             | a key is missing
                    {"name":"A","stages":[{"key":"a","name":"A"}]}   | a rule by which people enter
                    {"name":"A","stages":["a"]}                      | expected a list of objects
                    {"name":"A","state":"on","stages":[{"key":"a","name":"A","enter":"true"}]} | state: 'on' is unknown
                    """)
    void what_is_none_is_refused_with_the_reason(String json, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StageDefinitions.read("way", json))
                .withMessageContaining(why);
    }

    @Test
    void the_shipped_models_can_be_put_in_force() {
        Segments none =
                Segments.none(
                        new Setting(ZoneId.of("America/Bogota"), Currency.getInstance("COP")));
        for (StageModel shipped : ShippedModels.ALL) {
            StageModel active =
                    StageDefinitions.read(
                            shipped.key(),
                            StageDefinitions.write(shipped)
                                    .replace("\"state\":\"draft\"", "\"state\":\"active\""));

            assertThat(none.with(active).isQuiet()).isFalse();
        }
    }
}
