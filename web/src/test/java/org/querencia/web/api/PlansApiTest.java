package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlansApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MODEL =
            """
            {"name":"Way","stages":[
              {"key":"seen","name":"Seen","enter":"count('*', 'ever') > 0"},
              {"key":"bought","name":"Bought","enter":"orders > 0"}]}
            """;

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_plan_stands_beside_what_was_attained_and_reminds_of_its_review() {
        assertThat(put("/api/stages/way", MODEL).statusCode()).isEqualTo(200);

        JsonNode plan =
                json(
                        put(
                                "/api/plans/way/seen/bought",
                                """
                                {"target":0.2,"horizon_days":7,"owner":"ana@x.co","review":"2026-11-01",
                                 "actions":[{"text":"Call","link":"/people"}]}
                                """));
        assertThat(plan.get("version").asInt()).isEqualTo(1);
        assertThat(plan.at("/attained/verdict").asString()).isEqualTo("too_few");
        assertThat(json(house.get("/api/plans")).at("/items/0/actions/0/link").asString())
                .isEqualTo("/people");

        house.look();
        JsonNode alarm = json(house.get("/api/alarms")).at("/items/0");
        assertThat(alarm.at("/words/es/0").asString())
                .isEqualTo("Seen → Bought: el plan se iba a revisar el 1 de noviembre.");
        assertThat(alarm.get("behind").asString()).isEqualTo("/journey/way/plans#way.seen.bought");
        assertThat(json(house.get("/api/sensors")).get("items")).isEmpty();

        put("/api/plans/way/seen/bought", "{\"target\":0.3}");
        house.look();
        assertThat(json(house.get("/api/alarms?state=open")).get("items")).isEmpty();
        assertThat(house.send(house.request("/api/plans/way/seen/bought").DELETE()).statusCode())
                .isEqualTo(200);
        assertThat(house.get("/api/plans/way/seen/bought").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_no_plan_is_refused_in_words() {
        put("/api/stages/way", MODEL);

        assertThat(refused("way/seen/sold", "{\"target\":0.2}"))
                .contains("'sold' is no stage of 'way'");
        assertThat(refused("none/seen/bought", "{\"target\":0.2}"))
                .contains("no model in force has the key 'none'");
        assertThat(refused("way/seen/bought", "{\"target\":20}")).contains("target: 20.0");
        assertThat(refused("way/seen/bought", "{}")).contains("target: expected a share");
    }

    @Test
    void nobody_makes_a_sensor_that_belongs_to_a_plan() {
        HttpResponse<String> answer =
                house.post(
                        "/api/sensors",
                        "{\"key\":\"plan.x\",\"name\":\"A\",\"measure\":\"orders\",\"condition\":{\"kind\":\"missing\"}}");

        assertThat(answer.body()).contains("plans are watched by themselves");
    }

    private String refused(String passage, String body) {
        HttpResponse<String> answer = put("/api/plans/" + passage, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return json(answer).get("detail").asString();
    }

    private HttpResponse<String> put(String path, String body) {
        return house.send(house.request(path).PUT(BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
