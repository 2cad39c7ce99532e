package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Event;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rules looked at before they are used.
class SegmentPreviewApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static House house;

    /// Ana bought twice, Leo once; Eva only looked.
    @BeforeAll
    static void open() {
        house = new House();
        house.engine.take(
                Events.identify().by("user_id:u1").trait("name", "Ana").event(),
                bought("u1", 1),
                bought("u1", 2),
                Events.identify().by("user_id:u2").trait("name", "Leo").event(),
                bought("u2", 3),
                Events.identify().by("user_id:u3").trait("name", "Eva").event());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_preview_tells_how_many_and_some_of_them() {
        JsonNode answer = preview("{\"rule\": \"orders >= 1\"}", 200);

        assertThat(answer.get("size").asInt()).isEqualTo(2);
        assertThat(answer.get("everybody").asInt()).isEqualTo(3);
        assertThat(names(answer)).containsExactlyInAnyOrder("Ana", "Leo");
        assertThat(answer.get("warnings")).isEmpty();
    }

    @Test
    void a_sample_is_as_large_as_asked() {
        assertThat(names(preview("{\"rule\": \"orders >= 1\", \"sample\": 1}", 200))).hasSize(1);
        assertThat(names(preview("{\"rule\": \"orders >= 1\", \"sample\": 0}", 200))).isEmpty();
    }

    @Test
    void what_was_never_seen_is_warned_of_with_the_nearest_name() {
        JsonNode warning =
                preview("{\"rule\": \"count('Order Compleated', '30d') > 0\"}", 200)
                        .get("warnings")
                        .get(0);

        assertThat(warning.get("line").asInt()).isEqualTo(1);
        assertThat(warning.get("column").asInt()).isEqualTo(7);
        assertThat(warning.get("what").asString())
                .contains("Order Compleated")
                .contains("Order Completed");
    }

    @Test
    void what_a_rule_about_money_leaves_out_is_said() {
        try (House abroad = new House()) {
            abroad.engine.take(
                    bought("u1", 1),
                    order("u1", 2).with("currency", "USD").event(),
                    order("u2", 3).with("currency", "EUR").event());
            JsonNode warnings =
                    preview(abroad, "{\"rule\": \"orders > 0 &&\\n revenue > 5\"}", 200)
                            .get("warnings");

            assertThat(warnings).hasSize(1);
            assertThat(warnings.get(0).get("line").asInt()).isEqualTo(2);
            assertThat(warnings.get(0).get("column").asInt()).isEqualTo(2);
            assertThat(warnings.get(0).get("what").asString())
                    .isEqualTo(
                            "revenue adds up orders in COP only: left out are orders in other"
                                    + " currencies (2, of 2 people)");
            assertThat(preview(abroad, "{\"rule\": \"revenue('USD') > 5\"}", 200).get("warnings"))
                    .isEmpty();
        }
        assertThat(preview("{\"rule\": \"revenue > 5\"}", 200).get("warnings")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    counted('Order Completed', '30d') > 0 | did you mean
                    count('Order Completed', '30 moons') > 0 | moons
                    orders >= | line 1
                    in_segment('vip') | vip
                    1 + 1 | true or false
                    """)
    void what_is_no_rule_is_refused_in_words(String rule, String said) {
        ObjectNode body = JSON.createObjectNode().put("rule", rule);
        JsonNode problem = preview(body.toString(), 400);

        assertThat(problem.get("field").asString()).isEqualTo("rule");
        assertThat(problem.get("detail").asString()).contains(said);
    }

    @ParameterizedTest
    @CsvSource({"-1", "101", "1.5"})
    void a_sample_out_of_bounds_is_refused(String sample) {
        JsonNode problem =
                preview("{\"rule\": \"orders >= 1\", \"sample\": %s}".formatted(sample), 400);

        assertThat(problem.get("field").asString()).isEqualTo("sample");
    }

    private static JsonNode preview(String body, int status) {
        return preview(house, body, status);
    }

    private static JsonNode preview(House there, String body, int status) {
        var answer = there.post("/api/segments/preview", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static List<String> names(JsonNode answer) {
        return answer.get("sample")
                .valueStream()
                .map(person -> person.get("name").asString())
                .toList();
    }

    private static Event bought(String user, int order) {
        return order(user, order).event();
    }

    private static Events order(String user, int order) {
        return Events.track("Order Completed")
                .by("user_id:" + user)
                .with("order_id", "o" + order)
                .with("total", 10)
                .with("currency", "COP")
                .after(Duration.ofHours(-order));
    }
}
