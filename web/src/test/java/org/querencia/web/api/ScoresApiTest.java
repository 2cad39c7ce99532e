package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScoresApiTest {
    private static final String OWN =
            """
            {"name": "Neighbours", "people": "orders == 0",
             "grounds": [{"name": "Lives here", "rule": "trait.city == 'Cali'", "points": 12},
                         {"event": "Product Viewed", "points": 6, "halfLife": 7, "most": 20}],
             "grades": [{"name": "A", "from": 15}]}\
            """;

    private final JsonMapper json = new JsonMapper();
    private House house;

    @BeforeEach
    void open() {
        house = new House();
        house.engine.take(
                Events.identify().by("email:ana@x.co").trait("city", "Cali").event(),
                Events.track("Product Viewed").by("email:ana@x.co").event(),
                Events.identify().by("email:eva@x.co").trait("city", "Bogotá").event(),
                Events.track("Order Completed")
                        .by("email:luis@x.co")
                        .with("order_id", "1")
                        .with("total", 100)
                        .event());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void every_workspace_has_a_score_for_prospects_and_one_for_customers() {
        JsonNode list = json(house.get("/api/scores"), 200);
        assertThat(list.get("items")).hasSize(2);
        assertThat(list.get("items").get(1).get("key").asString()).isEqualTo("lead");
        assertThat(json(house.get("/api/scores/lead"), 200).get("people").asString())
                .isEqualTo("orders == 0");
    }

    @Test
    void a_score_of_ones_own_says_what_each_person_has_and_why() {
        JsonNode made = json(put("near", OWN), 200);
        assertThat(made.get("version").asInt()).isEqualTo(1);
        JsonNode scores = json(house.get("/api/profiles/" + person("ana") + "/scores"), 200);
        JsonNode near = scores.get("items").get(1);
        assertThat(near.toString())
                .isEqualTo(
                        """
                        {"key":"near","name":"Neighbours","score":18,"grade":"A","grounds":[\
                        {"name":"Lives here","rule":"trait.city == 'Cali'","points":12},\
                        {"rule":"decayed('Product Viewed', '7d')","points":6}]}\
                        """);
    }

    @Test
    void what_was_corrected_by_hand_counts_too() {
        json(put("near", OWN), 200);
        house.post("/api/profiles/" + person("eva") + "/traits/city", "{\"value\": \"Cali\"}");
        house.send(
                house.request("/api/profiles/" + person("eva") + "/traits/city")
                        .PUT(BodyPublishers.ofString("{\"value\": \"Cali\"}")));
        house.engine.settle();
        JsonNode scores = json(house.get("/api/profiles/" + person("eva") + "/scores"), 200);
        assertThat(scores.get("items").get(1).get("score").asInt()).isEqualTo(12);
    }

    @Test
    void people_are_counted_by_their_score() {
        json(put("near", OWN), 200);
        JsonNode spread = json(house.get("/api/scores/near/spread"), 200);
        assertThat(spread.toString())
                .isEqualTo(
                        """
                        {"key":"near","people":2,"scores":[{"score":0,"people":1},{"score":18,"people":1}]}\
                        """);
    }

    @Test
    void a_test_on_the_past_knows_nothing_of_what_came_later() {
        house.engine.take(
                Events.track("Product Viewed")
                        .by("email:old@x.co")
                        .at(NOON.minus(Duration.ofDays(40)))
                        .event(),
                Events.track("Order Completed")
                        .by("email:old@x.co")
                        .with("order_id", "2")
                        .with("total", 5)
                        .at(NOON.minus(Duration.ofDays(20)))
                        .event());
        json(put("near", OWN), 200);
        JsonNode test = json(house.get("/api/scores/near/backtest?day=2026-09-25&days=30"), 200);
        assertThat(test.get("people").asInt()).isEqualTo(1);
        assertThat(test.get("buyers").asInt()).isEqualTo(1);
        assertThat(test.get("verdict").asString()).isEqualTo("too-few");
        assertThat(test.get("tenths").get(0).get("from").asInt()).isEqualTo(5);
        assertThat(house.get("/api/scores/near/backtest?day=2026-10-30&days=30").statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_is_wrong_with_a_score_is_said_with_its_ground() {
        HttpResponse<String> refused =
                put("near", OWN.replace("trait.city == 'Cali'", "in_segment('vip')"));
        assertThat(json(refused, 400).get("detail").asString()).startsWith("grounds[0]: line 1");
        assertThat(json(put("near", "{\"name\": \"x\"}"), 400).get("detail").asString())
                .isEqualTo("people: missing.");
    }

    @Test
    void a_score_is_asked_for_by_segments_at_once() {
        json(put("near", OWN), 200);
        json(
                house.post(
                        "/api/segments",
                        "{\"key\": \"warm\", \"name\": \"Warm\", \"rule\": \"score('near') >= 10\"}"),
                201);
        assertThat(json(house.get("/api/segments/warm"), 200).get("size").asInt()).isEqualTo(1);
        json(put("near", OWN.replace("\"points\": 12", "\"points\": 2")), 200);
        assertThat(json(house.get("/api/segments/warm"), 200).get("size").asInt()).isZero();
    }

    @Test
    void a_score_that_is_given_up_is_gone() {
        assertThat(json(delete("/api/scores/lead"), 200).get("deleted").asBoolean()).isTrue();
        assertThat(house.get("/api/scores/lead").statusCode()).isEqualTo(404);
        json(put("lead", OWN), 200);
        assertThat(json(house.get("/api/scores/lead"), 200).get("version").asInt()).isEqualTo(3);
    }

    private String person(String name) {
        JsonNode found = json(house.get("/api/profiles?identifier=email:" + name + "@x.co"), 200);
        return found.get("items").get(0).get("id").asString();
    }

    private HttpResponse<String> put(String key, String body) {
        return house.send(house.request("/api/scores/" + key).PUT(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> delete(String path) {
        return house.send(house.request(path).DELETE());
    }

    private JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
