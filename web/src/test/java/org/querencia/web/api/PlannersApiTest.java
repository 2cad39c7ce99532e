package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlannersApiTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_planner_says_what_comes_of_numbers_and_keeps_nothing() {
        JsonNode outlook =
                json(
                        house.post(
                                "/api/planners/closes",
                                "{\"inputs\":{\"customers\":1000,\"rate\":0.3}}"));

        assertThat(outlook.at("/figures/0/key").asString()).isEqualTo("closes");
        assertThat(outlook.at("/figures/0/value").asDouble()).isEqualTo(300);
        assertThat(outlook.get("verdict").asString()).isEqualTo("reached");
        assertThat(
                        json(house.post(
                                        "/api/planners/promotion",
                                        "{\"inputs\":{\"discount\":0.9}}"))
                                .at("/figures/2/value")
                                .isNull())
                .isTrue();
        assertThat(json(house.get("/api/scenarios")).get("items")).isEmpty();
    }

    @Test
    void planners_tell_what_they_ask_for() {
        JsonNode planners = json(house.get("/api/planners")).get("items");

        assertThat(planners)
                .extracting(planner -> planner.get("key").asString())
                .containsExactly("closes", "retention", "promotion", "acquisition");
        assertThat(planners.at("/0/inputs/1/unit").asString()).isEqualTo("share");
    }

    @Test
    void retention_begins_with_the_companys_own_numbers() {
        assertThat(json(house.get("/api/planners/retention")).get("own")).isEmpty();
        house.engine.take(
                ordered("o1", "user_id:u1", -120),
                ordered("o2", "user_id:u2", -100),
                ordered("o3", "user_id:u2", -3),
                ordered("o4", "user_id:u3", -2));

        JsonNode own = json(house.get("/api/planners/retention")).get("own");

        assertThat(own.get("retention").asDouble()).isEqualTo(0.5);
        assertThat(own.get("observed").asDouble()).isEqualTo(2);
        assertThat(own.get("base").asDouble()).isEqualTo(2);
        assertThat(own.get("period").asDouble()).isEqualTo(3);
        assertThat(own.get("acquired").asDouble()).isZero();
        assertThat(json(house.get("/api/planners/closes")).get("own")).isEmpty();
    }

    @Test
    void a_scenario_is_kept_and_held_against_what_came() {
        house.engine.take(ordered("o1"), ordered("o2"));

        HttpResponse<String> kept =
                house.post(
                        "/api/scenarios",
                        """
                        {"planner":"closes","name":"November","starts":"2026-11-01",
                         "inputs":{"customers":100,"rate":0.3,"days":30}}
                        """);

        assertThat(kept.statusCode()).isEqualTo(201);
        JsonNode scenario = json(kept);
        String address = "/api/scenarios/" + scenario.get("id").asString();
        assertThat(scenario.get("author").asString()).isEqualTo("test");
        assertThat(scenario.at("/inputs/customers").asDouble()).isEqualTo(100);
        assertThat(scenario.at("/inputs/sellers").asDouble()).isEqualTo(2);
        assertThat(scenario.at("/came/what").asString()).isEqualTo("closes");
        assertThat(scenario.at("/came/came").asLong()).isEqualTo(2);
        assertThat(json(house.get(address))).isEqualTo(scenario);
        assertThat(json(house.get("/api/scenarios")).at("/items/0/id").asString())
                .isEqualTo(scenario.get("id").asString());

        assertThat(house.delete(address).statusCode()).isEqualTo(200);
        assertThat(house.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_is_refused_in_words() {
        assertThat(refused("/api/planners/closes", "{\"inputs\":{\"rate\":3}}"))
                .isEqualTo("inputs: rate 3; expected 0 to 1.");
        assertThat(refused("/api/planners/closes", "{\"inputs\":{\"mood\":3}}"))
                .contains("there is no input 'mood'");
        assertThat(refused("/api/planners/closes", "{\"inputs\":{\"rate\":\"x\"}}"))
                .isEqualTo("inputs.rate: expected a number.");
        assertThat(refused("/api/planners/closes", "{\"inputs\":[]}"))
                .isEqualTo("inputs: expected an object of numbers.");
        assertThat(refused("/api/scenarios", "{\"planner\":\"fate\",\"name\":\"x\"}"))
                .isEqualTo("planner: 'fate' is no planner.");
        assertThat(refused("/api/scenarios", "{\"planner\":\"closes\"}"))
                .isEqualTo("name: missing; expected a name.");
        assertThat(
                        refused(
                                "/api/scenarios",
                                "{\"planner\":\"closes\",\"name\":\"x\",\"starts\":\"soon\"}"))
                .isEqualTo("starts: 'soon': expected a day such as 2026-11-01.");
        assertThat(house.post("/api/planners/fate", "{}").statusCode()).isEqualTo(404);
    }

    private static Event ordered(String id) {
        return ordered(id, "user_id:u1", 0);
    }

    private static Event ordered(String id, String person, int days) {
        return Events.track("Order Completed")
                .by(person)
                .at(Events.NOON.plusSeconds(86_400L * days))
                .with("order_id", id)
                .with("total", 10)
                .with("currency", "COP")
                .event();
    }

    private String refused(String path, String body) {
        HttpResponse<String> answer = house.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return json(answer).get("detail").asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
